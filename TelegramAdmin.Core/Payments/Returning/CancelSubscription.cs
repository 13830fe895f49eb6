using TelegramAdmin.Core.Errors;
using TelegramAdmin.Core.Payments.Stripe.Client;
using TelegramAdmin.Core.Payments.Stripe.Client.Requests;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Core.Payments.Returning;

/// <summary>Whose money went back for a pass that renews is not charged for it again: the subscription ends at Stripe. Tried until Stripe has done it.</summary>
internal sealed class CancelSubscription(IDatabase database, IStripeApi stripe, PaymentBook book)
{
    private static readonly TimeSpan Again = TimeSpan.FromMinutes(1);

    public async Task RunAsync(Payment payment, CancellationToken cancellation)
    {
        var unfinished = await EndAsync(payment.SubscriptionId!, cancellation);
        await database.WriteAsync(null, async db =>
        {
            if (await book.TakeAsync(db, payment.Id) is not { } taken)
                return;
            taken.NextTryAt = null;
            if (unfinished is null)
                book.Note(db, taken, PaymentStepKind.Repaired, payment.SubscriptionId, "The subscription was ended at Stripe.");
            else
                book.Schedule(db, taken, Again);
        }, CancellationToken.None);
    }

    /// <returns>Why it is to be tried again; null when it is over.</returns>
    public async Task<Failure?> EndAsync(string subscriptionId, CancellationToken cancellation) =>
        (await stripe.SendAsync(new Subscriptions.Cancel(subscriptionId), cancellation)).Failure is { } failure && (failure.IsTransient || failure.IsAboutKey)
            ? failure.ToFailure() : null; // What Stripe does not know is not charged either.
}

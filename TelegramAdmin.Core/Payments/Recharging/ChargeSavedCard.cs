using System.Globalization;
using Microsoft.EntityFrameworkCore;
using TelegramAdmin.Core.Payments.Buying;
using TelegramAdmin.Core.Payments.Granting;
using TelegramAdmin.Core.Payments.Stripe.Client;
using TelegramAdmin.Core.Payments.Stripe.Client.Objects;
using TelegramAdmin.Core.Payments.Stripe.Client.Requests;
using TelegramAdmin.Core.Payments.Stripe.Events;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Core.Payments.Recharging;

/// <summary>Charges a saved card while its owner is away (docs.stripe.com/payments/save-and-reuse), and decides what follows from the answer.</summary>
internal sealed class ChargeSavedCard(
    IDatabase database, IStripeApi stripe, CustomerDesk customers, PaymentBook book, TakePayment take, TakeDecline decline, EndAttempt attempt, TimeProvider time)
{
    private const string SwitchedOff = "Auto-recharge was switched off.";

    private static readonly TimeSpan[] Waits = [.. new[] { 2, 10, 60, 600, 3600 }.Select(seconds => TimeSpan.FromSeconds(seconds))];

    public async Task RunAsync(Payment payment, CancellationToken cancellation)
    {
        await using var read = database.ReadAll();
        var recharge = await read.AutoRecharges.FirstOrDefaultAsync(r => r.AccountId == payment.AccountId && r.PaymentId == payment.Id, cancellation);
        if (recharge is not { PaymentMethodId: { } method, State: RechargeState.On or RechargeState.Retrying })
        {
            await CloseAsync(payment.Id);
            return;
        }
        var customer = await customers.FindOrMakeAsync(payment.WorkspaceId, payment.AccountId, payment.TelegramUserId, cancellation);
        var answer = customer.TryGet(out var customerId, out var failure)
            ? await stripe.SendAsync(new PaymentIntents.ChargeOffSession(KeyOf(payment), payment.Amount, payment.Currency.ToLowerInvariant(), customerId, method)
            {
                Description = payment.ProductName,
                Metadata = MakeCheckout.Metadata(payment),
            }, cancellation)
            : failure;
        if (NeedsPerson(answer) is { } intent)
            await stripe.SendAsync(new PaymentIntents.Cancel($"confirm:{payment.Token}:{payment.FailureCount.ToString(CultureInfo.InvariantCulture)}", intent), cancellation); // They confirm in a checkout of its own.
        await database.WriteAsync(null, async db =>
        {
            if (await book.TakeAsync(db, payment.Id) is { GrantedAt: null, AmountPaid: null, State: PaymentState.Starting or PaymentState.Failed } taken)
                await TakeAnswerAsync(db, taken, answer);
        }, CancellationToken.None);
    }

    // Switched off while the charge was on its way: what came in is taken, and nothing is tried again.
    private async Task TakeAnswerAsync(AppDbContext db, Payment payment, StripeResult<PaymentIntentObject> answer)
    {
        payment.NextTryAt = null;
        var recharge = await db.AutoRecharges.AsTracking().FirstOrDefaultAsync(r => r.AccountId == payment.AccountId);
        if (NeedsPerson(answer) is null && answer.TryGet(out var intent, out _))
            await ChargedAsync(db, payment, intent);
        else if (payment.State == PaymentState.Starting && recharge?.IsBuying(payment) == true)
            await FollowAsync(db, payment, recharge, answer);
        else if (payment.State == PaymentState.Starting)
            await attempt.RunAsync(db, payment, SwitchedOff);
    }

    private async Task FollowAsync(AppDbContext db, Payment payment, AutoRecharge recharge, StripeResult<PaymentIntentObject> answer)
    {
        recharge.ChangedAt = time.GetUtcNow();
        if (NeedsPerson(answer) is not null || answer.Failure is not { } failure)
        {
            (payment.State, recharge.State) = (PaymentState.NeedsConfirmation, RechargeState.NeedsConfirmation);
            payment.FailureCode = "authentication_required";
            payment.FailureCount++;
            book.Note(db, payment, PaymentStepKind.ConfirmationAsked, answer.Failure?.RequestId);
            book.Schedule(db, payment);
        }
        else if (failure.IsTransient || failure.IsAboutKey || failure.Type == StripeFailure.NotConfigured)
        {
            (payment.FailureCode, payment.FailureMessage) = (failure.Code ?? failure.Type, ShortText.Cut(failure.ToFailure().Message, 500));
            book.Schedule(db, payment, failure.RetryAfter ?? Waits[Math.Min(payment.Tries++, Waits.Length - 1)]);
        }
        else
        {
            await decline.RunAsync(db, payment, failure.DeclineCode ?? failure.Code ?? failure.Type, failure.Message, failure.RequestId);
        }
    }

    private async Task ChargedAsync(AppDbContext db, Payment payment, PaymentIntentObject intent)
    {
        (payment.PaymentIntentId, payment.Tries) = (intent.Id, 0);
        book.Note(db, payment, PaymentStepKind.Charged, intent.Id);
        if (intent.Status == "succeeded")
            await take.RunAsync(db, payment, TakeIntentEvents.ReceiptOf(intent, "charged"));
        else
            payment.State = PaymentState.Processing;
    }

    private Task CloseAsync(long paymentId) => database.WriteAsync(null, async db =>
    {
        if (await book.TakeAsync(db, paymentId) is { State: PaymentState.Starting } payment)
            await attempt.RunAsync(db, payment, SwitchedOff);
    });

    /// <returns>The charge that waits for its owner; null where none does.</returns>
    private static string? NeedsPerson(StripeResult<PaymentIntentObject> answer) => answer.TryGet(out var intent, out var failure)
        ? intent.Status == "requires_action" ? intent.Id : null
        : (failure.DeclineCode ?? failure.Code) == "authentication_required" || failure.Code == "authentication_required" ? failure.PaymentIntent?.Id : null;

    // Each try of the dunning is a charge of its own; one that was cut short is the same again.
    private static string KeyOf(Payment payment) => string.Create(CultureInfo.InvariantCulture, $"recharge:{payment.Token}:{payment.FailureCount}");
}

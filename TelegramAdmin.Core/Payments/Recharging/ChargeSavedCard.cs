using System.Globalization;
using Microsoft.EntityFrameworkCore;
using TelegramAdmin.Core.Payments.Buying;
using TelegramAdmin.Core.Payments.Granting;
using TelegramAdmin.Core.Payments.Stripe.Client;
using TelegramAdmin.Core.Payments.Stripe.Client.Objects;
using TelegramAdmin.Core.Payments.Stripe.Client.Requests;
using TelegramAdmin.Core.Payments.Stripe.Events;
using TelegramAdmin.Core.Settings;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Core.Payments.Recharging;

/// <summary>Charges a saved card while its owner is away (docs.stripe.com/payments/save-and-reuse), and decides what follows from the answer.</summary>
internal sealed class ChargeSavedCard(
    IDatabase database, IStripeApi stripe, CustomerDesk customers, PaymentBook book, TakePayment take, TellPayer tell, RechargeTelling telling, SettingsStore settings, TimeProvider time)
{
    private static readonly TimeSpan[] Waits = [.. new[] { 2, 10, 60, 600, 3600 }.Select(seconds => TimeSpan.FromSeconds(seconds))];

    public async Task RunAsync(Payment payment, CancellationToken cancellation)
    {
        await using var read = database.ReadAll();
        var recharge = await read.AutoRecharges.FirstOrDefaultAsync(r => r.AccountId == payment.AccountId && r.PaymentId == payment.Id, cancellation);
        if (recharge is not { PaymentMethodId: { } method, State: RechargeState.On or RechargeState.Retrying })
        {
            await CloseAsync(payment.Id, "Auto-recharge was switched off.");
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
            if (await book.TakeAsync(db, payment.Id) is { State: PaymentState.Starting } taken && await db.AutoRecharges.AsTracking().FirstOrDefaultAsync(r => r.AccountId == taken.AccountId) is { } row)
                await FollowAsync(db, taken, row, answer);
        }, CancellationToken.None);
    }

    private async Task FollowAsync(AppDbContext db, Payment payment, AutoRecharge recharge, StripeResult<PaymentIntentObject> answer)
    {
        payment.NextTryAt = null;
        if (NeedsPerson(answer) is not null)
        {
            (payment.State, recharge.State) = (PaymentState.NeedsConfirmation, RechargeState.NeedsConfirmation);
            payment.FailureCode = "authentication_required";
            payment.FailureCount++;
            book.Note(db, payment, PaymentStepKind.ConfirmationAsked, answer.Failure?.RequestId);
            book.Schedule(db, payment);
        }
        else if (answer.TryGet(out var intent, out var failure))
        {
            await ChargedAsync(db, payment, intent);
        }
        else if (failure.IsTransient || failure.IsAboutKey || failure.Type == StripeFailure.NotConfigured)
        {
            (payment.FailureCode, payment.FailureMessage) = (failure.Code ?? failure.Type, ShortText.Cut(failure.ToFailure().Message, 500));
            book.Schedule(db, payment, failure.RetryAfter ?? Waits[Math.Min(payment.Tries++, Waits.Length - 1)]);
        }
        else
        {
            await DeclinedAsync(db, payment, recharge, failure);
        }
        recharge.ChangedAt = time.GetUtcNow();
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

    // The dunning: the next try is so many hours away; after the last one it ends.
    private async Task DeclinedAsync(AppDbContext db, Payment payment, AutoRecharge recharge, StripeFailure failure)
    {
        var hours = await settings.GetAsync(payment.WorkspaceId, PaymentSettings.DunningHours);
        (payment.FailureCode, payment.FailureMessage) = (failure.DeclineCode ?? failure.Code ?? failure.Type, ShortText.Cut(failure.Message, 500));
        payment.FailureCount++;
        recharge.LastFailure = DeclineWords.Of(payment.FailureCode);
        book.Note(db, payment, PaymentStepKind.Failed, failure.RequestId, recharge.LastFailure);
        if (recharge.Failures < hours.Length)
        {
            recharge.NextTryAt = time.GetUtcNow().AddHours(hours[recharge.Failures++]);
            recharge.State = RechargeState.Retrying;
            await telling.DeclinedAsync(db, payment, recharge);
            return;
        }
        (recharge.State, recharge.PaymentId, recharge.NextTryAt) = (RechargeState.GivenUp, null, null);
        payment.State = PaymentState.Failed;
        await db.CountAsync(payment, time.GetUtcNow(), failed: 1);
        await tell.RechargeEndedAsync(db, payment);
    }

    private Task CloseAsync(long paymentId, string why) => database.WriteAsync(null, async db =>
    {
        if (await book.TakeAsync(db, paymentId) is not { State: PaymentState.Starting } payment)
            return;
        (payment.State, payment.NextTryAt) = (PaymentState.Failed, null);
        book.Note(db, payment, PaymentStepKind.Failed, detail: why);
    });

    /// <returns>The charge that waits for its owner; null where none does.</returns>
    private static string? NeedsPerson(StripeResult<PaymentIntentObject> answer) => answer.TryGet(out var intent, out var failure)
        ? intent.Status == "requires_action" ? intent.Id : null
        : (failure.DeclineCode ?? failure.Code) == "authentication_required" || failure.Code == "authentication_required" ? failure.PaymentIntent?.Id : null;

    // Each try of the dunning is a charge of its own; one that was cut short is the same again.
    private static string KeyOf(Payment payment) => string.Create(CultureInfo.InvariantCulture, $"recharge:{payment.Token}:{payment.FailureCount}");
}

using TelegramAdmin.Core.Payments.Granting;
using TelegramAdmin.Core.Payments.Recharging;
using TelegramAdmin.Core.Payments.Stripe.Client;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Core.Payments.Buying;

/// <summary>What follows when Stripe does not make a checkout: another try for what may pass, an end for what will not.</summary>
internal sealed class PaymentTrouble(IDatabase database, PaymentBook book, PromoBook promos, TellPayer tell, EndAttempt attempt, RechargeTelling telling, TimeProvider time)
{
    private static readonly TimeSpan[] Waits = [.. new[] { 2, 5, 15, 60, 300, 900, 3600 }.Select(seconds => TimeSpan.FromSeconds(seconds))];

    /// <summary>Nobody waits for a link longer than this.</summary>
    private static readonly TimeSpan Longest = TimeSpan.FromHours(24);

    public Task RunAsync(long paymentId, StripeFailure failure) => database.WriteAsync(null, async db =>
    {
        if (await book.TakeAsync(db, paymentId) is not { State: PaymentState.Starting or PaymentState.NeedsConfirmation } payment)
            return;
        (payment.FailureCode, payment.FailureMessage) = (failure.DeclineCode ?? failure.Code ?? failure.Type, ShortText.Cut(failure.ToFailure().Message, 500));
        var mayPass = failure.IsTransient || failure.IsAboutKey || failure.Type == StripeFailure.NotConfigured; // A wrong key is somebody's to mend.
        if (mayPass && time.GetUtcNow() - payment.CreatedAt < Longest)
        {
            book.Schedule(db, payment, failure.RetryAfter ?? Waits[Math.Min(payment.Tries, Waits.Length - 1)]);
            if (payment.Tries++ == 0)
            {
                book.Note(db, payment, PaymentStepKind.HeldUp, failure.RequestId, payment.FailureMessage);
                await tell.WaitingAsync(db, payment);
            }
            return;
        }
        payment.NextTryAt = null;
        payment.FailureCount++;
        payment.State = PaymentState.Failed;
        book.Note(db, payment, PaymentStepKind.Failed, failure.RequestId, payment.FailureMessage);
        await db.CountAsync(payment, time.GetUtcNow(), failed: 1);
        await promos.ReturnAsync(db, payment);
        await tell.FailedAsync(db, payment);
        if (await attempt.ReleaseAsync(db, payment) is { State: RechargeState.GivenUp } recharge)
            await telling.OffByTeamAsync(db, recharge, payment.TelegramUserId);
    });
}

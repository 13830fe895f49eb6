using Microsoft.EntityFrameworkCore;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Core.Payments.Recharging;

/// <summary>Ends one purchase of an auto-recharge that brought no money, so that the auto-recharge waits for it no longer. Inside the caller's transaction, with the payment locked.</summary>
public sealed class EndAttempt(PaymentBook book, RechargeTelling telling, TimeProvider time)
{
    /// <summary>Nothing is charged for it any more.</summary>
    public async Task RunAsync(AppDbContext db, Payment payment, string why)
    {
        (payment.State, payment.NextTryAt) = (PaymentState.Failed, null);
        book.Note(db, payment, PaymentStepKind.Failed, detail: why);
        await ReleaseAsync(db, payment);
    }

    /// <summary>Whoever was to confirm it did not: with the payment, which is over, their auto-recharge ends.</summary>
    public async Task UnconfirmedAsync(AppDbContext db, Payment payment)
    {
        if (await ReleaseAsync(db, payment) is { State: RechargeState.GivenUp } recharge)
            await telling.UnconfirmedAsync(db, recharge, payment.TelegramUserId);
    }

    /// <returns>The auto-recharge that waited for this payment: ended where a confirmation was missing, else ready for the next purchase; null where none waited.</returns>
    public async Task<AutoRecharge?> ReleaseAsync(AppDbContext db, Payment payment)
    {
        if (await db.AutoRecharges.AsTracking().FirstOrDefaultAsync(r => r.AccountId == payment.AccountId && r.PaymentId == payment.Id) is not { } recharge)
            return null;
        (recharge.PaymentId, recharge.NextTryAt, recharge.ChangedAt) = (null, null, time.GetUtcNow());
        recharge.State = recharge.State switch
        {
            RechargeState.NeedsConfirmation => RechargeState.GivenUp,
            RechargeState.Retrying => RechargeState.On,
            var other => other,
        };
        return recharge;
    }
}

using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Core.Payments.Recharging;

/// <summary>Ends an auto-recharge, and with it the charge that still waited. Inside the caller's transaction.</summary>
public sealed class EndRecharge(PaymentBook book, EndAttempt attempt, TimeProvider time)
{
    public async Task RunAsync(AppDbContext db, AutoRecharge recharge, RechargeState state)
    {
        // Whoever has a link to confirm by may still pay with it; that is their own doing.
        if (recharge.PaymentId is { } id && await book.TakeAsync(db, id) is { State: PaymentState.Starting or PaymentState.NeedsConfirmation, CheckoutUrl: null } payment)
            await attempt.RunAsync(db, payment, "Auto-recharge was switched off.");
        (recharge.State, recharge.PaymentId, recharge.NextTryAt, recharge.SetupSessionId, recharge.ChangedAt) = (state, null, null, null, time.GetUtcNow());
    }
}

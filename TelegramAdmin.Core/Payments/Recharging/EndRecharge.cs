using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Core.Payments.Recharging;

/// <summary>Ends an auto-recharge, and with it the charge that still waited. Inside the caller's transaction.</summary>
public sealed class EndRecharge(PaymentBook book, TimeProvider time)
{
    public async Task RunAsync(AppDbContext db, AutoRecharge recharge, RechargeState state)
    {
        if (recharge.PaymentId is { } id && await book.TakeAsync(db, id) is { State: PaymentState.Starting } payment)
        {
            (payment.State, payment.NextTryAt) = (PaymentState.Failed, null);
            book.Note(db, payment, PaymentStepKind.Failed, detail: "Auto-recharge was switched off.");
        }
        (recharge.State, recharge.PaymentId, recharge.NextTryAt, recharge.SetupSessionId, recharge.ChangedAt) = (state, null, null, null, time.GetUtcNow());
    }
}

using Microsoft.EntityFrameworkCore;
using TelegramAdmin.Core.Credits;
using TelegramAdmin.Core.Jobs;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Core.Payments.Recharging;

/// <summary>The dunning's clock: charges again whose next try is due, and ends what waits for a payment that is over.</summary>
internal sealed class RunRecharges(IDatabase database, PaymentBook book, EndAttempt attempt, TimeProvider time) : IScheduledJob
{
    public string Name => "recharges";

    public string Title => "Tries of auto-recharge";

    public string Schedule => "15 * * * * ?";

    public async Task<string?> RunAsync(CancellationToken cancellation)
    {
        var now = time.GetUtcNow();
        await using var db = database.ReadAll();
        var due = await db.AutoRecharges.Where(r => r.State == RechargeState.Retrying && r.NextTryAt <= now).Take(500).Select(r => r.AccountId).ToListAsync(cancellation);
        var over = await db.AutoRecharges.Where(r => r.PaymentId != null)
            .Join(db.Payments.Where(p => p.State == PaymentState.Expired || p.State == PaymentState.Failed), r => r.PaymentId, p => p.Id, (_, p) => p.Id)
            .Take(500).ToListAsync(cancellation);
        foreach (var account in due)
            await TryAgainAsync(account);
        foreach (var payment in over)
            await EndAsync(payment);
        return due.Count + over.Count == 0 ? null : $"{due.Count:N0} tried again, {over.Count:N0} ended";
    }

    private Task TryAgainAsync(long accountId) => database.WriteAsync(null, async db =>
    {
        if (await db.AutoRecharges.AsTracking().FirstOrDefaultAsync(r => r.AccountId == accountId && r.State == RechargeState.Retrying) is not { } recharge)
            return;
        recharge.NextTryAt = null;
        if (recharge.PaymentId is { } id && await book.TakeAsync(db, id) is { State: PaymentState.Starting } payment)
            book.Schedule(db, payment);
    });

    private Task EndAsync(long paymentId) => database.WriteAsync(null, async db =>
    {
        if (await book.TakeAsync(db, paymentId) is { State: PaymentState.Expired or PaymentState.Failed } payment)
            await attempt.UnconfirmedAsync(db, payment);
    });
}

/// <summary>Somebody of the team ends a person's auto-recharge, or has the next try made now.</summary>
public sealed class ControlRecharge(IDatabase database, PaymentBook book, EndRecharge end, RechargeTelling telling)
{
    public Task<Errors.Result<long>> SwitchOffAsync(WorkspaceId workspace, long accountId) => ChangeAsync(workspace, accountId, async (db, recharge) =>
    {
        var wasOn = recharge.State is RechargeState.On or RechargeState.Retrying or RechargeState.NeedsConfirmation;
        await end.RunAsync(db, recharge, RechargeState.Off);
        if (wasOn)
            await telling.OffByTeamAsync(db, recharge, await db.CreditAccounts.Where(a => a.Id == accountId).Select(a => a.TelegramUserId).FirstAsync());
    });

    public Task<Errors.Result<long>> TryNowAsync(WorkspaceId workspace, long accountId) => ChangeAsync(workspace, accountId, async (db, recharge) =>
    {
        if (recharge is { State: RechargeState.Retrying, PaymentId: { } id } && await book.TakeAsync(db, id) is { State: PaymentState.Starting } payment)
        {
            recharge.NextTryAt = null;
            book.Schedule(db, payment);
        }
    });

    private Task<Errors.Result<long>> ChangeAsync(WorkspaceId workspace, long accountId, Func<AppDbContext, AutoRecharge, Task> change) => database.WriteAsync(workspace, async db =>
    {
        if (await db.AutoRecharges.AsTracking().FirstOrDefaultAsync(r => r.AccountId == accountId) is not { } recharge)
            return (Errors.Result<long>)PaymentErrors.NoRecharge;
        await change(db, recharge);
        return accountId;
    });
}

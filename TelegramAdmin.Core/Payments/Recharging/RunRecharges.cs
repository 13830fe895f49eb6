using Microsoft.EntityFrameworkCore;
using TelegramAdmin.Core.Jobs;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Core.Payments.Recharging;

/// <summary>The dunning's clock: charges again whose next try is due, and looks after cards that are being saved.</summary>
internal sealed class RunRecharges(IDatabase database, PaymentBook book, SaveCard card, TimeProvider time) : IScheduledJob
{
    public string Name => "recharges";

    public string Title => "Tries of auto-recharge";

    public string Schedule => "15 * * * * ?";

    public async Task<string?> RunAsync(CancellationToken cancellation)
    {
        var now = time.GetUtcNow();
        await using var db = database.ReadAll();
        var due = await db.AutoRecharges.Where(r => r.NextTryAt != null && r.NextTryAt <= now).Take(500).ToListAsync(cancellation);
        foreach (var recharge in due)
            await RunAsync(recharge, cancellation);
        return due.Count == 0 ? null : $"{due.Count:N0} due";
    }

    private Task RunAsync(AutoRecharge due, CancellationToken cancellation) => due.SetupSessionId is not null
        ? card.FinishAsync(due, cancellation)
        : database.WriteAsync(null, async db =>
        {
            if (await db.AutoRecharges.AsTracking().FirstOrDefaultAsync(r => r.AccountId == due.AccountId && r.State == RechargeState.Retrying) is not { } recharge)
                return;
            recharge.NextTryAt = null;
            if (recharge.PaymentId is { } id && await book.TakeAsync(db, id) is { State: PaymentState.Starting } payment)
                book.Schedule(db, payment);
        }, CancellationToken.None);
}

/// <summary>Somebody of the team ends a person's auto-recharge, or has the next try made now.</summary>
public sealed class ControlRecharge(IDatabase database, PaymentBook book, TimeProvider time)
{
    public Task<Errors.Result<long>> SwitchOffAsync(WorkspaceId workspace, long accountId) => ChangeAsync(workspace, accountId, (_, recharge) =>
    {
        ChooseRecharge.SwitchOff(recharge, time.GetUtcNow());
        return Task.CompletedTask;
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

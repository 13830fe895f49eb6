using Microsoft.EntityFrameworkCore;
using TelegramAdmin.Core.Access;
using TelegramAdmin.Core.Errors;
using TelegramAdmin.Core.Events;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Core.Campaigns.Broadcasts.Deciding;

/// <summary>Moves a broadcast from one state to another, once, and says so in the audit log.</summary>
internal sealed class ChangeState(IDatabase database, AuditLog audit, EventBus events)
{
    /// <param name="change">Changes the tracked row; a failure leaves it as it is.</param>
    public async Task<Result<Broadcast>> RunAsync(WorkspaceId workspace, long id, Actor actor, string action, Func<Broadcast, Failure?> change)
    {
        var changed = await database.WriteAsync(workspace, db => ChangeAsync(db, id, change));
        if (changed.IsOk)
            await audit.RecordAsync(workspace, actor, action, changed.Value.Name);
        return changed;
    }

    private async Task<Result<Broadcast>> ChangeAsync(AppDbContext db, long id, Func<Broadcast, Failure?> change)
    {
        if (!await db.LockAsync(id) || await db.Broadcasts.AsTracking().FirstOrDefaultAsync(b => b.Id == id) is not { } broadcast)
            return BroadcastErrors.NotFound;
        if (change(broadcast) is { } refused)
            return refused;
        broadcast.Version++;
        db.AfterCommit(() => events.Publish(new BroadcastChanged(broadcast.WorkspaceId, id)));
        return broadcast;
    }
}

internal static class BroadcastLock
{
    extension(AppDbContext db)
    {
        /// <summary>From here to the end of the transaction nobody else changes this broadcast, nor puts its recipients into the queue.</summary>
        public async Task<bool> LockAsync(long id) => await db.Broadcasts.Where(b => b.Id == id).ExecuteUpdateAsync(set => set.SetProperty(b => b.Version, b => b.Version)) == 1;
    }
}

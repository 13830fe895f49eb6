using Microsoft.EntityFrameworkCore;
using TelegramAdmin.Core.Access;
using TelegramAdmin.Core.Errors;
using TelegramAdmin.Core.Events;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Core.Campaigns.Broadcasts.Deciding;

/// <summary>Gives those another turn whom it could not be sent to. Of whom nobody knows whether it arrived, somebody decides on the page of messages.</summary>
public sealed class RetryFailed(IDatabase database, AuditLog audit, EventBus events)
{
    public async Task<Result<int>> RunAsync(WorkspaceId workspace, long id, Actor actor)
    {
        var retried = await database.WriteAsync(workspace, db => RetryAsync(db, id));
        if (retried.TryGet(out var done, out var failure))
            await audit.RecordAsync(workspace, actor, "broadcast.retried", done.Name, $"{done.People} people");
        return failure is null ? done.People : failure;
    }

    private async Task<Result<(string Name, int People)>> RetryAsync(AppDbContext db, long id)
    {
        if (!await db.LockAsync(id) || await db.Broadcasts.AsTracking().FirstOrDefaultAsync(b => b.Id == id) is not { } broadcast)
            return BroadcastErrors.NotFound;
        if (broadcast.State is not (BroadcastState.Finished or BroadcastState.Running or BroadcastState.Paused))
            return BroadcastErrors.WrongState(broadcast.State, "only one that was sent can be tried again");
        var people = await db.Recipients.Where(r => r.BroadcastId == id && r.State == RecipientState.Failed && r.BotId != null).ExecuteUpdateAsync(set => set
            .SetProperty(r => r.State, RecipientState.Waiting).SetProperty(r => r.OutboxId, (long?)null).SetProperty(r => r.DueAt, (DateTimeOffset?)null)
            .SetProperty(r => r.Error, (string?)null).SetProperty(r => r.ErrorCode, (int?)null));
        if (people == 0)
            return BroadcastErrors.NothingToDo("Nobody's message failed, so there is nobody to try again.");
        if (broadcast.State == BroadcastState.Finished)
            (broadcast.State, broadcast.FinishedAt) = (BroadcastState.Running, null);
        broadcast.Version++;
        db.AfterCommit(() => events.Publish(new BroadcastChanged(broadcast.WorkspaceId, id)));
        return (broadcast.Name, people);
    }
}

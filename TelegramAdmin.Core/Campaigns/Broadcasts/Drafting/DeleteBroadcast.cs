using Microsoft.EntityFrameworkCore;
using TelegramAdmin.Core.Access;
using TelegramAdmin.Core.Errors;
using TelegramAdmin.Core.Events;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Core.Campaigns.Broadcasts.Drafting;

/// <summary>Throws a draft away. What was started stays: its report is what people were told.</summary>
public sealed class DeleteBroadcast(IDatabase database, AuditLog audit, EventBus events)
{
    public async Task<Result<Broadcast>> RunAsync(WorkspaceId workspace, long id, Actor actor)
    {
        var deleted = await database.WriteAsync(workspace, db => DeleteAsync(db, id));
        if (deleted.IsOk)
            await audit.RecordAsync(workspace, actor, "broadcast.deleted", deleted.Value.Name);
        return deleted;
    }

    private async Task<Result<Broadcast>> DeleteAsync(AppDbContext db, long id)
    {
        if (await db.Broadcasts.FirstOrDefaultAsync(b => b.Id == id) is not { } broadcast)
            return BroadcastErrors.NotFound;
        if (await db.Broadcasts.Where(b => b.Id == id && b.State == BroadcastState.Draft).ExecuteDeleteAsync() == 0)
            return BroadcastErrors.WrongState(broadcast.State, "only a draft can be deleted");
        db.AfterCommit(() => events.Publish(new BroadcastChanged(broadcast.WorkspaceId, id)));
        return broadcast;
    }
}

using Microsoft.EntityFrameworkCore;
using TelegramAdmin.Core.Access;
using TelegramAdmin.Core.Errors;
using TelegramAdmin.Core.Events;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Core.Channels.Collecting.Following;

/// <summary>Changes a channel as somebody wants it, while the collector keeps its hands off it.</summary>
internal sealed class AlterChannel(IDatabase database, AuditLog audit, EventBus events)
{
    /// <param name="change">Changes the tracked row; a failure leaves it as it is.</param>
    public async Task<Result<TrackedChannel>> RunAsync(WorkspaceId workspace, long id, Actor actor, string action, Func<AppDbContext, TrackedChannel, Task<Failure?>> change)
    {
        var changed = await database.WriteAsync(workspace, db => ChangeAsync(db, id, change));
        if (changed.IsOk)
            await audit.RecordAsync(workspace, actor, action, changed.Value.Title);
        return changed;
    }

    private async Task<Result<TrackedChannel>> ChangeAsync(AppDbContext db, long id, Func<AppDbContext, TrackedChannel, Task<Failure?>> change)
    {
        if (await db.HoldChannelAsync(id) is not { } channel)
            return ChannelErrors.NotFound;
        if (await change(db, channel) is { } refused)
        {
            db.ChangeTracker.Clear();
            return refused;
        }
        db.AfterCommit(() => events.Publish(new ChannelChanged(channel.WorkspaceId, id)));
        return channel;
    }
}

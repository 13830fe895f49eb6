using Microsoft.EntityFrameworkCore;
using TelegramAdmin.Core.Access;
using TelegramAdmin.Core.Errors;
using TelegramAdmin.Core.Events;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Core.Channels.Collecting.Following;

/// <summary>
/// Throws a channel away with all that was kept of it. It is gone from every page at once; its posts, which may be a million, go in small steps
/// afterwards (<see cref="ClearRemoved"/>).
/// </summary>
public sealed class RemoveChannel(IDatabase database, AuditLog audit, EventBus events, IEnumerable<IRemovalObserver> observers, TimeProvider time)
{
    private readonly IReadOnlyList<IRemovalObserver> _observers = [.. observers];

    public async Task<Result<TrackedChannel>> RunAsync(WorkspaceId workspace, long id, Actor actor)
    {
        var removed = await database.WriteAsync(workspace, db => RemoveAsync(db, id));
        if (removed.IsOk)
            await audit.RecordAsync(workspace, actor, "channel.removed", removed.Value.Title);
        return removed;
    }

    private async Task<Result<TrackedChannel>> RemoveAsync(AppDbContext db, long id)
    {
        if (await db.TrackedChannels.AsNoTracking().FirstOrDefaultAsync(c => c.Id == id) is not { } channel)
            return ChannelErrors.NotFound;
        foreach (var observer in _observers)
            await observer.RemovingAsync(db, channel);
        if (await db.TrackedChannels.Where(c => c.Id == id).ExecuteDeleteAsync() == 0)
            return ChannelErrors.NotFound;
        db.RemovedChannels.Add(new RemovedChannel { ChannelId = id, WorkspaceId = channel.WorkspaceId, RemovedAt = time.GetUtcNow() });
        db.AfterCommit(() => events.Publish(new ChannelChanged(channel.WorkspaceId, id)));
        return channel;
    }
}

/// <summary>Takes part in the transaction that removes a channel: deletes what else hangs on it, which must not be much.</summary>
public interface IRemovalObserver
{
    Task RemovingAsync(AppDbContext db, TrackedChannel channel);
}

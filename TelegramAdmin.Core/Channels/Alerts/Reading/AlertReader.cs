using Microsoft.EntityFrameworkCore;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Core.Channels.Alerts;

/// <summary>Lists alerts, newest first.</summary>
public sealed class AlertReader(IDatabase database)
{
    /// <param name="before">Only those below this number; null from the newest.</param>
    /// <param name="take">So many, and one more that says that there are older ones.</param>
    public async Task<IReadOnlyList<AlertLine>> ListAsync(WorkspaceId workspace, AlertFilter filter, long? before, int take, CancellationToken cancellation = default)
    {
        await using var db = database.Read(workspace);
        var alerts = Matching(db, filter).Where(a => before == null || a.Id < before).OrderByDescending(a => a.Id).Take(take + 1);
        return await (from a in alerts join c in db.Set<TrackedChannel>() on a.ChannelId equals c.Id orderby a.Id descending select new AlertLine(a, c)).ToListAsync(cancellation);
    }

    public async Task<int> UnseenAsync(WorkspaceId workspace, long? channelId, CancellationToken cancellation = default)
    {
        await using var db = database.Read(workspace);
        return await db.Set<ChannelAlert>().CountAsync(a => a.SeenAt == null && (channelId == null || a.ChannelId == channelId), cancellation);
    }

    private static IQueryable<ChannelAlert> Matching(AppDbContext db, AlertFilter filter)
    {
        var alerts = db.Set<ChannelAlert>().AsQueryable();
        if (filter.ChannelId is { } channel)
            alerts = alerts.Where(a => a.ChannelId == channel);
        if (filter.Kind is { } kind)
            alerts = alerts.Where(a => a.Kind == kind);
        return filter.OnlyUnseen ? alerts.Where(a => a.SeenAt == null) : alerts;
    }
}

public sealed record AlertFilter(long? ChannelId = null, AlertKind? Kind = null, bool OnlyUnseen = false);

public sealed record AlertLine(ChannelAlert Alert, TrackedChannel Channel);

using Microsoft.EntityFrameworkCore;
using TelegramAdmin.Core.Events;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Core.Channels.Alerts;

/// <summary>Notes that somebody of the team saw alerts; the first to do so stays named.</summary>
public sealed class SeeAlerts(IDatabase database, EventBus events, TimeProvider time)
{
    /// <param name="alertId">Null for all.</param>
    /// <param name="channelId">Of one channel; null for every one.</param>
    public Task<int> RunAsync(WorkspaceId workspace, long? alertId, long? channelId, string by) => database.WriteAsync(workspace, async db =>
    {
        var (now, name) = (time.GetUtcNow(), ShortText.Cut(by, 200));
        var seen = await db.Set<ChannelAlert>()
            .Where(a => a.SeenAt == null && (alertId == null || a.Id == alertId) && (channelId == null || a.ChannelId == channelId))
            .ExecuteUpdateAsync(set => set.SetProperty(a => a.SeenAt, now).SetProperty(a => a.SeenBy, name));
        if (seen > 0)
            db.AfterCommit(() => events.Publish(new ChannelAlertsChanged(workspace)));
        return seen;
    });
}

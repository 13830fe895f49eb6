using TelegramAdmin.Core.Conversations.Timing;
using TelegramAdmin.Core.Settings;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Core.Campaigns.Broadcasts.Timing;

/// <summary>The clock that a broadcast goes by: its own time zone, else the workspace's.</summary>
public sealed class BroadcastZones(SettingsStore settings)
{
    public async ValueTask<BroadcastClock> ClockOfAsync(WorkspaceId workspace, BroadcastTiming timing) => new(timing, await OfWorkspaceAsync(workspace));

    public async ValueTask<TimeZoneInfo> OfWorkspaceAsync(WorkspaceId workspace) =>
        BroadcastClock.Find((await settings.GetAsync(workspace, InboxSettings.Hours)).TimeZone) ?? TimeZoneInfo.Utc;
}

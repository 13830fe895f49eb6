using System.Globalization;
using Microsoft.EntityFrameworkCore;
using TelegramAdmin.Core.Jobs;
using TelegramAdmin.Core.Settings;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Core.Channels.Alerts;

/// <summary>Sends the weekly reports whose time has come.</summary>
internal sealed class SendDueReports(IDatabase database, SettingsStore settings, SendReport send, TimeProvider time) : IScheduledJob
{
    /// <summary>After a longer outage the week's report is left out.</summary>
    private static readonly TimeSpan LongestLate = TimeSpan.FromDays(3);

    public string Name => "channel-report";

    public string Title => "Weekly report of channels";

    public string Schedule => "15 */5 * * * ?";

    public async Task<string?> RunAsync(CancellationToken cancellation)
    {
        var sent = 0;
        foreach (var (workspace, since) in await PlannedAsync(cancellation))
            sent += await SendAsync(workspace, since, cancellation);
        return sent == 0 ? null : string.Create(CultureInfo.InvariantCulture, $"Sent to {sent:N0}");
    }

    private async Task<IReadOnlyList<(WorkspaceId Workspace, DateTimeOffset Since)>> PlannedAsync(CancellationToken cancellation)
    {
        await using var db = database.ReadAll();
        var rows = await db.Set<WorkspaceSetting>().Where(s => s.Key == ReportPlan.Setting.Key).Select(s => new { s.WorkspaceId, s.ChangedAt }).ToListAsync(cancellation);
        return [.. rows.Select(r => (r.WorkspaceId, r.ChangedAt))];
    }

    private async Task<int> SendAsync(WorkspaceId workspace, DateTimeOffset since, CancellationToken cancellation)
    {
        var plan = await settings.GetAsync(workspace, ReportPlan.Setting);
        if (!plan.IsOn)
            return 0;
        var now = time.GetUtcNow();
        var (day, at) = ReportClock.LastDue(plan, await send.ZoneAsync(workspace), now);
        if (at < since || now - at > LongestLate || await IsSentAsync(workspace, day, cancellation))
            return 0; // What was due before somebody switched it on is not sent afterwards.
        return await send.OfWeekAsync(workspace, plan, day, cancellation) ?? 0;
    }

    private async Task<bool> IsSentAsync(WorkspaceId workspace, DateOnly day, CancellationToken cancellation)
    {
        var week = day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        await using var db = database.Read(workspace);
        return await db.Set<ChannelReport>().AnyAsync(r => r.Week == week, cancellation);
    }
}

using System.Globalization;
using Microsoft.EntityFrameworkCore;
using TelegramAdmin.Core.Channels.Revenue;
using TelegramAdmin.Core.Jobs;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Core.Channels.Alerts;

/// <summary>Removes rules that nobody brought back, alerts older than a year, and what belonged to channels that were removed.</summary>
internal sealed class TidyAlerts(IDatabase database, TimeProvider time) : IScheduledJob
{
    private static readonly TimeSpan KeepRules = TimeSpan.FromDays(1);
    private static readonly TimeSpan KeepAlerts = TimeSpan.FromDays(366);

    public string Name => "channel-alerts-tidy";

    public string Title => "Old alerts of channels";

    public string Schedule => "0 25 3 * * ?";

    public async Task<string?> RunAsync(CancellationToken cancellation)
    {
        var (rules, alerts) = (time.GetUtcNow() - KeepRules, time.GetUtcNow() - KeepAlerts);
        var removed = await database.WriteAsync(null, async db =>
            await db.Set<ChannelAlertRule>().Where(r => r.DeletedAt < rules || (r.ChannelId != null && !db.Set<TrackedChannel>().Any(c => c.Id == r.ChannelId))).ExecuteDeleteAsync(cancellation)
            + await db.Set<ChannelAlert>().Where(a => a.HappenedAt < alerts || !db.Set<TrackedChannel>().Any(c => c.Id == a.ChannelId)).ExecuteDeleteAsync(cancellation)
            + await db.Set<PostStart>().Where(s => !db.Set<TrackedChannel>().Any(c => c.Id == s.ChannelId)).ExecuteDeleteAsync(cancellation)
            + await db.Set<PostLink>().Where(l => !db.Set<TrackedChannel>().Any(c => c.Id == l.ChannelId)).ExecuteDeleteAsync(cancellation), cancellation);
        return removed == 0 ? null : string.Create(CultureInfo.InvariantCulture, $"{removed:N0} rows removed");
    }
}

using Microsoft.EntityFrameworkCore;
using TelegramAdmin.Core.Campaigns.Broadcasts;
using TelegramAdmin.Core.Channels;
using TelegramAdmin.Core.Channels.Accounts;
using TelegramAdmin.Core.Payments.Stripe;
using TelegramAdmin.Core.Storage;
using TelegramAdmin.Core.Updates;
using TelegramAdmin.Core.Webhooks;
using TelegramAdmin.Core.Webhooks.Endpoints;

namespace TelegramAdmin.Features.Operations.Metrics;

/// <summary>What waits in the tables: updates, webhooks, Stripe's events, broadcasts, channels. Each is read by an index of what is open, or from a small table.</summary>
internal sealed class WorkMetrics(TimeProvider time) : IMetricSource
{
    public async Task<IReadOnlyList<MetricFamily>> ReadAsync(AppDbContext db) =>
    [
        MetricFamily.Gauge("telegramadmin_updates_waiting", "Durable updates that are not worked off, in memory or not", await db.Set<InboxUpdate>().CountAsync(u => u.ProcessedAt == null)),
        .. await WebhooksAsync(db),
        MetricFamily.Gauge("telegramadmin_stripe_events_waiting", "Events of Stripe that are not worked off", await db.Set<StripeEvent>().CountAsync(e => e.ProcessedAt == null)),
        MetricFamily.Gauge("telegramadmin_broadcasts", "Broadcasts by state", await ByStateAsync(db.Set<Broadcast>().GroupBy(b => b.State).Select(g => new StateCount<BroadcastState>(g.Key, g.Count())))),
        MetricFamily.Gauge("telegramadmin_channels", "Tracked channels by state", await ByStateAsync(db.Set<TrackedChannel>().GroupBy(c => c.State).Select(g => new StateCount<ChannelState>(g.Key, g.Count())))),
        MetricFamily.Gauge("telegramadmin_channel_accounts", "Accounts that read channels, by state", await ByStateAsync(db.Set<MtProtoAccount>().GroupBy(a => a.State).Select(g => new StateCount<AccountState>(g.Key, g.Count())))),
    ];

    private async Task<IEnumerable<MetricFamily>> WebhooksAsync(AppDbContext db)
    {
        var open = db.Set<WebhookDelivery>().Where(d => d.State == WebhookDeliveryState.Pending);
        var oldest = await open.MinAsync(d => (DateTimeOffset?)d.CreatedAt);
        return
        [
            MetricFamily.Gauge("telegramadmin_webhook_deliveries_waiting", "Events on their way to webhooks", await open.CountAsync()),
            MetricFamily.Gauge("telegramadmin_webhook_oldest_seconds", "How long the oldest of them waits", oldest is { } since ? Math.Max(0, (time.GetUtcNow() - since).TotalSeconds) : 0),
            MetricFamily.Gauge("telegramadmin_webhooks_failing", "Webhooks that are on and answered nothing good last time", await db.Set<WebhookEndpoint>().CountAsync(e => e.IsEnabled && e.FailingSince != null)),
        ];
    }

    private static async Task<IEnumerable<(string, double)>> ByStateAsync<T>(IQueryable<StateCount<T>> states) where T : struct, Enum =>
        (await states.ToListAsync()).Select(s => (MetricFamily.Label("state", s.State.ToString().ToLowerInvariant()), (double)s.Count));

    private sealed record StateCount<T>(T State, int Count);
}

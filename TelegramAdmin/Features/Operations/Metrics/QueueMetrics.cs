using Microsoft.EntityFrameworkCore;
using TelegramAdmin.Core.Delivery;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Features.Operations.Metrics;

/// <summary>What waits to be sent, and how the senders stand against Telegram's limits.</summary>
internal sealed class QueueMetrics(SenderBoard board, TimeProvider time) : IMetricSource
{
    /// <summary>So many bots have a line of their own, those with the longest queues; the others are summed up.</summary>
    public const int MostBots = 50;

    public async Task<IReadOnlyList<MetricFamily>> ReadAsync(AppDbContext db)
    {
        var queue = await db.Set<OutboxMessage>().Where(m => m.State == DeliveryState.Pending || m.State == DeliveryState.Sending || m.State == DeliveryState.Retrying)
            .GroupBy(m => new { m.BotId, m.Lane }).Select(g => new BotLane(g.Key.BotId, g.Key.Lane, g.Count(), g.Min(m => m.CreatedAt))).ToListAsync();
        var scheduled = await db.Set<OutboxMessage>().CountAsync(m => m.State == DeliveryState.Scheduled);
        var senders = board.Read();
        return
        [
            MetricFamily.Gauge("telegramadmin_queue_messages", "Messages waiting to be sent; bots beyond the fifty with most are summed up as other", Lines(queue)),
            MetricFamily.Gauge("telegramadmin_queue_oldest_seconds", "How long the oldest message of a lane waits", Oldest(queue)),
            MetricFamily.Gauge("telegramadmin_scheduled_messages", "Messages that wait for their time", scheduled),
            MetricFamily.Gauge("telegramadmin_senders", "Bots that sent something lately", senders.Count),
            MetricFamily.Gauge("telegramadmin_senders_blocked", "Bots of which Telegram wants silence, or that are out", senders.Count(s => s.BlockedUntil is not null)),
            MetricFamily.Gauge("telegramadmin_senders_slowed", "Bots that send slower than they may, because Telegram asked for silence lately", senders.Count(s => s.Rate < s.HighestRate * .9)),
            MetricFamily.Gauge("telegramadmin_calls_in_flight", "Calls of senders under way", senders.Sum(s => s.InFlight)),
        ];
    }

    private static IEnumerable<(string, double)> Lines(List<BotLane> queue)
    {
        var own = queue.GroupBy(q => q.Bot).OrderByDescending(g => g.Sum(q => q.Count)).Take(MostBots).Select(g => g.Key).ToHashSet();
        return queue.GroupBy(q => (Bot: own.Contains(q.Bot) ? q.Bot.ToString() : "other", q.Lane)).OrderBy(g => g.Key.Bot, StringComparer.Ordinal).ThenBy(g => g.Key.Lane)
            .Select(g => ($"{MetricFamily.Label("bot", g.Key.Bot)},{MetricFamily.Label("lane", Lower(g.Key.Lane))}", (double)g.Sum(q => q.Count)));
    }

    private IEnumerable<(string, double)> Oldest(List<BotLane> queue) => Enum.GetValues<Lane>().Select(lane =>
        (MetricFamily.Label("lane", Lower(lane)), queue.Where(q => q.Lane == lane).Select(q => Math.Max(0, (time.GetUtcNow() - q.Oldest).TotalSeconds)).DefaultIfEmpty(0).Max()));

    private static string Lower(Lane lane) => lane.ToString().ToLowerInvariant();

    private sealed record BotLane(BotId Bot, Lane Lane, int Count, DateTimeOffset Oldest);
}

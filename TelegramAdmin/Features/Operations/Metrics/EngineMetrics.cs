using Microsoft.EntityFrameworkCore;
using TelegramAdmin.Core.Bots;
using TelegramAdmin.Core.Operations.Health;
using TelegramAdmin.Core.Storage;
using TelegramAdmin.Core.Telemetry;
using TelegramAdmin.Core.Updates;

namespace TelegramAdmin.Features.Operations.Metrics;

/// <summary>What came, what left, how long it took, and how each part stands.</summary>
internal sealed class EngineMetrics(UpdateWindow window, BotDirectory directory, HealthReport health, EngineMeters meters, Totals totals, OpenCircuits circuits, LoopBoard loops) : IMetricSource
{
    // The engine's own buckets grow by a fifth; every fourth is enough for a scraper.
    private const int Step = 4;

    private static readonly double[] Limits = [.. Enumerable.Range(0, 80 / Step).Select(i => LatencyBuckets.LimitOf(((i + 1) * Step) - 1) / 1000)];

    public async Task<IReadOnlyList<MetricFamily>> ReadAsync(AppDbContext db)
    {
        var bots = await db.Set<Bot>().Where(b => b.State != BotState.Removed).GroupBy(b => b.State).Select(g => new { State = g.Key, Count = g.Count() }).ToListAsync();
        return
        [
            MetricFamily.Gauge("telegramadmin_bots", "Bots by state", bots.Select(b => (MetricFamily.Label("state", b.State.ToString().ToLowerInvariant()), (double)b.Count))),
            MetricFamily.Gauge("telegramadmin_bots_loaded", "Bots in memory", directory.LoadedCount),
            MetricFamily.Gauge("telegramadmin_updates_in_memory", "Durable updates on their way through the handlers", window.Count),
            MetricFamily.Gauge("telegramadmin_circuits", "Browsers that hold a live page", circuits.Count),
            MetricFamily.Gauge("telegramadmin_health", "How each part stands: 0 not used, 1 works, 2 wants a look, 3 broken", (await health.CheckAsync()).Select(p => (MetricFamily.Label("part", p.Name), (double)p.State))),
            MetricFamily.Gauge("telegramadmin_loop_last_round_timestamp_seconds", "When each background loop last finished a round", loops.Rounds.Select(r => (MetricFamily.Label("loop", r.Name), (double)r.At.ToUnixTimeSeconds()))),
            MetricFamily.Gauge("telegramadmin_loop_failing", "Whether the last round of each background loop failed", loops.Rounds.Select(r => (MetricFamily.Label("loop", r.Name), r.IsFailing ? 1d : 0))),
            .. Enum.GetValues<Counted>().Select(what => MetricFamily.Counter($"telegramadmin_{MeterWords.Of(what)}_total", HelpOf(what), meters.Read(what))),
            .. Enum.GetValues<Total>().Select(what => MetricFamily.Counter($"telegramadmin_{Totals.NameOf(what)}_total", HelpOf(what), totals.Read(what))),
            .. Enum.GetValues<Timed>().Select(what => Histogram(what, meters.Read(what))),
        ];
    }

    private static MetricFamily Histogram(Timed what, LatencyCount read)
    {
        long[] counts = [.. read.Buckets.Chunk(Step).Select(part => part.Sum())];
        return MetricFamily.Histogram($"telegramadmin_{MeterWords.Of(what)}_seconds", HelpOf(what), Limits[..^1], [("", read.Sum / 1000, counts)]);
    }

    private static string HelpOf(Timed what) => what switch
    {
        Timed.Reply => "From the arrival of a message to the first answer that Telegram accepts",
        Timed.Webhook => "Taking an update from Telegram until it is durable",
        Timed.Send => "A call to the Bot API",
        Timed.Commit => "A write, from the moment it is handed over until it is durable",
        Timed.Page => "A page for a browser",
        _ => "A request of another program",
    };

    private static string HelpOf(Counted what) => what switch
    {
        Counted.Updates => "Updates that became durable",
        Counted.Sent => "Messages that Telegram accepted",
        Counted.Failed => "Messages that Telegram refused",
        _ => "Answers of Telegram that asked for silence (429)",
    };

    private static string HelpOf(Total what) => what switch
    {
        Total.MessagesRetried => "Tries of messages that are made again",
        Total.MessagesUnknown => "Messages of which nobody knows whether they arrived",
        Total.UpdatesGivenUp => "Updates that no handler could finish",
        Total.WebhooksDelivered => "Events that arrived at a webhook",
        Total.WebhookTriesFailed => "Tries of webhooks that failed",
        _ => "Pauses of more than a minute that Telegram asked of a whole bot",
    };
}

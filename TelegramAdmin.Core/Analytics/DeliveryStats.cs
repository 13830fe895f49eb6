using Microsoft.EntityFrameworkCore;
using TelegramAdmin.Core.Delivery;
using TelegramAdmin.Core.Delivery.Reading;
using TelegramAdmin.Core.Storage;
using TelegramAdmin.Core.Storage.Rollups;

namespace TelegramAdmin.Core.Analytics;

/// <summary>What was accepted, sent and lost in a period, by bot and over time, all from rollups; and why messages failed.</summary>
public sealed class DeliveryStats(IDatabase database, MessageReader messages, TimeProvider time)
{
    /// <summary>Rollups by hour are kept for so long; what begins earlier is told by day.</summary>
    public static readonly TimeSpan HoursKept = TimeSpan.FromDays(90);

    private const int MostCausesRead = 5_000;

    private static readonly Metric[] Metrics = [Metric.MessagesAccepted, Metric.MessagesOut, Metric.MessagesFailed, Metric.MessagesUnknown, Metric.AskedToWait];

    private readonly SharedRead<(WorkspaceId, StatsPeriod, string), DeliveryNumbers> _shared = new(TimeSpan.FromSeconds(3), time);
    private readonly SharedRead<(WorkspaceId, StatsPeriod, string), FailureReport> _failures = new(TimeSpan.FromSeconds(5), time);

    /// <param name="bots">Only these; null for every bot.</param>
    public Task<DeliveryNumbers> ReadAsync(WorkspaceId workspace, StatsPeriod period, IReadOnlyCollection<BotId>? bots = null) =>
        _shared.GetAsync((workspace, period, KeyOf(bots)), () => LoadAsync(workspace, period, bots));

    /// <summary>Why messages failed in a period. Counted over the newest failures only, so that a flood of them stays cheap to look at.</summary>
    public Task<FailureReport> ReadFailuresAsync(WorkspaceId workspace, StatsPeriod period, IReadOnlyCollection<BotId>? bots = null) =>
        _failures.GetAsync((workspace, period, KeyOf(bots)), () => LoadFailuresAsync(workspace, period, bots));

    private async Task<DeliveryNumbers> LoadAsync(WorkspaceId workspace, StatsPeriod period, IReadOnlyCollection<BotId>? bots)
    {
        await using var db = database.Read(workspace);
        var wanted = bots?.ToList() ?? [];
        var isOpen = bots is null;
        var rows = await db.Set<RollupBucket>()
            .Where(b => b.Period == period.Bucket && Metrics.Contains(b.Metric) && b.BucketAt >= period.From && b.BucketAt < period.To && (isOpen || wanted.Contains(b.BotId)))
            .Select(b => new { b.BotId, b.Metric, b.BucketAt, b.Value }).ToListAsync();
        return new DeliveryNumbers(
            period,
            SumOf(rows.Select(r => (r.Metric, r.Value))),
            [.. rows.GroupBy(r => r.BotId).Select(bot => new BotNumbers(bot.Key, SumOf(bot.Select(r => (r.Metric, r.Value))),
                [.. period.Buckets.Select(at => SumOf(bot.Where(r => r.BucketAt == at).Select(r => (r.Metric, r.Value))))])).OrderByDescending(b => b.Total.Sent)]);
    }

    private async Task<FailureReport> LoadFailuresAsync(WorkspaceId workspace, StatsPeriod period, IReadOnlyCollection<BotId>? bots)
    {
        var filter = new MessageFilter { States = [DeliveryState.Failed], Bots = bots, From = period.From, To = period.To };
        var failed = (await messages.ListAsync(workspace, filter, limit: MostCausesRead)).Rows;
        var causes = failed.GroupBy(m => FailureCause.Of(m.Error ?? ""))
            .Select(g => new FailureCause(g.Key, g.First().ErrorCode ?? 0, g.Count(), g.Max(m => m.FinishedAt ?? m.CreatedAt)))
            .OrderByDescending(c => c.Count).ThenBy(c => c.Words, StringComparer.Ordinal);
        return new FailureReport([.. causes], failed.GroupBy(m => m.BotId).ToDictionary(g => g.Key, g => g.First()));
    }

    private static string KeyOf(IReadOnlyCollection<BotId>? bots) => bots is null ? "all" : string.Join(',', bots.Select(b => b.Value).Order());

    private static DeliverySum SumOf(IEnumerable<(Metric Metric, long Value)> values)
    {
        var sums = values.GroupBy(v => v.Metric).ToDictionary(g => g.Key, g => g.Sum(v => v.Value));
        return new DeliverySum(sums.GetValueOrDefault(Metric.MessagesAccepted), sums.GetValueOrDefault(Metric.MessagesOut),
            sums.GetValueOrDefault(Metric.MessagesFailed), sums.GetValueOrDefault(Metric.MessagesUnknown)) { AskedToWait = sums.GetValueOrDefault(Metric.AskedToWait) };
    }
}

/// <summary>Whole hours or days (UTC).</summary>
/// <param name="From">The first bucket's first moment.</param>
/// <param name="To">The moment after the last one.</param>
public sealed record StatsPeriod(RollupPeriod Bucket, DateTimeOffset From, DateTimeOffset To)
{
    /// <summary>Up to three days are told by hour.</summary>
    private static readonly TimeSpan LongestByHour = TimeSpan.FromDays(3);

    public IEnumerable<DateTimeOffset> Buckets
    {
        get
        {
            for (var at = From; at < To; at += Step(Bucket))
                yield return at;
        }
    }

    /// <summary>The last so many minutes, hours or days, the present one included.</summary>
    public static StatsPeriod Last(int count, RollupPeriod bucket, DateTimeOffset now)
    {
        var end = bucket.StartOf(now) + Step(bucket);
        return new StatsPeriod(bucket, end - Step(bucket) * count, end);
    }

    /// <summary>What covers two moments.</summary>
    public static StatsPeriod Between(DateTimeOffset from, DateTimeOffset to, DateTimeOffset now)
    {
        var bucket = to - from <= LongestByHour && now - from < DeliveryStats.HoursKept ? RollupPeriod.Hour : RollupPeriod.Day;
        var last = bucket.StartOf(to);
        return new StatsPeriod(bucket, bucket.StartOf(from), last == to.ToUniversalTime() && last > from ? last : last + Step(bucket));
    }

    private static TimeSpan Step(RollupPeriod bucket) => bucket switch
    {
        RollupPeriod.Minute => TimeSpan.FromMinutes(1),
        RollupPeriod.Hour => TimeSpan.FromHours(1),
        _ => TimeSpan.FromDays(1),
    };
}

/// <param name="Accepted">Taken from other programs; the team's own messages and answers are not among them.</param>
public sealed record DeliverySum(long Accepted, long Sent, long Failed, long Unknown)
{
    /// <summary>How often Telegram asked a bot to wait (429).</summary>
    public long AskedToWait { get; init; }

    /// <summary>Of those that ended; null where none did.</summary>
    public double? SuccessRate => Sent + Failed + Unknown is > 0 and var ended ? (double)Sent / ended : null;
}

/// <param name="Buckets">One for each of the period's.</param>
public sealed record BotNumbers(BotId BotId, DeliverySum Total, IReadOnlyList<DeliverySum> Buckets);

/// <param name="Causes">The commonest first.</param>
/// <param name="Latest">The last failed message of each bot.</param>
public sealed record FailureReport(IReadOnlyList<FailureCause> Causes, IReadOnlyDictionary<BotId, OutboxMessage> Latest);

public sealed record DeliveryNumbers(StatsPeriod Period, DeliverySum Total, IReadOnlyList<BotNumbers> Bots)
{
    /// <summary>All bots together, bucket by bucket.</summary>
    public IReadOnlyList<DeliverySum> Buckets => [.. Period.Buckets.Select((_, i) => new DeliverySum(
        Bots.Sum(b => b.Buckets[i].Accepted), Bots.Sum(b => b.Buckets[i].Sent), Bots.Sum(b => b.Buckets[i].Failed), Bots.Sum(b => b.Buckets[i].Unknown)) { AskedToWait = Bots.Sum(b => b.Buckets[i].AskedToWait) })];
}

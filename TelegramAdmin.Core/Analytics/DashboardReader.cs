using Microsoft.EntityFrameworkCore;
using TelegramAdmin.Core.Storage;
using TelegramAdmin.Core.Storage.Rollups;
using TelegramAdmin.Core.Users;

namespace TelegramAdmin.Core.Analytics;

/// <summary>The dashboard's numbers over a period and the one before it, all from rollups.</summary>
public sealed class DashboardReader(IDatabase database, TimeProvider time)
{
    private static readonly Metric[] Metrics = [Metric.ActiveUsers, Metric.NewUsers, Metric.MessagesIn, Metric.MessagesOut, Metric.MessagesFailed, Metric.Errors];

    private readonly SharedRead<(WorkspaceId, BotId?, DashboardRange), DashboardNumbers> _numbers = new(TimeSpan.FromSeconds(3), time);
    private readonly SharedRead<(WorkspaceId, BotId?, DashboardRange), int?> _previousActive = new(TimeSpan.FromMinutes(30), time);

    /// <summary>Read at most every three seconds for all who look at the same.</summary>
    public Task<DashboardNumbers> ReadAsync(WorkspaceId workspace, BotId? bot, DashboardPeriod period)
    {
        var range = DashboardRange.Of(period, time.GetUtcNow());
        return _numbers.GetAsync((workspace, bot, range), () => LoadAsync(workspace, bot, range));
    }

    private async Task<DashboardNumbers> LoadAsync(WorkspaceId workspace, BotId? bot, DashboardRange range)
    {
        await using var db = database.Read(workspace);
        var buckets = await db.Set<RollupBucket>()
            .Where(b => b.Period == range.Bucket && Metrics.Contains(b.Metric) && b.BucketAt >= range.PreviousFrom && (bot == null || b.BotId == bot))
            .GroupBy(b => new { b.Metric, b.BucketAt }).Select(g => new { g.Key.Metric, g.Key.BucketAt, Value = g.Sum(b => b.Value) })
            .ToListAsync();
        var values = buckets.ToDictionary(b => (b.Metric, b.BucketAt), b => b.Value);
        var series = Metrics.ToDictionary(m => m, m => Series(m, range, values));
        var active = await db.BotUsers.CountAsync(u => u.LastSeenAt >= range.From && (bot == null || u.BotId == bot));
        return new DashboardNumbers(range, active, series)
        {
            PreviousActiveUsers = await _previousActive.GetAsync((workspace, bot, range), () => CountPreviousAsync(workspace, bot, range)),
        };
    }

    /// <summary>Who was active is kept by day, so hours have nothing to be compared with. Past days do not change: this count is kept.</summary>
    private async Task<int?> CountPreviousAsync(WorkspaceId workspace, BotId? bot, DashboardRange range)
    {
        if (range.Bucket != RollupPeriod.Day)
            return null;
        await using var db = database.Read(workspace);
        return await db.Set<ActiveDay>().Where(d => d.Day >= range.PreviousFrom && d.Day < range.From && (bot == null || d.BotId == bot))
            .Select(d => new { d.BotId, d.TelegramUserId }).Distinct().CountAsync();
    }

    private static MetricSeries Series(Metric metric, DashboardRange range, Dictionary<(Metric, DateTimeOffset), long> values) => new(
        [.. range.Buckets.Select(at => values.GetValueOrDefault((metric, at)))],
        [.. range.PreviousBuckets.Select(at => values.GetValueOrDefault((metric, at)))]);
}

public enum DashboardPeriod
{
    Day = 1,
    Week = 7,
    Month = 30,
    Quarter = 90,
}

/// <summary>The buckets of a period; the last one is still under way.</summary>
public sealed record DashboardRange(RollupPeriod Bucket, DateTimeOffset From, DateTimeOffset PreviousFrom, int Count)
{
    private TimeSpan Step => Bucket == RollupPeriod.Hour ? TimeSpan.FromHours(1) : TimeSpan.FromDays(1);

    public IEnumerable<DateTimeOffset> Buckets => Enumerable.Range(0, Count).Select(i => From + Step * i);

    public IEnumerable<DateTimeOffset> PreviousBuckets => Enumerable.Range(0, Count).Select(i => PreviousFrom + Step * i);

    public static DashboardRange Of(DashboardPeriod period, DateTimeOffset now)
    {
        var bucket = period == DashboardPeriod.Day ? RollupPeriod.Hour : RollupPeriod.Day;
        var count = period == DashboardPeriod.Day ? 24 : (int)period;
        var step = period == DashboardPeriod.Day ? TimeSpan.FromHours(1) : TimeSpan.FromDays(1);
        var from = bucket.StartOf(now) - step * (count - 1);
        return new DashboardRange(bucket, from, from - step * count, count);
    }
}

public sealed record MetricSeries(IReadOnlyList<long> Values, IReadOnlyList<long> Previous)
{
    public long Total => Values.Sum();

    public long PreviousTotal => Previous.Sum();
}

/// <param name="ActiveUsers">Different people seen in the period.</param>
public sealed record DashboardNumbers(DashboardRange Range, int ActiveUsers, IReadOnlyDictionary<Metric, MetricSeries> Series)
{
    /// <summary>The same of the period before; null where only hours are compared.</summary>
    public int? PreviousActiveUsers { get; init; }

    public bool IsSame(DashboardNumbers other) =>
        (Range, ActiveUsers, PreviousActiveUsers) == (other.Range, other.ActiveUsers, other.PreviousActiveUsers)
        && Series.All(s => s.Value.Values.SequenceEqual(other.Series[s.Key].Values) && s.Value.Previous.SequenceEqual(other.Series[s.Key].Previous));
}

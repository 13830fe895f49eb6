using TelegramAdmin.Core.Conversations.Timing;
using TelegramAdmin.Core.Storage.Rollups;

namespace TelegramAdmin.Core.Analytics.Overview;

public enum OverviewPeriod
{
    /// <summary>The day that is under way, beside yesterday and the same day of last week at the same hour.</summary>
    Today,

    /// <summary>The last 24 hours.</summary>
    Day,
    Week,
    Month,

    /// <summary>90 days. Counts by hour are not kept for those before them, so that these are days of UTC.</summary>
    Quarter,
}

/// <summary>From a moment up to another, which no longer belongs to it.</summary>
public readonly record struct OverviewSpan(DateTimeOffset From, DateTimeOffset To)
{
    public bool Covers(DateTimeOffset at) => at >= From && at < To;
}

/// <summary>The buckets of a period, and what it is compared with.</summary>
/// <param name="Zone">Whose days these are.</param>
/// <param name="Count">Of buckets: hours, or days.</param>
/// <param name="Hour">The hour that is under way: what changes within it is the same range.</param>
public sealed record OverviewRange(OverviewPeriod Period, TimeZoneInfo Zone, DateTimeOffset From, int Count, DateTimeOffset Hour)
{
    private const int Week = 7;

    /// <summary>What the chart shows.</summary>
    public RollupPeriod Bucket => IsOfHours ? RollupPeriod.Hour : RollupPeriod.Day;

    /// <summary>What is read: days of UTC are kept as such, those of another zone are made of hours.</summary>
    public RollupPeriod Stored => IsOfHours || !IsUtc ? RollupPeriod.Hour : RollupPeriod.Day;

    public bool IsUtc => Zone == TimeZoneInfo.Utc;

    /// <summary>Where each bucket begins, and where the last one ends.</summary>
    public IReadOnlyList<DateTimeOffset> Bounds => BoundsFrom(0);

    public IReadOnlyList<DateTimeOffset> PreviousBounds => BoundsFrom(-Count);

    public OverviewSpan Whole => new(From, Bounds[^1]);

    /// <summary>The period before, as long as this one.</summary>
    public OverviewSpan Previous => new(PreviousBounds[0], Period == OverviewPeriod.Today ? From : PreviousBounds[^1]);

    /// <summary>What is compared: of a day under way its full hours, else everything.</summary>
    public OverviewSpan Compared => Period == OverviewPeriod.Today ? new(From, Hour) : Whole;

    public OverviewSpan Before => Period == OverviewPeriod.Today ? SameHours(1) : Previous;

    /// <summary>The same hours of the same day of last week; null for longer periods.</summary>
    public OverviewSpan? LastWeek => Period == OverviewPeriod.Today ? SameHours(Week) : null;

    /// <summary>Where the earliest fact that is needed lies.</summary>
    public DateTimeOffset Earliest => LastWeek?.From ?? Previous.From;

    /// <summary>A period of whole days, of which the last is today.</summary>
    public bool IsOfDays => Period != OverviewPeriod.Day;

    /// <summary>In days, today included.</summary>
    public int Days => IsOfHours ? 1 : Count;

    public IEnumerable<DateTimeOffset> Buckets => Bounds.SkipLast(1);

    private bool IsOfHours => Period is OverviewPeriod.Today or OverviewPeriod.Day;

    /// <param name="zone">The reader's; counts by hour fall into its days only where its clock differs from UTC by whole hours.</param>
    public static OverviewRange Of(OverviewPeriod period, DateTimeOffset now, TimeZoneInfo? zone = null)
    {
        var own = zone is not null && !zone.HasSameRules(TimeZoneInfo.Utc) && period != OverviewPeriod.Quarter && IsWhole(zone, now) ? zone : TimeZoneInfo.Utc;
        var (hour, today) = (RollupPeriod.Hour.StartOf(now), own.DayOf(now));
        return period switch
        {
            OverviewPeriod.Today => new(period, own, own.StartOf(today), (int)(own.StartOf(today.AddDays(1)) - own.StartOf(today)).TotalHours, hour),
            OverviewPeriod.Day => new(period, own, hour.AddHours(-23), 24, hour),
            OverviewPeriod.Week => new(period, own, own.StartOf(today.AddDays(-6)), 7, hour),
            OverviewPeriod.Month => new(period, own, own.StartOf(today.AddDays(-29)), 30, hour),
            _ => new(period, own, own.StartOf(today.AddDays(-89)), 90, hour),
        };
    }

    /// <summary>Which bucket a moment falls into; -1 for none of them.</summary>
    public static int IndexOf(IReadOnlyList<DateTimeOffset> bounds, DateTimeOffset at)
    {
        if (at < bounds[0] || at >= bounds[^1])
            return -1;
        var (low, high) = (0, bounds.Count - 1);
        while (high - low > 1)
        {
            var middle = (low + high) / 2;
            (low, high) = at >= bounds[middle] ? (middle, high) : (low, middle);
        }
        return low;
    }

    /// <summary>Who was active is kept by days of UTC only: those of the same dates.</summary>
    internal OverviewSpan UtcDays(OverviewSpan span) => new(UtcDay(span.From), UtcDay(span.To));

    private DateTimeOffset UtcDay(DateTimeOffset at) => new(Zone.DayOf(at), TimeOnly.MinValue, TimeSpan.Zero);

    private static bool IsWhole(TimeZoneInfo zone, DateTimeOffset now) =>
        new[] { now, now.AddDays(-30), now.AddDays(-60) }.All(at => zone.GetUtcOffset(at) is { Minutes: 0, Seconds: 0 });

    private OverviewSpan SameHours(int daysAgo)
    {
        var from = Zone.StartOf(Zone.DayOf(From).AddDays(-daysAgo));
        return new(from, from + (Hour - From));
    }

    private DateTimeOffset[] BoundsFrom(int first)
    {
        if (Period == OverviewPeriod.Day)
            return [.. Enumerable.Range(first, Count + 1).Select(i => From.AddHours(i))];
        var day = Zone.DayOf(From);
        if (Period == OverviewPeriod.Today)
            return [.. Enumerable.Range(0, Count + 1).Select(i => Zone.StartOf(first == 0 ? day : day.AddDays(-1)).AddHours(i))];
        return [.. Enumerable.Range(first, Count + 1).Select(i => Zone.StartOf(day.AddDays(i)))];
    }
}

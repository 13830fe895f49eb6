using TelegramAdmin.Core.Storage.Rollups;

namespace TelegramAdmin.Core.Analytics.Overview;

public enum OverviewPeriod
{
    /// <summary>The day (UTC) that is under way, beside yesterday and the same day of last week at the same hour.</summary>
    Today,

    /// <summary>The last 24 hours.</summary>
    Day,
    Week,
    Month,
    Quarter,
}

/// <summary>From a moment up to another, which no longer belongs to it.</summary>
public readonly record struct OverviewSpan(DateTimeOffset From, DateTimeOffset To)
{
    public bool Covers(DateTimeOffset at) => at >= From && at < To;

    public OverviewSpan Back(TimeSpan by) => new(From - by, To - by);
}

/// <summary>The buckets of a period, and what it is compared with. Days are UTC.</summary>
/// <param name="Hour">The hour that is under way: what changes within it is the same range.</param>
public sealed record OverviewRange(OverviewPeriod Period, RollupPeriod Bucket, DateTimeOffset From, int Count, DateTimeOffset Hour)
{
    private static readonly TimeSpan Week = TimeSpan.FromDays(7);

    public TimeSpan Step => Bucket == RollupPeriod.Hour ? TimeSpan.FromHours(1) : TimeSpan.FromDays(1);

    public OverviewSpan Whole => new(From, From + Step * Count);

    /// <summary>The period before, as long as this one.</summary>
    public OverviewSpan Previous => Whole.Back(Step * Count);

    /// <summary>What is compared: of a day under way its full hours, else everything.</summary>
    public OverviewSpan Compared => Period == OverviewPeriod.Today ? new(From, Hour) : Whole;

    public OverviewSpan Before => Compared.Back(Step * Count);

    /// <summary>The same hours of the same day of last week; null for longer periods.</summary>
    public OverviewSpan? LastWeek => Period == OverviewPeriod.Today ? Compared.Back(Week) : null;

    /// <summary>Where the earliest fact that is needed lies.</summary>
    public DateTimeOffset Earliest => LastWeek?.From ?? Previous.From;

    /// <summary>A period of whole days, of which the last is today.</summary>
    public bool IsOfDays => Period != OverviewPeriod.Day;

    /// <summary>In days, today included.</summary>
    public int Days => Period is OverviewPeriod.Today or OverviewPeriod.Day ? 1 : Count;

    public IEnumerable<DateTimeOffset> Buckets => Enumerable.Range(0, Count).Select(i => From + Step * i);

    public IEnumerable<DateTimeOffset> PreviousBuckets => Enumerable.Range(0, Count).Select(i => Previous.From + Step * i);

    public static OverviewRange Of(OverviewPeriod period, DateTimeOffset now)
    {
        var (hour, day) = (RollupPeriod.Hour.StartOf(now), RollupPeriod.Day.StartOf(now));
        return period switch
        {
            OverviewPeriod.Today => new(period, RollupPeriod.Hour, day, 24, hour),
            OverviewPeriod.Day => new(period, RollupPeriod.Hour, hour.AddHours(-23), 24, hour),
            OverviewPeriod.Week => new(period, RollupPeriod.Day, day.AddDays(-6), 7, hour),
            OverviewPeriod.Month => new(period, RollupPeriod.Day, day.AddDays(-29), 30, hour),
            _ => new(period, RollupPeriod.Day, day.AddDays(-89), 90, hour),
        };
    }
}

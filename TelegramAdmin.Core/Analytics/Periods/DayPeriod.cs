using TelegramAdmin.Core.Conversations.Timing;

namespace TelegramAdmin.Core.Analytics.Periods;

/// <summary>Whole days of a time zone, the last one included.</summary>
public sealed record DayPeriod(DateOnly From, DateOnly To, TimeZoneInfo Zone)
{
    /// <summary>In days.</summary>
    public const int Longest = 366;

    public DateTimeOffset Start => Zone.StartOf(From);

    public DateTimeOffset End => Zone.StartOf(To.AddDays(1));

    public int Count => To.DayNumber - From.DayNumber + 1;

    public IEnumerable<DateOnly> Days => Enumerable.Range(0, Count).Select(From.AddDays);

    /// <summary>As many days before these.</summary>
    public DayPeriod Before => new(From.AddDays(-Count), From.AddDays(-1), Zone);

    /// <summary>The days that these are held against; null for none.</summary>
    public DayPeriod? Against(ComparedWith what) => what switch
    {
        ComparedWith.Before => Before,
        ComparedWith.WeekAgo => new(From.AddDays(-7), To.AddDays(-7), Zone),
        ComparedWith.YearAgo => new(From.AddYears(-1), From.AddYears(-1).AddDays(Count - 1), Zone),
        _ => null,
    };

    /// <summary>Where these days end when they are held against <paramref name="present"/>: while that is under way, after as much of them.</summary>
    public DateTimeOffset EndBeside(DayPeriod present, DateTimeOffset now) =>
        now > present.Start && now < present.End && Start + (now - present.Start) is var end && end < End ? end : End;

    /// <summary>So many days, today included.</summary>
    public static DayPeriod Last(int days, DateTimeOffset now, TimeZoneInfo zone) => new(zone.DayOf(now).AddDays(1 - days), zone.DayOf(now), zone);

    /// <summary>What somebody asked for: turned round where it ends before it begins, and no longer than can be drawn.</summary>
    public static DayPeriod Between(DateOnly one, DateOnly other, TimeZoneInfo zone)
    {
        var (from, to) = one <= other ? (one, other) : (other, one);
        return new(to.DayNumber - from.DayNumber < Longest ? from : to.AddDays(1 - Longest), to, zone);
    }

    public DateOnly DayOf(DateTimeOffset at) => Zone.DayOf(at);

    public HourOfWeek HourOf(DateTimeOffset at)
    {
        var local = Zone.Local(at);
        return new(local.DayOfWeek, local.Hour);
    }

    /// <summary>Every time that this hour of the week comes, the latest first.</summary>
    public IEnumerable<(DateTimeOffset From, DateTimeOffset To)> Each(HourOfWeek hour) =>
        Days.Reverse().Where(day => day.DayOfWeek == hour.Day).Select(day => (Zone.At(day, new TimeOnly(hour.Hour, 0)), EndOf(day, hour.Hour)));

    private DateTimeOffset EndOf(DateOnly day, int hour) => hour == 23 ? Zone.StartOf(day.AddDays(1)) : Zone.At(day, new TimeOnly(hour + 1, 0));
}

/// <summary>Monday at nine, until ten.</summary>
public readonly record struct HourOfWeek(DayOfWeek Day, int Hour);

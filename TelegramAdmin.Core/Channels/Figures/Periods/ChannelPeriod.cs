using TelegramAdmin.Core.Conversations.Timing;

namespace TelegramAdmin.Core.Channels.Figures.Periods;

/// <summary>Whole days of the reader's time zone, the last one included.</summary>
public sealed record ChannelPeriod(DateOnly From, DateOnly To, TimeZoneInfo Zone)
{
    /// <summary>In days: no channel of Telegram's is older.</summary>
    public const int Longest = 366 * 40;

    private const int MostDays = 120;
    private const int MostWeeks = 120 * 7;

    public DateTimeOffset Start => Zone.StartOf(From);

    public DateTimeOffset End => Zone.StartOf(To.AddDays(1));

    public int Count => To.DayNumber - From.DayNumber + 1;

    /// <summary>As many days before these.</summary>
    public ChannelPeriod Before => new(From.AddDays(-Count), From.AddDays(-1), Zone);

    /// <summary>How long the steps of a line are, so that it stays readable.</summary>
    public StepLength Step => Count <= MostDays ? StepLength.Day : Count <= MostWeeks ? StepLength.Week : StepLength.Month;

    /// <summary>So many days, today included.</summary>
    public static ChannelPeriod Last(int days, DateTimeOffset now, TimeZoneInfo zone) => new(zone.DayOf(now).AddDays(1 - days), zone.DayOf(now), zone);

    /// <summary>From the day of <paramref name="first"/> until today.</summary>
    public static ChannelPeriod Since(DateTimeOffset first, DateTimeOffset now, TimeZoneInfo zone) => Between(zone.DayOf(first), zone.DayOf(now), zone);

    /// <summary>Turned round where it ends before it begins, and no longer than can be counted.</summary>
    public static ChannelPeriod Between(DateOnly one, DateOnly other, TimeZoneInfo zone)
    {
        var (from, to) = one <= other ? (one, other) : (other, one);
        return new(to.DayNumber - from.DayNumber < Longest ? from : to.AddDays(1 - Longest), to, zone);
    }

    /// <summary>The days, weeks or months of the period; the first and the last may be cut by its ends.</summary>
    public IReadOnlyList<PeriodStep> Steps(StepLength? length = null)
    {
        var steps = new List<PeriodStep>();
        for (var from = From; from <= To; from = steps[^1].To.AddDays(1))
            steps.Add(new PeriodStep(from, Min(LastOf(from, length ?? Step), To)));
        return steps;
    }

    /// <summary>The clock of the zone at that moment.</summary>
    public DateTime LocalOf(DateTimeOffset at) => Zone.Local(at);

    /// <summary>When a day of the zone begins.</summary>
    public DateTimeOffset StartOf(DateOnly day) => Zone.StartOf(day);

    private static DateOnly LastOf(DateOnly from, StepLength length) => length switch
    {
        StepLength.Week => from.AddDays((7 - (int)from.DayOfWeek) % 7),
        StepLength.Month => new DateOnly(from.Year, from.Month, DateTime.DaysInMonth(from.Year, from.Month)),
        _ => from,
    };

    private static DateOnly Min(DateOnly one, DateOnly other) => one < other ? one : other;
}

/// <summary>How long a step of a line is.</summary>
public enum StepLength
{
    Day = 1,

    /// <summary>Monday to Sunday.</summary>
    Week = 2,

    Month = 3,
}

/// <summary>Some days in a row, the last one included.</summary>
public readonly record struct PeriodStep(DateOnly From, DateOnly To);

/// <summary>Monday at nine, until ten.</summary>
public readonly record struct WeekHour(DayOfWeek Day, int Hour)
{
    public static WeekHour Of(DateTime local) => new(local.DayOfWeek, local.Hour);
}

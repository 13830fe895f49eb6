using TelegramAdmin.Core.Analytics.Periods;
using TelegramAdmin.Core.Conversations.Timing;

namespace TelegramAdmin.Core.Reports;

/// <summary>When reports are due, and which days they tell.</summary>
internal static class ReportCalendar
{
    /// <summary>The first moment after <paramref name="now"/> at which it is due.</summary>
    public static DateTimeOffset NextAt(ReportSchedule schedule, DateTimeOffset now)
    {
        var zone = Zone(schedule);
        var day = zone.DayOf(now);
        while (!IsDue(schedule, day) || zone.At(day, schedule.At) <= now)
            day = day.AddDays(1);
        return zone.At(day, schedule.At);
    }

    /// <summary>The whole days before the one on which it goes out.</summary>
    public static DayPeriod PeriodOf(ReportSchedule schedule, DateTimeOffset at)
    {
        var zone = Zone(schedule);
        var day = zone.DayOf(at);
        var first = new DateOnly(day.Year, day.Month, 1);
        return schedule.Rhythm switch
        {
            ReportRhythm.Daily => new DayPeriod(day.AddDays(-1), day.AddDays(-1), zone),
            ReportRhythm.Weekly => new DayPeriod(day.AddDays(-7), day.AddDays(-1), zone),
            _ => new DayPeriod(first.AddMonths(-1), first.AddDays(-1), zone),
        };
    }

    public static TimeZoneInfo Zone(ReportSchedule schedule) => TimeZoneInfo.TryFindSystemTimeZoneById(schedule.Zone, out var zone) ? zone : TimeZoneInfo.Utc;

    private static bool IsDue(ReportSchedule schedule, DateOnly day) => schedule.Rhythm switch
    {
        ReportRhythm.Daily => true,
        ReportRhythm.Weekly => day.DayOfWeek == schedule.Weekday,
        _ => day.Day == 1,
    };
}

using TelegramAdmin.Core.Conversations.Timing;

namespace TelegramAdmin.Core.Channels.Alerts;

/// <summary>The weeks of a report, by the calendar of a time zone.</summary>
internal static class ReportClock
{
    /// <summary>The last moment at which a report was due, and its day there.</summary>
    public static (DateOnly Day, DateTimeOffset At) LastDue(ReportPlan plan, TimeZoneInfo zone, DateTimeOffset now)
    {
        var day = zone.DayOf(now);
        day = day.AddDays(-(((int)day.DayOfWeek - (int)plan.Day + 7) % 7));
        if (zone.At(day, plan.At) > now)
            day = day.AddDays(-7);
        return (day, zone.At(day, plan.At));
    }

    /// <summary>The seven whole days before a day.</summary>
    public static (DateTimeOffset From, DateTimeOffset To) WeekBefore(DateOnly day, TimeZoneInfo zone) => (zone.StartOf(day.AddDays(-7)), zone.StartOf(day));
}

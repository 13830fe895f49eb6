using System.Globalization;
using TelegramAdmin.Core.Reports;

namespace TelegramAdmin.Features.Analytics.Reports;

/// <summary>Reports in words.</summary>
internal static class ReportWords
{
    public static IReadOnlyList<(ReportParts Part, string Words)> Parts { get; } =
    [
        (ReportParts.Growth, "People"), (ReportParts.Revenue, "Revenue"), (ReportParts.Conversations, "Conversations"), (ReportParts.Delivery, "Delivery"),
    ];

    public static IReadOnlyList<(ReportRhythm Rhythm, string Words)> Rhythms { get; } =
    [
        (ReportRhythm.Daily, "Every day, of the day before"), (ReportRhythm.Weekly, "Every week, of the seven days before"), (ReportRhythm.Monthly, "On the first, of the month before"),
    ];

    public static IReadOnlyList<DayOfWeek> Weekdays { get; } = [DayOfWeek.Monday, DayOfWeek.Tuesday, DayOfWeek.Wednesday, DayOfWeek.Thursday, DayOfWeek.Friday, DayOfWeek.Saturday, DayOfWeek.Sunday];

    public static string Rhythm(ReportRhythm rhythm) => rhythm switch
    {
        ReportRhythm.Daily => "Daily",
        ReportRhythm.Weekly => "Weekly",
        _ => "Monthly",
    };

    public static string Day(DayOfWeek day) => CultureInfo.CurrentCulture.DateTimeFormat.GetDayName(day);
}

using System.Globalization;
using System.Text.Json;
using TelegramAdmin.Components.Text;
using TelegramAdmin.Core.Conversations.Timing;

namespace TelegramAdmin.Features.Settings.Inbox;

/// <summary>Business hours in words.</summary>
internal static class HoursWords
{
    /// <summary>As a week is written down.</summary>
    public static readonly IReadOnlyList<DayOfWeek> Week = [DayOfWeek.Monday, DayOfWeek.Tuesday, DayOfWeek.Wednesday, DayOfWeek.Thursday, DayOfWeek.Friday, DayOfWeek.Saturday, DayOfWeek.Sunday];

    public static InboxHours Read(string json) => JsonSerializer.Deserialize<InboxHours>(json)!;

    public static string Write(InboxHours hours) => JsonSerializer.Serialize(hours);

    /// <summary>What somebody begins with who wants business hours.</summary>
    public static InboxHours Usual(string zone) => new(zone, [.. Week.Take(5).Select(day => new WeekSpan(day, new TimeOnly(9, 0), new TimeOnly(18, 0)))], []);

    /// <summary>In English, for the audit log.</summary>
    public static string Of(InboxHours hours) => hours.IsAlways ? $"always, {hours.TimeZone}"
        : $"{string.Join(", ", Week.Where(day => hours.Spans.Any(s => s.Day == day)).Select(day => $"{CultureInfo.InvariantCulture.DateTimeFormat.GetAbbreviatedDayName(day)} {string.Join(" and ", hours.Spans.Where(s => s.Day == day).OrderBy(s => s.From).Select(Of))}"))}; {hours.TimeZone}; {hours.DaysOff.Count} days off";

    /// <summary>As it is shown.</summary>
    public static string Of(InboxHours hours, Localizer words) => hours.IsAlways ? words["always, {0}", hours.TimeZone]
        : $"{string.Join(", ", Week.Where(day => hours.Spans.Any(s => s.Day == day)).Select(day => $"{Short(day)} {string.Join(words[" and "], hours.Spans.Where(s => s.Day == day).OrderBy(s => s.From).Select(Of))}"))}; {hours.TimeZone}; {words.Count(hours.DaysOff.Count, "{0} day off", "{0} days off")}";

    public static string Of(WeekSpan span) => $"{Clock(span.From)}–{(span.To == TimeOnly.MinValue ? "24:00" : Clock(span.To))}";

    public static string Name(DayOfWeek day) => CultureInfo.CurrentCulture.DateTimeFormat.GetDayName(day);

    public static string Short(DayOfWeek day) => CultureInfo.CurrentCulture.DateTimeFormat.GetAbbreviatedDayName(day);

    /// <summary>As the browser's own field for times takes it.</summary>
    public static string Clock(TimeOnly time) => time.ToString("HH:mm", CultureInfo.InvariantCulture);
}

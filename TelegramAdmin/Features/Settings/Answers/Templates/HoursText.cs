using System.Globalization;
using TelegramAdmin.Core.Conversations.Timing;

namespace TelegramAdmin.Features.Settings.Answers.Templates;

/// <summary>Business hours as a sentence: days with the same hours stand together.</summary>
internal static class HoursText
{
    /// <summary>In the place of hours that nobody set.</summary>
    public const string Blank = "[Monday to Friday, 9:00–17:00]";

    /// <param name="language">Two letters; empty for English.</param>
    public static string Sentence(InboxHours hours, string language) => language switch
    {
        "es" => $"Nuestro horario:\n{Lines(hours, "es")}",
        "ru" => $"Мы работаем:\n{Lines(hours, "ru")}",
        _ when hours.IsAlways => $"We are open {Blank}.",
        _ => $"We are open:\n{Lines(hours, "en")}",
    };

    private static string Lines(InboxHours hours, string language)
    {
        var culture = CultureInfo.GetCultureInfo(language);
        var days = Enum.GetValues<DayOfWeek>().OrderBy(day => ((int)day + 6) % 7).Select(day => (Day: day, Times: Times(hours, day))).Where(d => d.Times.Length > 0).ToList();
        var lines = new List<string>();
        for (var first = 0; first < days.Count;)
        {
            var last = first;
            while (last + 1 < days.Count && days[last + 1].Times == days[first].Times && Follows(days[last].Day, days[last + 1].Day))
                last++;
            lines.Add($"{Named(days[first].Day, culture)}{(last > first ? "–" + Named(days[last].Day, culture) : "")} {days[first].Times}");
            first = last + 1;
        }
        return string.Join('\n', lines);
    }

    private static string Times(InboxHours hours, DayOfWeek day) =>
        string.Join(", ", hours.Spans.Where(s => s.Day == day).OrderBy(s => s.From).Select(s => string.Create(CultureInfo.InvariantCulture, $"{s.From:HH:mm}–{(s.To == TimeOnly.MinValue ? "24:00" : $"{s.To:HH:mm}")}")));

    private static bool Follows(DayOfWeek one, DayOfWeek next) => ((int)one + 1) % 7 == (int)next && next != DayOfWeek.Monday;

    private static string Named(DayOfWeek day, CultureInfo culture) => culture.DateTimeFormat.GetAbbreviatedDayName(day);
}

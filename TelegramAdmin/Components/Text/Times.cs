using System.Globalization;

namespace TelegramAdmin.Components.Text;

/// <summary>Moments in words, on the reader's clock and in the current culture.</summary>
public static class Times
{
    /// <summary>now, 41 m, 3 h, yesterday, 12 Apr, 12 Apr 2025; "in 9 m" and "tomorrow" for what is to come.</summary>
    public static string Ago(DateTimeOffset at, DateTimeOffset now, Reader reader)
    {
        var passed = now - at;
        return passed.Duration() switch
        {
            { TotalMinutes: < 1 } => Translations.Here("now"),
            { TotalHours: < 1 } span => Directed(passed, Translations.Here("{0} m", (int)span.TotalMinutes)),
            { TotalHours: < 24 } span => Directed(passed, Translations.Here("{0} h", (int)span.TotalHours)),
            _ => NearDay(at, now, reader) ?? Date(at, now, reader),
        };
    }

    /// <summary>14:32.</summary>
    public static string Clock(DateTimeOffset at, Reader reader) => reader.Local(at).ToString("t", CultureInfo.CurrentCulture);

    /// <summary>12 Apr, or 12 Apr 2025 in another year.</summary>
    public static string Date(DateTimeOffset at, DateTimeOffset now, Reader reader)
    {
        var local = reader.Local(at);
        return local.ToString(local.Year == reader.Local(now).Year ? "d MMM" : "d MMM yyyy", CultureInfo.CurrentCulture);
    }

    /// <summary>Thursday 14 May 2026, 14:32:07, Europe/Berlin.</summary>
    public static string Exact(DateTimeOffset at, Reader reader) =>
        $"{reader.Local(at).ToString("dddd d MMMM yyyy, HH:mm:ss", CultureInfo.CurrentCulture)}, {reader.Zone.Id}";

    /// <summary>The line between two days of a conversation: Today, Yesterday, Thursday 14 May.</summary>
    public static string Separator(DateTimeOffset at, DateTimeOffset now, Reader reader)
    {
        var local = reader.Local(at);
        return (reader.Local(now).Date - local.Date).Days switch
        {
            0 => Translations.Here("Today"),
            1 => Translations.Here("Yesterday"),
            _ => local.ToString(local.Year == reader.Local(now).Year ? "dddd d MMMM" : "d MMMM yyyy", CultureInfo.CurrentCulture),
        };
    }

    private static string Directed(TimeSpan passed, string words) => passed < TimeSpan.Zero ? Translations.Here("in {0}", words) : words;

    private static string? NearDay(DateTimeOffset at, DateTimeOffset now, Reader reader) =>
        (reader.Local(now).Date - reader.Local(at).Date).Days switch
        {
            1 => Translations.Here("yesterday"),
            -1 => Translations.Here("tomorrow"),
            _ => null,
        };
}

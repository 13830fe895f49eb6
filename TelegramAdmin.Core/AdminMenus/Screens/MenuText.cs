using System.Globalization;
using System.Text;
using TelegramAdmin.Core.Errors;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Core.AdminMenus.Screens;

/// <summary>Words and numbers as the menus write them, in Telegram's HTML and the reader's culture.</summary>
internal static class MenuText
{
    private const int LongestName = 40;
    private const string Levels = "▁▂▃▄▅▆▇█";

    /// <summary>Anything from outside, on one line and cut.</summary>
    public static string Line(string? text, int longest) => Escape(Isolate(Short(text ?? "", longest)));

    public static string Name(string? text) => Line(text, LongestName);

    public static string Bold(string escaped) => $"<b>{escaped}</b>";

    public static string Escape(string text) =>
        text.Replace("&", "&amp;", StringComparison.Ordinal).Replace("<", "&lt;", StringComparison.Ordinal).Replace(">", "&gt;", StringComparison.Ordinal);

    /// <summary>For a button, which knows no HTML.</summary>
    public static string Short(string text, int longest)
    {
        var line = text.ReplaceLineEndings(" ").Trim();
        return line.Length <= longest ? ShortText.Cut(line, longest) : ShortText.Cut(line, longest - 1).TrimEnd() + "…";
    }

    public static string Count(long number) => number.ToString("N0", CultureInfo.CurrentCulture);

    public static string Signed(long number) => number > 0 ? $"+{Count(number)}" : Count(number);

    /// <summary>3 people, 1 person.</summary>
    public static string Count(long number, string one, string many) => $"{Count(number)} {(number == 1 ? one : many)}";

    /// <summary>now, 41 m, 3 h, 12 d.</summary>
    public static string Ago(DateTimeOffset at, DateTimeOffset now) => (now - at) switch
    {
        { TotalMinutes: < 1 } => "now",
        { TotalHours: < 1 } and var span => $"{Count((long)span.TotalMinutes)} m",
        { TotalDays: < 1 } and var span => $"{Count((long)span.TotalHours)} h",
        var span => $"{Count((long)span.TotalDays)} d",
    };

    /// <summary>The menus know no time zone of their reader, so they name theirs.</summary>
    public static string Time(DateTimeOffset at) => at.UtcDateTime.ToString("d MMM HH:mm", CultureInfo.InvariantCulture) + " UTC";

    /// <summary>(+12% on the period before); empty where there is nothing to compare with.</summary>
    public static string Change(long now, long? before) =>
        before is not > 0 ? "" : $" ({(now >= before ? "+" : "−")}{(Math.Abs(now - before.Value) / (double)before.Value).ToString("P0", CultureInfo.CurrentCulture)})";

    /// <summary>A row of values as little columns.</summary>
    public static string Columns(IReadOnlyList<long> values)
    {
        var most = values.Count == 0 ? 0 : values.Max();
        return most == 0 ? "" : string.Concat(values.Select(v => Levels[(int)(v * (Levels.Length - 1) / most)]));
    }

    public static string Of(Failure failure) => Escape(failure.Message);

    // Words that run from right to left would turn the rest of their line around (unicode.org/reports/tr9).
    private static string Isolate(string text) => text.EnumerateRunes().Any(IsRightToLeft) ? $"\u2068{text}\u2069" : text;

    private static bool IsRightToLeft(Rune rune) => rune.Value is (>= 0x590 and <= 0x8FF) or (>= 0xFB1D and <= 0xFDFF) or (>= 0xFE70 and <= 0xFEFF) or (>= 0x10800 and <= 0x10FFF) or (>= 0x1E800 and <= 0x1EFFF);
}

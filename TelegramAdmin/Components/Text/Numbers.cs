using System.Globalization;

namespace TelegramAdmin.Components.Text;

/// <summary>Numbers as people read them, in the current culture: – for none, 0 for zero, and a true minus sign.</summary>
public static class Numbers
{
    public const string None = "–";

    private const char Minus = '−';

    /// <summary>48,420.</summary>
    public static string Count(long? value) => value is { } number ? Write(number, "N0") : None;

    /// <summary>+25, −4, 0: changes of a balance.</summary>
    public static string Signed(long value) => value > 0 ? "+" + Count(value) : Count(value);

    /// <summary>12 k, 3.4 M: for axes and tight places only.</summary>
    public static string Compact(double value) => Math.Abs(value) switch
    {
        >= 1_000_000 => Write(value / 1_000_000, "0.#") + " M",
        >= 10_000 => Write(value / 1_000, "0.#") + " k",
        _ => Write(value, "#,0.##"),
    };

    /// <param name="share">0.084 for 8.4%.</param>
    public static string Percent(double? share, int decimals = 1) =>
        share is { } value ? Write(value * 100, "N" + decimals.ToString(CultureInfo.InvariantCulture)) + "%" : None;

    /// <summary>27.8/s.</summary>
    public static string PerSecond(double value) => Write(value, "0.#") + "/s";

    /// <summary>2 m 14 s, 34 ms, 1 h 5 m, 3 d 4 h.</summary>
    public static string Duration(TimeSpan? span) => span is not { } time ? None : time.Duration() switch
    {
        { TotalSeconds: < 1 } => $"{time.Milliseconds} ms",
        { TotalMinutes: < 1 } => $"{time.Seconds} s",
        { TotalHours: < 1 } => Pair(time.Minutes, "m", time.Seconds, "s"),
        { TotalDays: < 1 } => Pair(time.Hours, "h", time.Minutes, "m"),
        _ => Pair((int)time.TotalDays, "d", time.Hours, "h"),
    };

    /// <summary>340 KB, 2.1 MB; powers of 1,000.</summary>
    public static string Bytes(long value) => value switch
    {
        >= 1_000_000_000 => Write(value / 1e9, "0.#") + " GB",
        >= 1_000_000 => Write(value / 1e6, "0.#") + " MB",
        >= 1_000 => Write(value / 1e3, "0") + " KB",
        _ => Write(value, "0") + " B",
    };

    internal static string Write(double value, string format) =>
        value.ToString(format, CultureInfo.CurrentCulture).Replace(CultureInfo.CurrentCulture.NumberFormat.NegativeSign, Minus.ToString(), StringComparison.Ordinal);

    private static string Pair(int large, string largeUnit, int small, string smallUnit) =>
        small == 0 ? $"{large} {largeUnit}" : $"{large} {largeUnit} {small} {smallUnit}";
}

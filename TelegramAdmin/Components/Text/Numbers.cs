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
        >= 1_000_000 => Translations.Here("{0} M", Write(value / 1_000_000, "0.#")),
        >= 10_000 => Translations.Here("{0} k", Write(value / 1_000, "0.#")),
        _ => Write(value, "#,0.##"),
    };

    /// <param name="share">0.084 for 8.4%.</param>
    public static string Percent(double? share, int decimals = 1) =>
        share is { } value ? Write(value * 100, "N" + decimals.ToString(CultureInfo.InvariantCulture)) + "%" : None;

    /// <summary>27.8/s.</summary>
    public static string PerSecond(double value) => Translations.Here("{0}/s", Write(value, "0.#"));

    /// <summary>2 m 14 s, 34 ms, 1 h 5 m, 3 d 4 h.</summary>
    public static string Duration(TimeSpan? span) => span is not { } time ? None : time.Duration() switch
    {
        { TotalSeconds: < 1 } => Translations.Here("{0} ms", time.Milliseconds),
        { TotalMinutes: < 1 } => Translations.Here("{0} s", time.Seconds),
        { TotalHours: < 1 } => Pair(time.Minutes, "{0} m", time.Seconds, "{0} s"),
        { TotalDays: < 1 } => Pair(time.Hours, "{0} h", time.Minutes, "{0} m"),
        _ => Pair((int)time.TotalDays, "{0} d", time.Hours, "{0} h"),
    };

    /// <summary>340 KB, 2.1 MB; powers of 1,000.</summary>
    public static string Bytes(long value) => value switch
    {
        >= 1_000_000_000 => Translations.Here("{0} GB", Write(value / 1e9, "0.#")),
        >= 1_000_000 => Translations.Here("{0} MB", Write(value / 1e6, "0.#")),
        >= 1_000 => Translations.Here("{0} KB", Write(value / 1e3, "0")),
        _ => Translations.Here("{0} B", Write(value, "0")),
    };

    internal static string Write(double value, string format) =>
        value.ToString(format, CultureInfo.CurrentCulture).Replace(CultureInfo.CurrentCulture.NumberFormat.NegativeSign, Minus.ToString(), StringComparison.Ordinal);

    private static string Pair(int large, string largeUnit, int small, string smallUnit) =>
        small == 0 ? Translations.Here(largeUnit, large) : Translations.Here(largeUnit, large) + " " + Translations.Here(smallUnit, small);
}

using System.Globalization;

namespace TelegramAdmin.Core.Localization;

/// <summary>Which form of a word stands beside a number (cldr.unicode.org/index/cldr-spec/plural-rules, whole numbers).</summary>
public static class Plurals
{
    /// <param name="forms">One and other; in Russian one, few and many. With fewer forms than the language has, the last one serves.</param>
    public static string Choose(string language, string number, IReadOnlyList<string> forms) => forms[Math.Min(Index(language, Digits(number)), forms.Count - 1)];

    private static int Index(string language, long number) => language switch
    {
        "ru" when number % 10 == 1 && number % 100 != 11 => 0,
        "ru" when number % 10 is >= 2 and <= 4 && number % 100 is < 12 or > 14 => 1,
        "ru" => 2,
        _ => number == 1 ? 0 : 1,
    };

    // The number as it stands in the text, with its group separators.
    private static long Digits(string number) =>
        long.TryParse(string.Concat(number.Where(char.IsAsciiDigit)), NumberStyles.None, CultureInfo.InvariantCulture, out var value) ? value : 0;
}

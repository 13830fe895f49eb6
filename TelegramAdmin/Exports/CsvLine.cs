using System.Globalization;
using System.Text;

namespace TelegramAdmin.Exports;

/// <summary>
/// One line of a CSV file (RFC 4180) that no spreadsheet takes for anything but data: a text that begins like a formula gets an apostrophe
/// before it, as https://owasp.org/www-community/attacks/CSV_Injection says.
/// </summary>
internal static class CsvLine
{
    private const string Starts = "=+-@\t\r\n＝＋－＠";

    public static string Of(params IEnumerable<object?> cells) => string.Join(',', cells.Select(Cell)) + "\r\n";

    private static string Cell(object? value) => value switch
    {
        null => "",
        long or int or short or decimal or double => ((IFormattable)value).ToString(null, CultureInfo.InvariantCulture),
        true => "yes",
        false => "no",
        DateOnly day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        DateTimeOffset at => at.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture),
        _ => Quoted(value.ToString()!),
    };

    private static string Quoted(string text)
    {
        var safe = text.Length > 0 && Starts.Contains(text[0], StringComparison.Ordinal) ? "'" + text : text;
        return safe.AsSpan().IndexOfAny("\",\r\n") < 0 ? safe : new StringBuilder(safe).Replace("\"", "\"\"").Insert(0, '"').Append('"').ToString();
    }
}

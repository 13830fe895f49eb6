using System.Text;

namespace TelegramAdmin.Core.QuickReplies.Moving;

/// <summary>
/// CSV (RFC 4180) in both directions. A text that begins like a formula is written with an apostrophe before it, so that no spreadsheet runs
/// it (owasp.org/www-community/attacks/CSV_Injection), and read without it.
/// </summary>
internal static class CsvText
{
    private const string Starts = "=+-@\t\r\n＝＋－＠'";

    public static string Line(params IEnumerable<string?> cells) => string.Join(',', cells.Select(cell => Quoted(cell ?? ""))) + "\r\n";

    /// <summary>The rows with the line at which each begins, from 1. A quote that is never closed takes in all that follows.</summary>
    public static IEnumerable<(int Line, IReadOnlyList<string> Cells)> Read(string text, char separator)
    {
        var (cells, cell) = (new List<string>(), new StringBuilder());
        var (line, begins, isQuoted) = (1, 1, false);
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (c == '\n')
                line++;
            if (isQuoted && c == '"' && i + 1 < text.Length && text[i + 1] == '"')
                cell.Append(text[++i]);
            else if (c == '"' && (isQuoted || cell.Length == 0))
                isQuoted = !isQuoted;
            else if (isQuoted || (c != separator && c is not ('\r' or '\n')))
                cell.Append(c);
            else if (c == separator)
                cells.Add(Take(cell));
            else if (c == '\n')
            {
                cells.Add(Take(cell));
                yield return (begins, cells);
                (cells, begins) = ([], line);
            }
        }
        cells.Add(Take(cell));
        yield return (begins, cells);
    }

    private static string Take(StringBuilder cell)
    {
        var text = cell.ToString();
        cell.Clear();
        return text is ['\'', var next, ..] && Starts.Contains(next, StringComparison.Ordinal) ? text[1..] : text;
    }

    private static string Quoted(string text)
    {
        var safe = text.Length > 0 && Starts.Contains(text[0], StringComparison.Ordinal) ? "'" + text : text;
        return safe.AsSpan().IndexOfAny("\",\r\n;") < 0 ? safe : $"\"{safe.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
    }
}

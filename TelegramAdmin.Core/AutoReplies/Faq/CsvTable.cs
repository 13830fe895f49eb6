using System.Text;

namespace TelegramAdmin.Core.AutoReplies.Faq;

/// <summary>Lines of a CSV file (RFC 4180): quotes, line breaks within them, comma or semicolon, as spreadsheets of the world write them.</summary>
internal static class CsvTable
{
    private const string FormulaStarts = "=+-@\t\r";

    /// <summary>One line of a file. What a spreadsheet would take for a formula gets an apostrophe before it (owasp.org/www-community/attacks/CSV_Injection).</summary>
    public static string Line(IEnumerable<string> cells) => string.Join(',', cells.Select(Quoted)) + "\r\n";

    /// <summary>The cells of each line that is not empty, with the number of the line at which it begins; null cells for one whose quote never ends.</summary>
    public static IEnumerable<(int Number, IReadOnlyList<string>? Cells)> Read(string text)
    {
        var separator = SeparatorOf(text);
        var (at, number) = (0, 1);
        while (at < text.Length)
        {
            var start = number;
            var cells = ReadLine(text, separator, ref at, ref number);
            if (cells is null || cells.Any(c => c.Length > 0))
                yield return (start, cells?.ConvertAll(Plain));
        }
    }

    // The one of the two that stands in the first line more often, which names the columns.
    private static char SeparatorOf(string text)
    {
        var first = text.AsSpan(0, text.AsSpan().IndexOfAny('\r', '\n') is var end and >= 0 ? end : text.Length);
        return first.Count(';') > first.Count(',') ? ';' : ',';
    }

    private static List<string>? ReadLine(string text, char separator, ref int at, ref int number)
    {
        var (cells, cell, isQuoted) = (new List<string>(), new StringBuilder(), false);
        while (at < text.Length)
        {
            var c = text[at++];
            if (c == '\n')
                number++;
            if (isQuoted && c == '"' && at < text.Length && text[at] == '"')
                cell.Append(text[at++]);
            else if (c == '"' && (isQuoted || cell.Length == 0))
                isQuoted = !isQuoted;
            else if (!isQuoted && c == separator)
                Close(cells, cell);
            else if (!isQuoted && c is '\n' or '\r' && IsEnd(text, ref at, ref number, c))
                break;
            else
                cell.Append(c);
        }
        Close(cells, cell);
        return isQuoted ? null : cells;
    }

    private static bool IsEnd(string text, ref int at, ref int number, char c)
    {
        if (c == '\r')
        {
            number++;
            if (at < text.Length && text[at] == '\n')
                at++;
        }
        return true;
    }

    private static void Close(List<string> cells, StringBuilder cell)
    {
        cells.Add(cell.ToString());
        cell.Clear();
    }

    private static string Plain(string cell) => cell is ['\'', var next, ..] && FormulaStarts.Contains(next, StringComparison.Ordinal) ? cell[1..] : cell;

    private static string Quoted(string cell)
    {
        var safe = cell.Length > 0 && FormulaStarts.Contains(cell[0], StringComparison.Ordinal) ? "'" + cell : cell;
        return safe.AsSpan().IndexOfAny("\",;\r\n") < 0 ? safe : $"\"{safe.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
    }
}

using System.Globalization;
using System.Net;
using System.Text;

namespace TelegramAdmin.Core.Privacy.Exporting;

/// <summary>The export as a page that needs nothing else: messages first, then each table.</summary>
internal sealed class PersonPage
{
    private const string Messages = "conversation_messages";
    private const int LongestCell = 5_000;

    private readonly List<(string Table, IReadOnlyList<IReadOnlyList<KeyValuePair<string, object?>>> Rows)> _tables = [];

    public void Add(string table, IReadOnlyList<IReadOnlyList<KeyValuePair<string, object?>>> rows) => _tables.Add((table, rows));

    public string Html()
    {
        var html = new StringBuilder("""
            <!doctype html><html lang="en"><meta charset="utf-8"><title>Personal data</title>
            <style>body{font:14px/1.5 system-ui;margin:24px auto;max-width:1100px;padding:0 16px}table{border-collapse:collapse;width:100%;margin-bottom:24px}
            th,td{border-bottom:1px solid #ddd;padding:4px 8px;text-align:left;vertical-align:top;overflow-wrap:anywhere}div{overflow-x:auto}</style>
            <h1>Personal data</h1><p>Everything that is kept of this person. The same stands as JSON in the folder data; pictures and other files are in the folder files.</p>
            """);
        foreach (var (table, rows) in _tables.OrderBy(t => t.Table != Messages))
            Write(html, table, rows);
        return html.ToString();
    }

    private static void Write(StringBuilder html, string table, IReadOnlyList<IReadOnlyList<KeyValuePair<string, object?>>> rows)
    {
        var columns = rows[0].Select(c => c.Key).Where(name => rows.Any(r => r.Any(c => c.Key == name && c.Value is not null))).ToList();
        html.Append(CultureInfo.InvariantCulture, $"<h2>{Encode(Words(table))} <small>({rows.Count})</small></h2><div><table><tr>");
        foreach (var column in columns)
            html.Append("<th>").Append(Encode(Words(column)));
        foreach (var row in rows)
        {
            html.Append("<tr>");
            foreach (var column in columns)
                html.Append("<td>").Append(Encode(Cell(row.First(c => c.Key == column).Value)));
        }
        html.Append("</table></div>");
    }

    private static string Cell(object? value) => value switch
    {
        null => "",
        DateTimeOffset at => at.ToString("u", CultureInfo.InvariantCulture),
        _ when Convert.ToString(value, CultureInfo.InvariantCulture) is { } text => text.Length > LongestCell ? text[..LongestCell] + "…" : text,
        _ => "",
    };

    private static string Words(string name) => name.Replace('_', ' ');

    private static string Encode(string text) => WebUtility.HtmlEncode(text);
}

using System.Globalization;

namespace TelegramAdmin.Benchmarks.Reporting;

/// <summary>Prints figures as one table, in Markdown so that it can be pasted where it is read.</summary>
internal static class FigureTable
{
    private static readonly string[] Head = ["what", "database", "measured", "target", "ratio", "ok", "note"];

    public static void Print(IReadOnlyList<Figure> figures, TextWriter to)
    {
        List<string[]> rows = [Head, .. figures.Select(Cells)];
        var widths = Head.Select((_, column) => rows.Max(r => r[column].Length)).ToArray();
        to.WriteLine(Line(Head, widths));
        to.WriteLine($"|{string.Join('|', widths.Select(w => new string('-', w + 2)))}|");
        foreach (var row in rows.Skip(1))
            to.WriteLine(Line(row, widths));
    }

    private static string[] Cells(Figure figure) =>
    [
        figure.What,
        figure.Database.ToString(),
        figure.MeasuredText,
        figure.TargetText,
        figure.Ratio.ToString("0.00", CultureInfo.InvariantCulture),
        figure.IsMet ? "yes" : "no",
        figure.Note,
    ];

    private static string Line(string[] cells, int[] widths) => $"| {string.Join(" | ", cells.Select((cell, i) => cell.PadRight(widths[i])))} |";
}

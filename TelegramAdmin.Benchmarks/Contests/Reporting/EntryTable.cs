using System.Globalization;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Benchmarks.Contests.Reporting;

/// <summary>Prints everything as one table, in Markdown; for each peer it says how many times as fast ours is.</summary>
internal static class EntryTable
{
    private static readonly string[] Head = ["what", "program", "a second", "SQLite is", "PostgreSQL is", "of processor", "429", "missing", "said unknown", "twice", "silence"];

    public static void Print(IReadOnlyList<Entry> entries, TextWriter to)
    {
        List<string[]> rows = [Head, .. entries.Select(e => Cells(e, entries))];
        var widths = Head.Select((_, column) => rows.Max(r => r[column].Length)).ToArray();
        to.WriteLine(Line(Head, widths));
        to.WriteLine($"|{string.Join('|', widths.Select(w => new string('-', w + 2)))}|");
        foreach (var row in rows.Skip(1))
            to.WriteLine(Line(row, widths));
    }

    public static string Rate(double rate) => rate.ToString(rate >= 1000 ? "N0" : "0.0", CultureInfo.InvariantCulture);

    private static string[] Cells(Entry entry, IReadOnlyList<Entry> entries) =>
    [
        entry.Contest,
        entry.Program,
        Rate(entry.PerSecond),
        Ratio(entry, entries, DatabaseProvider.Sqlite),
        Ratio(entry, entries, DatabaseProvider.Postgres),
        entry.PerCoreSecond is { } rate ? Rate(rate) : "",
        Text(entry.Arrivals?.TooManyRequests),
        Text(entry.Arrivals?.Missing),
        Text(entry.Arrivals?.Unknown),
        Text(entry.Arrivals?.Twice),
        entry.Arrivals?.Silence is { } silence ? string.Create(CultureInfo.InvariantCulture, $"{silence.TotalSeconds:0.0} s") : "",
    ];

    private static string Ratio(Entry entry, IReadOnlyList<Entry> entries, DatabaseProvider provider)
    {
        var ours = entries.FirstOrDefault(e => e.Contest == entry.Contest && e.Ours == provider);
        return entry.Ours is null && ours is not null && entry.PerSecond > 0 ? string.Create(CultureInfo.InvariantCulture, $"{ours.PerSecond / entry.PerSecond:0.0} ×") : "";
    }

    private static string Text(long? number) => number?.ToString(CultureInfo.InvariantCulture) ?? "";

    private static string Line(string[] cells, int[] widths) => $"| {string.Join(" | ", cells.Select((cell, i) => cell.PadRight(widths[i])))} |";
}

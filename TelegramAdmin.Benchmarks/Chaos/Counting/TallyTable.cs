using System.Globalization;

namespace TelegramAdmin.Benchmarks.Chaos.Counting;

/// <summary>Prints tallies as one table, in Markdown so that it can be pasted where it is read.</summary>
internal static class TallyTable
{
    private static readonly string[] Head = ["what went wrong", "database", "accepted", "done", "lost", "doubled", "unknown", "said again", "credits wrong", "longest silence", "goes on after"];

    public static void Print(IReadOnlyList<Tally> tallies, TextWriter to)
    {
        List<string[]> rows = [Head, .. tallies.Select(Cells)];
        var widths = Head.Select((_, column) => rows.Max(r => r[column].Length)).ToArray();
        to.WriteLine(Line(Head, widths));
        to.WriteLine($"|{string.Join('|', widths.Select(w => new string('-', w + 2)))}|");
        foreach (var row in rows.Skip(1))
            to.WriteLine(Line(row, widths));
    }

    private static string[] Cells(Tally t) =>
    [
        t.Scenario, t.Database.ToString(), Number(t.Accepted), Number(t.Done), Number(t.Lost), Number(t.Doubled), Number(t.Unknown), Number(t.SaidAgain), Number(t.CreditsWrong),
        Seconds(t.LongestSilence), Seconds(t.ToGoOn),
    ];

    private static string Number(int n) => n.ToString("N0", CultureInfo.InvariantCulture);

    private static string Seconds(TimeSpan time) => $"{time.TotalSeconds.ToString("0.0", CultureInfo.InvariantCulture)} s";

    private static string Line(string[] cells, int[] widths) => $"| {string.Join(" | ", cells.Select((cell, i) => cell.PadRight(widths[i])))} |";
}

using System.Globalization;
using TelegramAdmin.Benchmarks.Reporting;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Benchmarks.Retention;

/// <summary>
/// A year of 50 million messages, in and out, at a two-hundredth of its size (a thousandth with --quick), after a tenth, half and all of it: how much
/// room it takes, what removing costs, and whether what is asked all the time gets slower.
/// </summary>
internal static class RetentionBenchmark
{
    private const long MessagesOfYear = 50_000_000;

    /// <summary>Shorter times are noise.</summary>
    private const double Shortest = 0.5;

    private static readonly double[] Shares = [0.1, 0.5, 1];

    public static async Task MeasureAsync(BenchmarkRun run, DatabaseProvider provider)
    {
        var readings = new List<AgeReading>();
        foreach (var share in Shares)
        {
            await using var life = await AgedLife.LiveAsync(provider, share, MessagesOfYear / (run.IsQuick ? 1000 : 200));
            run.Sums.Equal($"retention, {provider}: tables of which nobody said how they grow", 0, GrowthOfTables.Unplaced(life).Count);
            readings.Add(await AgeReading.TakeAsync(life, run.IsQuick ? 5 : 9));
            run.Sums.Equal($"retention, {provider}: messages that were to go and stay", 0, await life.CountPastAsync(32));
        }
        GrowthTable.Print(readings, MessagesOfYear, Console.Out);
        PruningTable.Print(readings, Console.Out);
        foreach (var what in readings[0].Times.Keys)
        {
            double[] times = [.. readings.Select(r => r.Times[what])];
            run.Report(new Figure($"ages: {what}", provider, Math.Max(times[^1], Shortest) / Math.Max(times[0], Shortest), "×", Better.Less, 2,
                string.Create(CultureInfo.InvariantCulture, $"{string.Join(", ", times.Select(t => t.ToString(t < 10 ? "0.0" : "0", CultureInfo.InvariantCulture)))} ms at a tenth, half and all of the year")));
        }
        foreach (var (what, last) in readings[^1].Prunings)
            run.Report(new Figure($"longest write: {what}", provider, readings.Max(r => r.Prunings[what].Longest.TotalMilliseconds), "ms", Better.Less, 100,
                string.Create(CultureInfo.InvariantCulture, $"{last.Removed:N0} in {last.Took.TotalSeconds:0.0} s at the end of the year")));
    }
}

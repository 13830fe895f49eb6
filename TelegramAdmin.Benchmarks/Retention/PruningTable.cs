using System.Globalization;

namespace TelegramAdmin.Benchmarks.Retention;

/// <summary>What removing costs, by age: the longest write is how long everybody else waited on SQLite.</summary>
internal static class PruningTable
{
    private const double MiB = 1024 * 1024;

    public static void Print(IReadOnlyList<AgeReading> readings, TextWriter to)
    {
        to.WriteLine();
        to.WriteLine("| removing | messages of the life | rows | writes | longest, ms | all, s | rows/s | in use after, MiB | on disk after, MiB | dead rows |");
        to.WriteLine("|---|---:|---:|---:|---:|---:|---:|---:|---:|---:|");
        foreach (var what in readings[0].Prunings.Keys)
        {
            foreach (var reading in readings)
            {
                var p = reading.Prunings[what];
                to.WriteLine(string.Create(CultureInfo.InvariantCulture,
                    $"| {what} | {reading.Messages:N0} | {p.Removed:N0} | {p.Writes:N0} | {p.Longest.TotalMilliseconds:N0} | {p.Took.TotalSeconds:0.0} | {p.Removed / p.Took.TotalSeconds:N0} | {p.Used / MiB:N0} | {p.Whole / MiB:N0} | {p.Dead:N0} |"));
            }
        }
        to.WriteLine();
    }
}

using System.Globalization;

namespace TelegramAdmin.Benchmarks.Retention;

/// <summary>Bytes by table and age, what they come to in a year, and what is left of that when the cleaner has been at work.</summary>
internal static class GrowthTable
{
    private const double MiB = 1024 * 1024;

    private const double GiB = 1024 * MiB;

    /// <summary>What grows by itself, not by messages, is not made larger for a larger year.</summary>
    private static readonly string[] Fixed = ["rollups", "performance_samples"];

    /// <summary>Days that rows stay where nobody chose anything.</summary>
    private static readonly Dictionary<string, int> Kept = new()
    {
        ["inbox_updates"] = 30, ["outbox_messages"] = 90, ["delivery_attempts"] = 90, ["webhook_deliveries"] = 30, ["webhook_attempts"] = 30, ["stripe_events"] = 90, ["stopped_messages"] = 30, ["notifications"] = 90,
    };

    public static void Print(IReadOnlyList<AgeReading> readings, long messagesOfYear, TextWriter to)
    {
        to.WriteLine();
        to.WriteLine("| table, with its indexes | rows for 1,000 messages | bytes a row at a tenth, half and all of the year | MiB a million messages | kept, days | a year, GiB (extrapolated) | of that there in the end, GiB |");
        to.WriteLine("|---|---:|---:|---:|---:|---:|---:|");
        var last = readings[^1];
        var (all, left) = (0.0, 0.0);
        foreach (var (table, growth) in last.Tables.OrderByDescending(t => t.Value.Bytes))
        {
            var isFixed = Fixed.Contains(table);
            var year = isFixed ? growth.Bytes : (double)growth.Bytes / last.Messages * messagesOfYear;
            var stays = Kept.TryGetValue(table, out var days) ? year * days / 365 : year;
            (all, left) = (all + year, left + stays);
            to.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| {table} | {(isFixed ? "" : (1000.0 * growth.Rows / last.Messages).ToString("0.#", CultureInfo.InvariantCulture))} | {string.Join(" · ", readings.Select(r => PerRow(r.Tables[table])))} | {(isFixed ? "" : (growth.Bytes * 1e6 / last.Messages / MiB).ToString("0.0", CultureInfo.InvariantCulture))} | {(days > 0 ? days : "")} | {year / GiB:0.00} | {stays / GiB:0.00} |"));
        }
        to.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| all of these | | | {(all - Fixed.Sum(f => last.Tables[f].Bytes)) / messagesOfYear * 1e6 / MiB:0.0} | | {all / GiB:0.0} | {left / GiB:0.0} |"));
        to.WriteLine($"In use before anything was removed: {string.Join(", ", readings.Select(r => string.Create(CultureInfo.InvariantCulture, $"{r.Used / MiB:N0} MiB with {r.Messages:N0} messages")))}.");
    }

    private static string PerRow(TableGrowth growth) => growth.Rows == 0 ? "–" : (growth.Bytes / growth.Rows).ToString("N0", CultureInfo.InvariantCulture);
}

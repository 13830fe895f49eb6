using System.Diagnostics;
using System.Globalization;
using TelegramAdmin.Benchmarks.Centre.Year;
using TelegramAdmin.Benchmarks.Idle;
using TelegramAdmin.Benchmarks.Inbox;
using TelegramAdmin.Benchmarks.Reporting;
using TelegramAdmin.Benchmarks.Running;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Benchmarks.Centre;

/// <summary>Large tables as files: how fast their rows come (200,000 within a minute), and that the memory of it does not grow with them.</summary>
internal static class ExportBenchmark
{
    private static readonly string[] Formats = ["csv", "xlsx", "json"];

    public static async Task MeasureAsync(BenchmarkRun run, DatabaseProvider provider)
    {
        await using var year = await BusyYear.OpenAsync(run, provider);
        await using var product = await year.StartAsync();
        using var browser = await StaffBrowser.SignInAsync(year.Home.Url, BusyYear.Email, BusyYear.Password);
        var now = DateTimeOffset.UtcNow;
        var days = string.Create(CultureInfo.InvariantCulture, $"period=own&from={now.AddDays(-260):yyyy-MM-dd}&to={now.AddDays(-16):yyyy-MM-dd}");
        foreach (var format in Formats) // Compiled by it.
            await browser.DrainAsync($"/exports/users.{format}?q=reader_77");
        var rows = await MeasureAsync(run, product, browser, provider, "people", "/exports/users", "");
        run.Sums.Equal($"export, {provider}: rows of people", year.People, rows);
        await MeasureAsync(run, product, browser, provider, "conversations of 245 days", "/exports/conversation-rows", $"?of=opened&{days}");
        run.Sums.Silent($"exports, {provider}", product);
    }

    /// <returns>How many rows the table has.</returns>
    private static async Task<long> MeasureAsync(BenchmarkRun run, ProductProcess product, StaffBrowser browser, DatabaseProvider provider, string what, string path, string query)
    {
        var rows = 0L;
        foreach (var format in Formats)
        {
            await Collection.ForceAsync(product.Id);
            var (before, peak) = (product.Readings.Resident, 0.0);
            var started = Stopwatch.GetTimestamp();
            var download = browser.DrainAsync($"{path}.{format}{query}");
            while (await Task.WhenAny(download, Task.Delay(20)) != download)
                peak = Math.Max(peak, product.Readings.Resident);
            var (bytes, lines) = await download;
            var seconds = Stopwatch.GetElapsedTime(started).TotalSeconds;
            rows = format == Formats[0] ? lines - 1 : rows; // The others have no line for each.
            run.Report(new Figure($"export: {rows:N0} {what} as {format}", provider, rows / seconds, "rows/s", Better.More, 3_333, $"{bytes / 1048576.0:0.0} MiB in {seconds:0.0} s"));
            run.Report(new Figure($"export: {what} as {format}, memory more at its peak", provider, Math.Max(0, peak - before), "MiB", Better.Less, 64, $"{before:0} MiB before"));
        }
        return rows;
    }
}

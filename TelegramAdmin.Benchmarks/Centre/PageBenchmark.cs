using System.Diagnostics;
using TelegramAdmin.Benchmarks.Centre.Year;
using TelegramAdmin.Benchmarks.Inbox;
using TelegramAdmin.Benchmarks.Reporting;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Benchmarks.Centre;

/// <summary>
/// How long the server takes for the first useful paint of each category, after a year of work: the whole page with its data, as a signed-in browser
/// loads it. A round goes through all pages, so what is remembered for seconds is read anew in the next one.
/// </summary>
internal static class PageBenchmark
{
    public static async Task MeasureAsync(BenchmarkRun run, DatabaseProvider provider)
    {
        await using var year = await BusyYear.OpenAsync(run, provider);
        await using var product = await year.StartAsync();
        using var browser = await StaffBrowser.SignInAsync(year.Home.Url, BusyYear.Email, BusyYear.Password);
        var pages = CentrePage.All(BusyYear.Person, DateTimeOffset.UtcNow);
        var times = pages.ToDictionary(p => p, _ => new List<double>());
        await Task.Delay(TimeSpan.FromSeconds(5)); // What a start sets going is over.
        foreach (var page in pages)
            run.Sums.Equal($"pages, {provider}: {page.What} comes with its data", 1, IsThere(await browser.LoadAsync(page.Path(0)), page) ? 1 : 0);
        for (var round = 1; round <= (run.IsQuick ? 4 : 12); round++)
        {
            foreach (var page in pages)
            {
                var started = Stopwatch.GetTimestamp();
                await browser.LoadAsync(page.Path(round));
                times[page].Add(Stopwatch.GetElapsedTime(started).TotalMilliseconds);
            }
        }
        foreach (var (page, all) in times)
            run.Report(new Figure($"page: {page.What}", provider, all.Median(), "ms", Better.Less, page.Target, $"p95 {all.Percentile(95):0} ms, fastest {all.Min():0} ms"));
        run.Sums.Silent($"pages, {provider}", product);
    }

    private static bool IsThere(string html, CentrePage page) => html.Contains(page.Has, StringComparison.Ordinal) && !html.Contains("ta-skeleton-rows", StringComparison.Ordinal);
}

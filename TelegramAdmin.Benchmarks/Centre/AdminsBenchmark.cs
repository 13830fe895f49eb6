using TelegramAdmin.Benchmarks.Centre.Circuits;
using TelegramAdmin.Benchmarks.Centre.Year;
using TelegramAdmin.Benchmarks.Idle;
using TelegramAdmin.Benchmarks.Inbox;
using TelegramAdmin.Benchmarks.Reporting;
using TelegramAdmin.Benchmarks.Running;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Benchmarks.Centre;

/// <summary>A hundred of the team with a page open each: what that adds to the memory, and what it costs while nobody does anything.</summary>
internal static class AdminsBenchmark
{
    private const int Admins = 100;

    private static readonly string[] Pages =
        ["/dashboard", "/conversations", "/dashboard?set=money&period=30d", "/conversations/1", "/users", "/billing", "/system/queue", "/analytics/growth", "/broadcast", "/settings/all"];

    public static async Task MeasureAsync(BenchmarkRun run, DatabaseProvider provider)
    {
        await using var year = await BusyYear.OpenAsync(run, provider);
        await using var product = await year.StartAsync();
        using var browser = await StaffBrowser.SignInAsync(year.Home.Url, BusyYear.Email, BusyYear.Password);
        var open = await OpenAsync(browser, Pages.Length); // Compiled by them, as in a server that runs for a while.
        await Task.Delay(TimeSpan.FromSeconds(5));
        await CloseAsync(open);
        await Collection.ForceAsync(product.Id);
        var (before, idle) = (product.Readings.Resident, await ShareAsync(product, run.IsQuick));
        open = await OpenAsync(browser, Admins);
        var busy = await ShareAsync(product, run.IsQuick);
        var with = product.Readings.Resident;
        await Collection.ForceAsync(product.Id);
        var settled = product.Readings.Resident;
        run.Sums.Equal($"{Admins} admins, {provider}: pages that stand", Admins, open.Count(p => p is { Trouble: null, Renders: > 0 }));
        foreach (var trouble in open.Select(p => p.Trouble).OfType<string>().Distinct().Take(3))
            Console.WriteLine($"  ended: {trouble}");
        run.Report(new Figure($"{Admins} open pages: memory more", provider, with - before, "MiB", Better.Less, 400, $"{before:0} MiB before; {settled - before:0} MiB more after a full collection"));
        run.Report(new Figure($"{Admins} open pages: processor", provider, busy, "% of a core", Better.Less, 25, $"{idle:0.0} % with none; {open.Sum(p => p.Renders):N0} renders"));
        await CloseAsync(open);
        run.Sums.Silent($"{Admins} admins, {provider}", product);
    }

    private static async Task<IReadOnlyList<OpenPage>> OpenAsync(StaffBrowser browser, int count)
    {
        var open = new List<OpenPage>();
        for (var n = 0; n < count; n++)
            open.Add(await OpenPage.OpenAsync(browser, Pages[n % Pages.Length]));
        await Task.Delay(TimeSpan.FromSeconds(10));
        return open;
    }

    private static async Task CloseAsync(IEnumerable<OpenPage> pages)
    {
        foreach (var page in pages)
            await page.DisposeAsync();
    }

    private static async Task<double> ShareAsync(ProductProcess product, bool isQuick)
    {
        var (time, before) = (TimeSpan.FromSeconds(isQuick ? 10 : 30), product.Readings.Processor);
        await Task.Delay(time);
        return (product.Readings.Processor - before) / time * 100;
    }
}

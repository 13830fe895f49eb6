using System.Diagnostics;
using Microsoft.EntityFrameworkCore;
using TelegramAdmin.Benchmarks.Reporting;
using TelegramAdmin.Benchmarks.Running;
using TelegramAdmin.Core.Bots;
using TelegramAdmin.Core.Storage;
using TelegramAdmin.Core.Updates;
using TelegramAdmin.Sandbox;

namespace TelegramAdmin.Benchmarks.Intake;

/// <summary>
/// Updates a second that are on disk and known not to be doubles before their 200. The dispatcher works beside it on the same core, as it
/// does in earnest; what it does not manage waits in the log. At the end the process is killed and the rows are counted.
/// </summary>
internal static class IntakeBenchmark
{
    private const double Target = 10_000;
    private const double GrammY = 4_557; // Node http + grammY echo on one core, which keeps nothing.

    public static async Task MeasureAsync(BenchmarkRun run, DatabaseProvider provider)
    {
        await MeasureAsync(run, provider, "poll", UpdateTemplate.Poll);
        await MeasureAsync(run, provider, "message", UpdateTemplate.Message);
    }

    private static async Task MeasureAsync(BenchmarkRun run, DatabaseProvider provider, string kind, Func<Uri, long, string, UpdateTemplate> template)
    {
        await using var home = await Home.CreateAsync(provider);
        await using var sandbox = await SandboxServer.StartAsync(new SandboxOptions());
        var bot = sandbox.World.AddBot("intake_bot", "Intake");
        string secret;
        await using (var engine = await Engine.OpenAsync(home, sandbox))
        {
            await engine.AddBotsAsync([bot], ReceiveMode.Webhook);
            secret = await engine.WebhookSecretAsync(bot);
        }
        await using var product = await ProductProcess.StartAsync(home, sandbox, Cores.OfProduct);
        var load = new WebhookLoad(home.Url, template(home.Url, bot.Id, secret));
        var (perSecond, perCoreSecond) = await DriveAsync(load, product, seconds: run.IsQuick ? 6 : 15, warmUp: run.IsQuick ? 3 : 5);
        await product.KillAsync();
        var worked = await CheckAsync(run, home, sandbox, load, $"intake of {kind}, {provider}");
        run.Report(new Figure($"webhook intake, {kind}", provider, perSecond, "/s", Better.More, Target,
            $"{perSecond / GrammY:0.0} × grammY on bare Node; {perCoreSecond:N0} for each second of processor time; {worked:P0} worked off meanwhile"));
    }

    /// <summary>The median second, so that a neighbour's hiccup does not count; and the mean over the processor time that was had.</summary>
    private static async Task<(double PerSecond, double PerCoreSecond)> DriveAsync(WebhookLoad load, ProductProcess product, int seconds, int warmUp)
    {
        var running = load.RunAsync();
        await Task.Delay(TimeSpan.FromSeconds(warmUp));
        var (first, processor) = (load.Taken, product.Readings.Processor);
        var rates = new List<double>();
        for (var i = 0; i < seconds; i++)
        {
            var (before, started) = (load.Taken, Stopwatch.GetTimestamp());
            await Task.Delay(TimeSpan.FromSeconds(1));
            rates.Add((load.Taken - before) / Stopwatch.GetElapsedTime(started).TotalSeconds);
        }
        var perCoreSecond = (load.Taken - first) / (product.Readings.Processor - processor).TotalSeconds;
        load.Stop();
        await running;
        return (rates.Median(), perCoreSecond);
    }

    private static async Task<double> CheckAsync(BenchmarkRun run, Home home, SandboxServer sandbox, WebhookLoad load, string what)
    {
        await using var engine = await Engine.OpenAsync(home, sandbox);
        await using var db = engine.Storage.ReadAll();
        run.Sums.Equal($"{what}: answers other than 200", 0, load.Refused);
        run.Sums.Equal($"{what}: rows after kill -9", load.Taken, await db.InboxUpdates.LongCountAsync());
        return await db.InboxUpdates.LongCountAsync(u => u.ProcessedAt != null) / (double)load.Taken;
    }
}

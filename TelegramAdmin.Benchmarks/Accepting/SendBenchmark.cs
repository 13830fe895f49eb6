using System.Diagnostics;
using Microsoft.EntityFrameworkCore;
using TelegramAdmin.Benchmarks.Reporting;
using TelegramAdmin.Benchmarks.Running;
using TelegramAdmin.Core.Access.ApiKeys;
using TelegramAdmin.Core.Bots;
using TelegramAdmin.Core.Delivery;
using TelegramAdmin.Core.Storage;
using TelegramAdmin.Sandbox;

namespace TelegramAdmin.Benchmarks.Accepting;

/// <summary>
/// POST /send: the key is checked, the bot chosen, the idempotency key kept, and the message on disk before its 202; beside it the bots send
/// as fast as they may, on the same core. At the end the process is killed and the rows are counted.
/// </summary>
internal static class SendBenchmark
{
    private const int Steady = 500;
    private const double PgBoss = 1_850;

    public static async Task MeasureAsync(BenchmarkRun run, DatabaseProvider provider)
    {
        await using var home = await Home.CreateAsync(provider);
        await using var sandbox = await SandboxServer.StartAsync(new SandboxOptions());
        var bots = Enumerable.Range(1, 2).Select(i => sandbox.World.AddBot($"send{i}_bot", $"Send {i}")).ToList();
        string key;
        await using (var engine = await Engine.OpenAsync(home, sandbox))
        {
            await engine.AddBotsAsync(bots, ReceiveMode.Webhook);
            await ReachEverybodyAsync(engine, bots);
            key = (await engine.Service<CreateApiKey>().RunAsync(WorkspaceId.Default, new NewApiKey("benchmark", ApiScopes.MessagesSend), "benchmark")).Value.Key;
        }
        await using var product = await ProductProcess.StartAsync(home, sandbox, Cores.OfProduct);
        var load = new SendLoad(home.Url, new SendTemplate(home.Url, key));
        await load.RunSteadilyAsync(Steady, run.IsQuick ? 6 : 15);
        var latencies = load.Milliseconds.Skip(2 * Steady).ToList();
        var windows = latencies.Chunk(2 * Steady).Select(w => w.Percentile(99)).ToList();
        run.Report(new Figure($"POST /send at {Steady} a second, p99", provider, windows.Median(), "ms", Better.Less, 25, $"median of 2 s windows; p50 {latencies.Median():0.0} ms, longest {latencies.DefaultIfEmpty().Max():0} ms"));

        var (perSecond, perCoreSecond) = await DriveAsync(load, product, seconds: run.IsQuick ? 6 : 15);
        await product.KillAsync();
        await CheckAsync(run, home, sandbox, load, $"POST /send, {provider}");
        run.Report(new Figure("POST /send", provider, perSecond, "/s", Better.More, 9_000, $"{perSecond / PgBoss:0.0} × pg-boss; {perCoreSecond:N0} for each second of processor time"));
    }

    // Everybody has started both bots.
    private static Task ReachEverybodyAsync(Engine engine, IReadOnlyList<SandboxBot> bots) => engine.Storage.WriteAsync(WorkspaceId.Default, db => db.Session.SetReachableAsync(
        [.. bots.SelectMany(bot => Enumerable.Range(0, SendLoad.People).Select(i => new ReachabilityFact(WorkspaceId.Default, new BotId(bot.Id), SendLoad.FirstChat + i, null, DateTimeOffset.UtcNow)))]));

    /// <summary>The median second, so that a neighbour's hiccup does not count.</summary>
    private static async Task<(double PerSecond, double PerCoreSecond)> DriveAsync(SendLoad load, ProductProcess product, int seconds)
    {
        var running = load.RunAsync();
        await Task.Delay(TimeSpan.FromSeconds(3));
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

    private static async Task CheckAsync(BenchmarkRun run, Home home, SandboxServer sandbox, SendLoad load, string what)
    {
        await using var engine = await Engine.OpenAsync(home, sandbox);
        await using var db = engine.Storage.ReadAll();
        run.Sums.Equal($"{what}: answers other than 202", 0, load.Refused);
        run.Sums.Equal($"{what}: rows after kill -9", load.Taken, await db.OutboxMessages.LongCountAsync());
    }
}

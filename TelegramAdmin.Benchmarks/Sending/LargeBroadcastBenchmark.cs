using Microsoft.EntityFrameworkCore;
using TelegramAdmin.Benchmarks.Replies;
using TelegramAdmin.Benchmarks.Reporting;
using TelegramAdmin.Benchmarks.Running;
using TelegramAdmin.Core.Bots;
using TelegramAdmin.Core.Campaigns.Broadcasts;
using TelegramAdmin.Core.Settings;
using TelegramAdmin.Core.Storage;
using TelegramAdmin.Sandbox;

namespace TelegramAdmin.Benchmarks.Sending;

/// <summary>
/// A broadcast to 100,000 people through four bots with 60 to 120 ms of latency, from the draft to the last outcome, while other people write to one of
/// the bots. About a quarter of an hour for each database.
/// </summary>
internal static class LargeBroadcastBenchmark
{
    private const int Bots = 4;
    private const int RepliesPerSecond = 10;
    private const int WarmUp = 5 * RepliesPerSecond;

    /// <summary>A neighbour's hiccup spoils one window, a fault of ours most of them.</summary>
    private const int Window = 10 * RepliesPerSecond;

    public static async Task MeasureAsync(BenchmarkRun run, DatabaseProvider provider)
    {
        var people = run.IsQuick ? 5_000 : 100_000;
        await using var home = await Home.CreateAsync(provider);
        await using var sandbox = await SandboxServer.StartAsync(new SandboxOptions());
        sandbox.World.Faults = new FaultSettings { LatencyMinMs = 60, LatencyMaxMs = 120 };
        var bots = Enumerable.Range(1, Bots).Select(i => sandbox.World.AddBot($"large{i}_bot", $"Large {i}")).ToList();
        var audiences = bots.Select(bot => (Bot: bot, Readers: sandbox.World.AddAudience(bot, people / Bots))).ToList();
        var askers = sandbox.World.AddAudience(bots[0], RepliesPerSecond * (run.IsQuick ? 35 : 125) / 2);
        await using var engine = await Engine.OpenAsync(home, sandbox);
        await engine.AddBotsAsync(bots, ReceiveMode.Webhook);
        foreach (var (bot, readers) in audiences)
            await AutumnBroadcast.KnowAsync(engine, bot, readers);
        var id = await AutumnBroadcast.StartAsync(engine, people);

        await using var product = await ProductProcess.StartAsync(home, sandbox, Cores.OfProduct);
        await Eventually.TrueAsync(async () => await BroadcastAsync(engine, id) is { ListedAt: not null }, TimeSpan.FromMinutes(3));
        var (memory, processor, watch) = (product.Readings.Resident, product.Readings.Processor, System.Diagnostics.Stopwatch.StartNew());
        var load = new ReplyLoad(sandbox, engine.Service<EngineOptions>().WebhookUrl(new BotId(bots[0].Id))!, await engine.WebhookSecretAsync(bots[0]));
        await load.RunAsync(askers, RepliesPerSecond);
        load.ReadAnswers();
        await Eventually.TrueAsync(async () => await BroadcastAsync(engine, id) is { State: BroadcastState.Finished }, TimeSpan.FromSeconds(60 + people / 80.0));
        var share = (product.Readings.Processor - processor) / watch.Elapsed;
        await CheckAsync(run, engine, audiences, id, people, $"broadcast to {people}, {provider}");
        run.Sums.Silent($"broadcast to {people}, {provider}", product);
        Report(run, provider, bots, load, sandbox, share, (memory, product.Readings.Resident));
    }

    private static void Report(BenchmarkRun run, DatabaseProvider provider, List<SandboxBot> bots, ReplyLoad load, SandboxServer sandbox, double share, (double Start, double End) memory)
    {
        run.Report(new Figure("campaign, four bots", provider, PerSecond(bots), "/s", Better.More, Bots * 27.5, $"while each has readers left, replies counted; {share:P0} of a core"));
        run.Report(new Figure("429 in it", provider, sandbox.World.Counters.TooManyRequests, "", Better.Less, 0));
        run.Report(new Figure("memory at its end", provider, memory.End, "MiB", Better.Less, memory.Start * 1.5, $"{memory.Start:0} MiB once everybody was listed"));
        var latencies = load.Latencies().Skip(WarmUp).ToList();
        run.Report(new Figure("update → reply leaves meanwhile, p99", provider, latencies.Chunk(Window).Select(w => w.Percentile(99)).Median(), "ms", Better.Less, 50 + 120,
            $"{RepliesPerSecond} a second; median of {Window / RepliesPerSecond} s windows, {latencies.Median():0} ms p50, longest {latencies.DefaultIfEmpty().Max():0} ms; 60 to 120 ms of it are the sandbox's"));
    }

    private static double PerSecond(List<SandboxBot> bots)
    {
        var (from, until) = (bots.Max(b => b.SentAt[0]), bots.Min(b => b.SentAt[^1]));
        return bots.Sum(b => b.SentAt.Count(at => at >= from && at < until)) / (until - from).TotalSeconds;
    }

    private static async Task<Broadcast?> BroadcastAsync(Engine engine, long id)
    {
        await using var db = engine.Storage.ReadAll();
        return await db.Broadcasts.FirstOrDefaultAsync(b => b.Id == id);
    }

    private static async Task CheckAsync(BenchmarkRun run, Engine engine, List<(SandboxBot Bot, IReadOnlyList<SandboxPerson> Readers)> audiences, long id, int people, string what)
    {
        await using var db = engine.Storage.ReadAll();
        run.Sums.Equal($"{what}: recorded as sent", people, await db.Recipients.CountAsync(r => r.BroadcastId == id && r.State == RecipientState.Sent));
        run.Sums.Equal($"{what}: readers who got exactly one", people, audiences.Sum(a => a.Readers.Count(r => r.History(a.Bot).Count(m => m.FromBot) == 1)));
    }
}

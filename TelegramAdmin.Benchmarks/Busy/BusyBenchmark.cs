using Microsoft.EntityFrameworkCore;
using TelegramAdmin.Benchmarks.Replies;
using TelegramAdmin.Benchmarks.Reporting;
using TelegramAdmin.Benchmarks.Running;
using TelegramAdmin.Core.Bots;
using TelegramAdmin.Core.Delivery;
using TelegramAdmin.Core.Settings;
using TelegramAdmin.Core.Storage;
using TelegramAdmin.Sandbox;

namespace TelegramAdmin.Benchmarks.Busy;

/// <summary>
/// A bot in the middle of a campaign to a hundred thousand people, with a million finished messages in the table: how long somebody who writes
/// to it waits, and how fast the campaign goes. The same without the million finished ones beside it, so that their cost shows.
/// </summary>
internal static class BusyBenchmark
{
    private const int Backlog = 100_000;
    private const int PerSecond = 5;

    public static async Task MeasureAsync(BenchmarkRun run, DatabaseProvider provider)
    {
        var few = await MeasureAsync(run, provider, finished: 0);
        var many = await MeasureAsync(run, provider, finished: 1_000_000);
        run.Report(new Figure("reply during a campaign to 100,000, p99", provider, many.P99, "ms", Better.Less, 50, $"with a million finished messages; {few.P99:0} ms without them; p50 {many.P50:0.0} and {few.P50:0.0} ms"));
        run.Report(new Figure("campaign and replies, a second", provider, many.Rate, "/s", Better.More, 25, $"with a million finished messages; {few.Rate:0.0} without them; {PerSecond} of them replies, for which the campaign leaves room"));
        run.Report(new Figure("cost of a million finished messages", provider, many.Share / few.Share, "×", Better.Less, 1.25, $"processor time with and without them: {many.Share:P0} and {few.Share:P0} of a core"));
    }

    private static async Task<(double P50, double P99, double Rate, double Share)> MeasureAsync(BenchmarkRun run, DatabaseProvider provider, int finished)
    {
        await using var home = await Home.CreateAsync(provider);
        await using var sandbox = await SandboxServer.StartAsync(new SandboxOptions());
        sandbox.World.Faults = new FaultSettings { LatencyMinMs = (int)Distance, LatencyMaxMs = (int)Distance };
        var bot = sandbox.World.AddBot("busy_bot", "Busy");
        var writers = sandbox.World.AddAudience(bot, PerSecond * (run.IsQuick ? 16 : 40) / 2);
        var readers = sandbox.World.AddAudience(bot, 2_000);
        await using var engine = await Engine.OpenAsync(home, sandbox);
        await engine.AddBotsAsync([bot], ReceiveMode.Webhook);
        await FillAsync(engine, bot, readers, finished);
        var load = new ReplyLoad(sandbox, engine.Service<EngineOptions>().WebhookUrl(new BotId(bot.Id))!, await engine.WebhookSecretAsync(bot));

        await using var product = await ProductProcess.StartAsync(home, sandbox, Cores.OfProduct);
        await Eventually.TrueAsync(() => sandbox.World.Counters.Sends > 50);
        var (sends, processor, watch) = (sandbox.World.Counters.Sends, product.Readings.Processor, System.Diagnostics.Stopwatch.StartNew());
        await load.RunAsync(writers, PerSecond);
        var rate = (sandbox.World.Counters.Sends - sends) / watch.Elapsed.TotalSeconds;
        var share = (product.Readings.Processor - processor) / watch.Elapsed;
        await Eventually.TrueAsync(() =>
        {
            load.ReadAnswers();
            return writers.All(w => w.History(bot).Count(m => m.FromBot) >= 2);
        });
        load.ReadAnswers();
        run.Sums.Equal($"busy bot, {provider}: calls refused", 0, sandbox.World.Counters.Errors);
        // The sandbox stands 90 ms away; what counts is when the reply left.
        var latencies = load.Latencies().Skip(2 * PerSecond).Select(l => Math.Max(0, l - Distance)).ToList();
        return (latencies.Median(), latencies.Percentile(99), rate, share);
    }

    /// <summary>The sandbox notes a call after the latency of its way there.</summary>
    private const double Distance = 90;

    // What is finished stands there by person; the campaign goes round the people, as campaigns do.
    private static Task FillAsync(Engine engine, SandboxBot bot, IReadOnlyList<SandboxPerson> readers, int finished) => engine.Storage.WriteAsync(WorkspaceId.Default, async db =>
    {
        if (finished > 0)
            await InsertAsync(db, bot, [.. readers.Select(r => r.Id)], DeliveryState.Sent, finished / readers.Count);
        await InsertAsync(db, bot, [.. Enumerable.Range(0, Backlog).Select(i => readers[i % readers.Count].Id)], DeliveryState.Pending, 1);
    });

    private static Task InsertAsync(AppDbContext db, SandboxBot bot, IReadOnlyList<long> chats, DeliveryState state, int each) => db.Session.ForEachAsync(
        """
        INSERT INTO outbox_messages (workspace_id, bot_id, chat_id, method, parameters, lane, priority, on_uncertain, state, attempts, can_move, created_at, finished_at)
        WITH RECURSIVE numbers(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM numbers WHERE n < @each)
        SELECT 1, @bot, @chat, 'sendMessage', '{"text":"The autumn catalogue is out. Members see it first."}', 2, 1, 1, @state, 0, @no, @at, @at FROM numbers
        """,
        chats, (p, chat) => p.Add("@each", each).Add("@bot", new BotId(bot.Id)).Add("@chat", chat).Add("@state", (long)state).Add("@no", false).Add("@at", (DateTimeOffset?)DateTimeOffset.UtcNow));
}

using Microsoft.EntityFrameworkCore;
using TelegramAdmin.Benchmarks.Reporting;
using TelegramAdmin.Benchmarks.Running;
using TelegramAdmin.Core.Bots;
using TelegramAdmin.Core.Delivery;
using TelegramAdmin.Core.Settings;
using TelegramAdmin.Core.Storage;
using TelegramAdmin.Core.Updates;
using TelegramAdmin.Sandbox;

namespace TelegramAdmin.Benchmarks.Replies;

/// <summary>How long a person waits for the bot: from the start of the webhook call until the answer is at the Bot API.</summary>
internal static class ReplyBenchmark
{
    private const int PerSecond = 100;
    private const int WarmUp = 5 * PerSecond;

    /// <summary>A neighbour's hiccup spoils one window, a fault of ours most of them.</summary>
    private const int Window = 3 * PerSecond;

    public static async Task MeasureAsync(BenchmarkRun run, DatabaseProvider provider)
    {
        await using var home = await Home.CreateAsync(provider);
        await using var sandbox = await SandboxServer.StartAsync(new SandboxOptions { Limits = SandboxLimits.Off });
        var bot = sandbox.World.AddBot("reply_bot", "Reply");
        var people = sandbox.World.AddAudience(bot, PerSecond * (run.IsQuick ? 14 : 30) / 2);
        await using var engine = await Engine.OpenAsync(home, sandbox);
        await engine.AddBotsAsync([bot], ReceiveMode.Webhook);
        var load = new ReplyLoad(sandbox, engine.Service<EngineOptions>().WebhookUrl(new BotId(bot.Id))!, await engine.WebhookSecretAsync(bot));

        await using var product = await ProductProcess.StartAsync(home, sandbox, Cores.OfProduct);
        var processor = product.Readings.Processor;
        await load.RunAsync(people, PerSecond);
        await Eventually.TrueAsync(() => sandbox.World.Counters.Sends >= people.Count * 2);
        load.ReadAnswers();
        var share = (product.Readings.Processor - processor).TotalSeconds / (people.Count * 2.0 / PerSecond);
        await CheckAsync(run, engine, load, people.Count * 2, $"replies, {provider}");
        run.Sums.Silent($"replies, {provider}", product);

        var latencies = load.Latencies().Skip(WarmUp).ToList();
        run.Report(new Figure("update → reply leaves, p50", provider, latencies.Median(), "ms", Better.Less, 15, $"{PerSecond} updates a second; {share:P0} of a core"));
        run.Report(new Figure("update → reply leaves, p99", provider, latencies.Chunk(Window).Select(w => w.Percentile(99)).Median(), "ms", Better.Less, 50,
            $"median of {Window / PerSecond} s windows; {latencies.Percentile(99):0} ms over all, longest {latencies.DefaultIfEmpty().Max():0} ms"));
    }

    private static async Task CheckAsync(BenchmarkRun run, Engine engine, ReplyLoad load, int asked, string what)
    {
        await using var db = engine.Storage.ReadAll();
        await Eventually.TrueAsync(async () => await db.OutboxMessages.CountAsync(m => m.State == DeliveryState.Sent) >= asked);
        run.Sums.Equal($"{what}: webhook calls refused", 0, load.Refused);
        run.Sums.Equal($"{what}: answers", asked, load.AnswerCount);
        run.Sums.Equal($"{what}: updates worked off", asked, await db.InboxUpdates.CountAsync(u => u.ProcessedAt != null && u.Error == null));
        run.Sums.Equal($"{what}: answers recorded as sent", asked, await db.OutboxMessages.CountAsync(m => m.State == DeliveryState.Sent));
    }
}

using Microsoft.EntityFrameworkCore;
using TelegramAdmin.Benchmarks.Reporting;
using TelegramAdmin.Benchmarks.Running;
using TelegramAdmin.Core.Bots;
using TelegramAdmin.Core.Delivery;
using TelegramAdmin.Core.Storage;
using TelegramAdmin.Sandbox;

namespace TelegramAdmin.Benchmarks.Sending;

/// <summary>
/// Bulk messages that wait in the outbox when the product starts, one for each reader, sent under the strictest reading of Telegram's
/// limits with 60 to 120 ms of latency. What counts is what arrives at the sandbox.
/// </summary>
internal sealed class Campaign(BenchmarkRun run, DatabaseProvider provider, int bots, int readers)
{
    private int Total => bots * readers;

    /// <summary>Messages a second to the last arrival, the share of a core that it took, and how many 429 there were.</summary>
    /// <param name="warmUp">From the first arrival on, what is told apart: code that has just been started is not optimised yet.</param>
    public async Task<(double PerSecond, double WarmingUp, double Share, long TooManyRequests)> RunAsync(TimeSpan warmUp = default)
    {
        await using var home = await Home.CreateAsync(provider);
        await using var sandbox = await SandboxServer.StartAsync(new SandboxOptions());
        sandbox.World.Faults = new FaultSettings { LatencyMinMs = 60, LatencyMaxMs = 120 };
        var senders = Enumerable.Range(1, bots).Select(i => sandbox.World.AddBot($"campaign{i}_bot", $"Campaign {i}")).ToList();
        var audiences = senders.Select(bot => (Bot: bot, Readers: sandbox.World.AddAudience(bot, readers))).ToList();
        await using var engine = await Engine.OpenAsync(home, sandbox);
        await engine.AddBotsAsync(senders, ReceiveMode.Webhook);
        foreach (var (bot, audience) in audiences)
            await BulkQueue.FillAsync(engine, bot, audience);

        await using var product = await ProductProcess.StartAsync(home, sandbox, Cores.OfProduct);
        var processor = product.Readings.Processor;
        var watch = System.Diagnostics.Stopwatch.StartNew();
        await Eventually.TrueAsync(() => sandbox.World.Counters.Sends >= Total, TimeSpan.FromSeconds(120));
        var share = (product.Readings.Processor - processor) / watch.Elapsed;
        await CheckAsync(engine, sandbox, audiences);
        var sent = senders.SelectMany(s => s.SentAt).Order().ToList();
        var warm = sent.FindIndex(at => at >= sent[0] + warmUp);
        run.Sums.Silent($"{bots} bots to {readers} readers each, {provider}", product);
        return (PerSecond(sent, warm, sent.Count - 1), PerSecond(sent, 0, warm), share, sandbox.World.Counters.TooManyRequests);
    }

    private static double PerSecond(List<DateTimeOffset> sent, int from, int to) => to <= from ? 0 : (to - from) / (sent[to] - sent[from]).TotalSeconds;

    private async Task CheckAsync(Engine engine, SandboxServer sandbox, List<(SandboxBot Bot, IReadOnlyList<SandboxPerson> Readers)> audiences)
    {
        await using var db = engine.Storage.ReadAll();
        await Eventually.TrueAsync(async () => await db.OutboxMessages.CountAsync(m => m.State == DeliveryState.Sent) >= Total, TimeSpan.FromSeconds(10));
        var what = $"{bots} bots to {readers} readers each, {provider}";
        run.Sums.Equal($"{what}: arrived", Total, sandbox.World.Counters.Sends);
        run.Sums.Equal($"{what}: readers who got exactly one", Total, audiences.Sum(a => a.Readers.Count(r => r.History(a.Bot).Count(m => m.FromBot) == 1)));
        run.Sums.Equal($"{what}: recorded as sent", Total, await db.OutboxMessages.CountAsync(m => m.State == DeliveryState.Sent));
    }
}

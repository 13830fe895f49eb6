using TelegramAdmin.Benchmarks.Reporting;
using TelegramAdmin.Benchmarks.Running;
using TelegramAdmin.Core.Bots;
using TelegramAdmin.Core.Storage;
using TelegramAdmin.Sandbox;

namespace TelegramAdmin.Benchmarks.Idle;

/// <summary>
/// What an idle product holds in RAM with ten bots, half of them polling, and what each further bot adds. Two products idle side by side,
/// the second with many more bots; the difference is taken after a full collection, where it is not chance.
/// </summary>
internal static class MemoryBenchmark
{
    private const int Bots = 10;
    private const int FurtherBots = 200;

    public static async Task MeasureAsync(BenchmarkRun run, DatabaseProvider provider)
    {
        await using var sandbox = await SandboxServer.StartAsync(new SandboxOptions());
        await using var few = await Home.CreateAsync(provider);
        await using var many = await Home.CreateAsync(provider);
        await using var withFew = await StartAsync(few, sandbox, Bots);
        await using var withMany = await StartAsync(many, sandbox, Bots + FurtherBots);
        await Task.Delay(TimeSpan.FromSeconds(run.IsQuick ? 10 : 30));
        var idle = withFew.Readings.Resident;

        await Task.WhenAll(Collection.ForceAsync(withFew.Id), Collection.ForceAsync(withMany.Id));
        await Task.Delay(TimeSpan.FromSeconds(2));
        var (settled, settledMany) = (withFew.Readings.Resident, withMany.Readings.Resident);
        run.Report(new Figure($"idle memory, {Bots} bots", provider, idle, "MiB", Better.Less, 150, $"{settled:0} MiB after a full collection; {settledMany:0} MiB with {Bots + FurtherBots} bots"));
        run.Report(new Figure("each further idle bot", provider, Math.Max(0, settledMany - settled) / FurtherBots, "MiB", Better.Less, 0.1));
    }

    private static async Task<ProductProcess> StartAsync(Home home, SandboxServer sandbox, int bots)
    {
        await using (var engine = await Engine.OpenAsync(home, sandbox))
        {
            var added = Enumerable.Range(1, bots).Select(i => sandbox.World.AddBot($"idle{home.Url.Port}_{i}_bot", $"Idle {i}")).ToList();
            await engine.AddBotsAsync(added.Take(bots / 2), ReceiveMode.Polling);
            await engine.AddBotsAsync(added.Skip(bots / 2), ReceiveMode.Webhook);
        }
        return await ProductProcess.StartAsync(home, sandbox, Cores.All);
    }
}

using TelegramAdmin.Benchmarks.Reporting;
using TelegramAdmin.Benchmarks.Running;
using TelegramAdmin.Core.Bots;
using TelegramAdmin.Core.Storage;
using TelegramAdmin.Sandbox;

namespace TelegramAdmin.Benchmarks.Idle;

/// <summary>From the start of the process to ready, on a database that is there already, with every core.</summary>
internal static class StartBenchmark
{
    public static async Task MeasureAsync(BenchmarkRun run, DatabaseProvider provider)
    {
        await using var home = await Home.CreateAsync(provider);
        await using var sandbox = await SandboxServer.StartAsync(new SandboxOptions());
        await using (var engine = await Engine.OpenAsync(home, sandbox))
            await engine.AddBotsAsync([.. Enumerable.Range(1, 10).Select(i => sandbox.World.AddBot($"start{i}_bot", $"Start {i}"))], ReceiveMode.Webhook);

        var times = new List<double>();
        var processor = new List<double>();
        for (var i = 0; i < (run.IsQuick ? 3 : 5); i++)
        {
            await using var product = await ProductProcess.StartAsync(home, sandbox, Cores.All);
            times.Add(product.StartTime.TotalSeconds);
            processor.Add(product.Readings.Processor.TotalSeconds);
        }
        run.Report(new Figure("start to ready", provider, times.Median(), "s", Better.Less, 2,
            $"median of {times.Count}, {times.Min():0.00} to {times.Max():0.00} s; {processor.Median():0.0} s of processor time"));
    }
}

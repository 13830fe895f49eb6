using TelegramAdmin.Benchmarks.Reporting;
using TelegramAdmin.Benchmarks.Running;
using TelegramAdmin.Core.Storage;

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
        await using var stage = await SendStage.SetAsync(provider);
        await stage.Load.RunSteadilyAsync(Steady, run.IsQuick ? 6 : 15);
        var latencies = stage.Load.Milliseconds.Skip(2 * Steady).ToList();
        var windows = latencies.Chunk(2 * Steady).Select(w => w.Percentile(99)).ToList();
        run.Report(new Figure($"POST /send at {Steady} a second, p99", provider, windows.Median(), "ms", Better.Less, 25, $"median of 2 s windows; p50 {latencies.Median():0.0} ms, longest {latencies.DefaultIfEmpty().Max():0} ms"));

        var (perSecond, perCoreSecond) = await Throughput.DriveAsync(stage.Load, stage.Product.Readings, seconds: run.IsQuick ? 6 : 15, warmUp: 3);
        await stage.KillAndCheckAsync(run.Sums, $"POST /send, {provider}");
        run.Report(new Figure("POST /send", provider, perSecond, "/s", Better.More, 9_000, $"{perSecond / PgBoss:0.0} × pg-boss; {perCoreSecond:N0} for each second of processor time"));
    }
}

using TelegramAdmin.Benchmarks.Reporting;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Benchmarks.Sending;

/// <summary>One bot, untuned.</summary>
internal static class BroadcastBenchmark
{
    private const double GrammYThrottler = 18;
    private const double BullMq = 16.5;

    public static async Task MeasureAsync(BenchmarkRun run, DatabaseProvider provider)
    {
        var (perSecond, _, _, refusals) = await new Campaign(run, provider, bots: 1, readers: run.IsQuick ? 300 : 600).RunAsync();
        run.Report(new Figure("broadcast, one bot", provider, perSecond, "/s", Better.More, 27.5,
            $"{perSecond / GrammYThrottler:0.0} × grammY's throttler, {perSecond / BullMq:0.0} × BullMQ"));
        run.Report(new Figure("429 in it", provider, refusals, "", Better.Less, 0));
    }
}

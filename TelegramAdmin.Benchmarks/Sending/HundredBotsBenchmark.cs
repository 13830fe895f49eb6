using TelegramAdmin.Benchmarks.Reporting;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Benchmarks.Sending;

/// <summary>A hundred bots that all broadcast at once, on one core.</summary>
internal static class HundredBotsBenchmark
{
    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(10);

    public static async Task MeasureAsync(BenchmarkRun run, DatabaseProvider provider)
    {
        var (perSecond, warmingUp, share, refusals) = await new Campaign(run, provider, bots: 100, readers: run.IsQuick ? 600 : 1_200).RunAsync(WarmUp);
        run.Report(new Figure("broadcast, 100 bots at once", provider, perSecond, "/s", Better.More, 2_700, $"{warmingUp:N0} /s in the first {WarmUp.TotalSeconds:0} s after the start; {share:P0} of a core"));
        run.Report(new Figure("429 in them", provider, refusals, "", Better.Less, 0));
    }
}

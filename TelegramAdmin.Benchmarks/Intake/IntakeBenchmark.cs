using TelegramAdmin.Benchmarks.Reporting;
using TelegramAdmin.Benchmarks.Running;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Benchmarks.Intake;

/// <summary>
/// Updates a second that are on disk and known not to be doubles before their 200. The dispatcher works beside it on the same core, as it
/// does in earnest; what it does not manage waits in the log. At the end the process is killed and the rows are counted.
/// </summary>
internal static class IntakeBenchmark
{
    private const double Target = 10_000;
    private const double GrammY = 4_557; // Node http + grammY echo on one core, which keeps nothing.

    public static async Task MeasureAsync(BenchmarkRun run, DatabaseProvider provider)
    {
        await MeasureAsync(run, provider, "poll", UpdateTemplate.Poll);
        await MeasureAsync(run, provider, "message", UpdateTemplate.Message);
    }

    private static async Task MeasureAsync(BenchmarkRun run, DatabaseProvider provider, string kind, Func<Uri, long, string, UpdateTemplate> template)
    {
        await using var stage = await IntakeStage.SetAsync(provider, template);
        var (perSecond, perCoreSecond) = await Throughput.DriveAsync(stage.Load, stage.Product.Readings, seconds: run.IsQuick ? 6 : 15, warmUp: run.IsQuick ? 3 : 5);
        var worked = await stage.KillAndCheckAsync(run.Sums, $"intake of {kind}, {provider}");
        run.Report(new Figure($"webhook intake, {kind}", provider, perSecond, "/s", Better.More, Target,
            $"{perSecond / GrammY:0.0} × grammY on bare Node; {perCoreSecond:N0} for each second of processor time; {worked:P0} worked off meanwhile"));
    }
}

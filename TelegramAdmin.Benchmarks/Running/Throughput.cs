using System.Diagnostics;
using TelegramAdmin.Benchmarks.Reporting;

namespace TelegramAdmin.Benchmarks.Running;

/// <summary>Something that asks as fast as it is answered.</summary>
internal interface ILoad
{
    /// <summary>What was answered well so far.</summary>
    long Taken { get; }

    /// <summary>Ends once stopped and everything under way has its answer.</summary>
    Task RunAsync();

    void Stop();
}

/// <summary>How fast a process takes a load.</summary>
/// <param name="PerSecond">The median second, so that a neighbour's hiccup does not count.</param>
/// <param name="PerCoreSecond">The mean over the processor time that was had.</param>
internal sealed record Throughput(double PerSecond, double PerCoreSecond)
{
    public static async Task<Throughput> DriveAsync(ILoad load, ProcessReadings process, int seconds, int warmUp)
    {
        var running = load.RunAsync();
        await Task.Delay(TimeSpan.FromSeconds(warmUp));
        var (first, processor) = (load.Taken, process.Processor);
        var rates = new List<double>();
        for (var i = 0; i < seconds; i++)
        {
            var (before, started) = (load.Taken, Stopwatch.GetTimestamp());
            await Task.Delay(TimeSpan.FromSeconds(1));
            rates.Add((load.Taken - before) / Stopwatch.GetElapsedTime(started).TotalSeconds);
        }
        var perCoreSecond = (load.Taken - first) / (process.Processor - processor).TotalSeconds;
        load.Stop();
        await running;
        return new Throughput(rates.Median(), perCoreSecond);
    }
}

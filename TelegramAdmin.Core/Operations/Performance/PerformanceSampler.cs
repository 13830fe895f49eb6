using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using TelegramAdmin.Core.Nodes;
using TelegramAdmin.Core.Storage;
using TelegramAdmin.Core.Telemetry;

namespace TelegramAdmin.Core.Operations.Performance;

/// <summary>Keeps what was measured, minute by minute for two days and hour by hour for ninety.</summary>
[OnLeader]
public sealed partial class PerformanceSampler(IDatabase database, EngineMeters meters, OpenCircuits circuits, LoopBoard loops, TimeProvider time, ILogger<PerformanceSampler> logger) : BackgroundService
{
    private static readonly TimeSpan MinutesKept = TimeSpan.FromDays(2);
    private static readonly TimeSpan HoursKept = TimeSpan.FromDays(90);

    private int _collections;

    // Not disposed: a round may still be under way when a start is refused, and it holds nothing of the system.
    private SemaphoreSlim Turn { get; } = new(1, 1);

    /// <summary>Writes down what came since the last time.</summary>
    public async Task RunOnceAsync()
    {
        await Turn.WaitAsync();
        try
        {
            await TakeSampleAsync();
        }
        finally
        {
            Turn.Release();
        }
    }

    private async Task TakeSampleAsync()
    {
        var (now, measured) = (time.GetUtcNow(), Take());
        await database.WriteAsync(null, async db =>
        {
            await AddAsync(db, PerformanceSpan.Minute, Start(now, TimeSpan.FromMinutes(1)), measured);
            await AddAsync(db, PerformanceSpan.Hour, Start(now, TimeSpan.FromHours(1)), measured);
            var (oldMinutes, oldHours) = (now - MinutesKept, now - HoursKept);
            await db.PerformanceSamples.Where(s => (s.Span == PerformanceSpan.Minute && s.At < oldMinutes) || (s.Span == PerformanceSpan.Hour && s.At < oldHours)).ExecuteDeleteAsync();
        });
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromMinutes(1), time);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                await loops.RunAsync(nameof(PerformanceSampler), RunOnceAsync);
            }
            catch (Exception e) when (e is not OperationCanceledException)
            {
                Log.Skipped(logger, e);
            }
        }
    }

    private Measured Take()
    {
        using var process = System.Diagnostics.Process.GetCurrentProcess();
        var collections = GC.CollectionCount(2);
        var since = collections - _collections;
        _collections = collections;
        return new Measured
        {
            Latencies = Enum.GetValues<Timed>().ToDictionary(t => t, meters.Take),
            Counts = Enum.GetValues<Counted>().ToDictionary(c => c, meters.Take),
            Memory = process.WorkingSet64,
            Heap = GC.GetTotalMemory(false),
            Collections = since,
            Circuits = circuits.Count,
        };
    }

    private static async Task AddAsync(AppDbContext db, PerformanceSpan span, DateTimeOffset at, Measured measured)
    {
        if (await db.PerformanceSamples.AsTracking().FirstOrDefaultAsync(s => s.Span == span && s.At == at) is { } there)
            there.Data = Measured.Read(there.Data).Plus(measured).Write();
        else
            db.PerformanceSamples.Add(new PerformanceSample { Span = span, At = at, Data = measured.Write() });
    }

    private static DateTimeOffset Start(DateTimeOffset at, TimeSpan span) => new(at.UtcTicks - at.UtcTicks % span.Ticks, TimeSpan.Zero);

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Debug, Message = "What was measured could not be kept; this minute has no sample")]
        public static partial void Skipped(ILogger logger, Exception e);
    }
}

using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using TelegramAdmin.Core.Health;
using TelegramAdmin.Core.Nodes;
using TelegramAdmin.Core.Storage;
using TelegramAdmin.Core.Telemetry;

namespace TelegramAdmin.Core.Operations.Health;

/// <summary>Looks at every part once a minute and keeps what it saw: changes, and the minutes of each hour and day.</summary>
[OnLeader]
public sealed partial class HealthRecorder(HealthReport report, IDatabase database, IHostApplicationLifetime lifetime, LoopBoard loops, TimeProvider time, ILogger<HealthRecorder> logger) : BackgroundService
{
    /// <summary>How long changes and days are kept.</summary>
    public static readonly TimeSpan Kept = TimeSpan.FromDays(90);

    private static readonly TimeSpan HoursKept = TimeSpan.FromDays(7);

    private DateTimeOffset _tidiedAt;

    // Not disposed: a round may still be under way when a start is refused, and it holds nothing of the system.
    private SemaphoreSlim Turn { get; } = new(1, 1);

    /// <summary>Looks once and writes it down.</summary>
    public async Task RunOnceAsync()
    {
        await Turn.WaitAsync();
        try
        {
            await LookAsync();
        }
        finally
        {
            Turn.Release();
        }
    }

    private async Task LookAsync()
    {
        var parts = await report.CheckAnewAsync();
        var now = time.GetUtcNow();
        await database.WriteAsync(null, async db =>
        {
            var latest = await LatestAsync(db);
            var (hour, day) = (Start(now, TimeSpan.FromHours(1)), Start(now, TimeSpan.FromDays(1)));
            var open = await db.HealthSamples.AsTracking().Where(s => (s.Span == SampleSpan.Hour && s.At == hour) || (s.Span == SampleSpan.Day && s.At == day) || (s.Span == SampleSpan.Change && s.At == now)).ToListAsync();
            foreach (var part in parts)
            {
                if (latest.GetValueOrDefault(part.Name) is not { } before || before != part.State)
                    Change(db, open, part, now);
                Count(db, open, part, SampleSpan.Hour, hour);
                Count(db, open, part, SampleSpan.Day, day);
            }
            if (now - _tidiedAt > TimeSpan.FromHours(1))
                await TidyAsync(db, now);
        });
        _tidiedAt = now - _tidiedAt > TimeSpan.FromHours(1) ? now : _tidiedAt;
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (!await HasStartedAsync(stoppingToken))
            return;
        using var timer = new PeriodicTimer(TimeSpan.FromMinutes(1), time);
        do
        {
            try
            {
                await loops.RunAsync(nameof(HealthRecorder), RunOnceAsync);
            }
            catch (Exception e) when (e is not OperationCanceledException)
            {
                Log.Skipped(logger, e); // A database that takes no writes keeps no history; the page still shows how it stands now.
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    /// <summary>Before everything has started, parts that are about to work would look broken.</summary>
    private async Task<bool> HasStartedAsync(CancellationToken stopping)
    {
        var started = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var registration = lifetime.ApplicationStarted.Register(() => started.TrySetResult());
        await started.Task.WaitAsync(stopping).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        return !stopping.IsCancellationRequested;
    }

    private static async Task<Dictionary<string, HealthState?>> LatestAsync(AppDbContext db)
    {
        var changes = db.HealthSamples.Where(s => s.Span == SampleSpan.Change);
        return await changes.Where(s => s.At == changes.Where(o => o.Part == s.Part).Max(o => o.At)).ToDictionaryAsync(s => s.Part, s => (HealthState?)s.State);
    }

    private static void Change(AppDbContext db, List<HealthSample> open, PartHealth part, DateTimeOffset now)
    {
        if (open.Find(s => s.Part == part.Name && s.Span == SampleSpan.Change) is not { } row)
            db.HealthSamples.Add(row = new HealthSample { Part = part.Name, Span = SampleSpan.Change, At = now, State = part.State });
        (row.State, row.Measure) = (part.State, ShortText.Cut(part.Finding.Measure, 300));
    }

    private static void Count(AppDbContext db, List<HealthSample> open, PartHealth part, SampleSpan span, DateTimeOffset at)
    {
        if (open.Find(s => s.Part == part.Name && s.Span == span) is not { } row)
            db.HealthSamples.Add(row = new HealthSample { Part = part.Name, Span = span, At = at, State = part.State });
        row.Count(part.State);
    }

    /// <summary>A part's last change stays however old it is: since then it stands as it does.</summary>
    private static async Task TidyAsync(AppDbContext db, DateTimeOffset now)
    {
        var (old, oldHours) = (now - Kept, now - HoursKept);
        await db.HealthSamples.Where(s => s.Span == SampleSpan.Hour && s.At < oldHours).ExecuteDeleteAsync();
        await db.HealthSamples.Where(s => s.Span == SampleSpan.Day && s.At < old).ExecuteDeleteAsync();
        await db.HealthSamples.Where(s => s.Span == SampleSpan.Change && s.At < old && db.Set<HealthSample>().Any(o => o.Part == s.Part && o.Span == SampleSpan.Change && o.At > s.At)).ExecuteDeleteAsync();
    }

    private static DateTimeOffset Start(DateTimeOffset at, TimeSpan span) => new(at.UtcTicks - at.UtcTicks % span.Ticks, TimeSpan.Zero);

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Debug, Message = "How the parts stand could not be kept; this minute is missing in their history")]
        public static partial void Skipped(ILogger logger, Exception e);
    }
}

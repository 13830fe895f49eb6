using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Hosting;
using TelegramAdmin.Core.Nodes;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Core.Operations.Faults;

/// <summary>Counts warnings and errors of the log by cause and writes the counts down each half minute. Nothing here writes into the log: that would count itself.</summary>
[OnEveryNode]
public sealed class LogFaultWriter(IDatabase database, TimeProvider time) : BackgroundService
{
    /// <summary>More causes than this at once are a flood of one that differs by a word; the rest is left out.</summary>
    private const int MostCauses = 200;
    private const int Longest = 1_000;

    private static readonly TimeSpan Every = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan Kept = TimeSpan.FromDays(90);

    private ConcurrentDictionary<(string Cause, DateTimeOffset Hour), LogFault> _counts = new();
    private DateTimeOffset _tidiedAt;

    /// <param name="message">Without secrets.</param>
    public void Add(int level, string category, string message)
    {
        var now = time.GetUtcNow();
        var key = (FaultCauseKey.Of(FaultCauseKey.Words(message)), new DateTimeOffset(now.UtcTicks - now.UtcTicks % TimeSpan.TicksPerHour, TimeSpan.Zero));
        var counts = _counts;
        if (counts.Count >= MostCauses && !counts.ContainsKey(key))
            return;
        counts.AddOrUpdate(key, _ => Make(key, level, category, message, 1, now), (_, known) => Make(key, level, category, message, known.Count + 1, now, known.FirstAt));
    }

    // Not disposed: a round may still be under way when a start is refused, and it holds nothing of the system.
    private SemaphoreSlim Turn { get; } = new(1, 1);

    /// <summary>Writes down what was counted since the last time.</summary>
    public async Task RunOnceAsync()
    {
        await Turn.WaitAsync();
        try
        {
            await WriteCountsAsync();
        }
        finally
        {
            Turn.Release();
        }
    }

    private async Task WriteCountsAsync()
    {
        var counts = Interlocked.Exchange(ref _counts, new());
        var now = time.GetUtcNow();
        var isTidying = now - _tidiedAt > TimeSpan.FromHours(1);
        if (counts.IsEmpty && !isTidying)
            return;
        await database.WriteAsync(null, async db =>
        {
            foreach (var fresh in counts.Values)
                await AddAsync(db, fresh);
            var old = now - Kept;
            if (isTidying)
                await db.LogFaults.Where(f => f.Hour < old).ExecuteDeleteAsync();
        });
        _tidiedAt = isTidying ? now : _tidiedAt;
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Every, time);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                await RunOnceAsync();
            }
            catch (Exception e) when (e is not OperationCanceledException)
            {
                // What was counted in this half minute is lost; the log itself has it.
            }
        }
    }

    private static async Task AddAsync(AppDbContext db, LogFault fresh)
    {
        if (await db.LogFaults.AsTracking().FirstOrDefaultAsync(f => f.Cause == fresh.Cause && f.Hour == fresh.Hour) is not { } there)
        {
            db.LogFaults.Add(Make((fresh.Cause, fresh.Hour), fresh.Level, fresh.Category, fresh.Message, fresh.Count, fresh.LastAt, fresh.FirstAt));
            return;
        }
        (there.Level, there.Category, there.Message, there.LastAt) = (fresh.Level, fresh.Category, fresh.Message, fresh.LastAt);
        there.Count += fresh.Count;
    }

    private static LogFault Make((string Cause, DateTimeOffset Hour) key, int level, string category, string message, int count, DateTimeOffset at, DateTimeOffset? first = null) => new()
    {
        Cause = key.Cause,
        Hour = key.Hour,
        Level = level,
        Category = ShortText.Cut(category, 200),
        Message = ShortText.Cut(message, Longest),
        Count = count,
        FirstAt = first ?? at,
        LastAt = at,
    };
}

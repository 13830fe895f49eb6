using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using TelegramAdmin.Core.Bots;
using TelegramAdmin.Core.Delivery;
using TelegramAdmin.Core.Nodes;
using TelegramAdmin.Core.Storage;
using TelegramAdmin.Core.Telemetry;

namespace TelegramAdmin.Core.Analytics;

/// <summary>How deep the queue was in each of the last sixty minutes. In memory only: after a start the line begins anew.</summary>
[OnEveryNode]
public sealed partial class QueueHistory(IDatabase database, LoopBoard loops, TimeProvider time, ILogger<QueueHistory> logger) : BackgroundService
{
    public const int Minutes = 60;

    private readonly ConcurrentDictionary<WorkspaceId, DepthAt[]> _depths = new();

    /// <summary>Oldest first; minutes before the start are left out.</summary>
    public IReadOnlyList<DepthAt> Read(WorkspaceId workspace) => _depths.GetValueOrDefault(workspace) ?? [];

    /// <summary>Writes down the present depth of every workspace.</summary>
    public async Task RunOnceAsync()
    {
        await using var db = database.ReadAll();
        var owners = await db.Bots.ToDictionaryAsync(b => b.Id, b => b.WorkspaceId);
        var lanes = await db.OutboxMessages
            .Where(m => m.State == DeliveryState.Pending || m.State == DeliveryState.Sending || m.State == DeliveryState.Retrying)
            .GroupBy(m => new { m.BotId, m.Lane }).Select(g => new { g.Key.BotId, g.Key.Lane, Count = g.Count() }).ToListAsync();
        foreach (var workspace in owners.Values.Distinct())
        {
            var own = lanes.Where(l => owners.TryGetValue(l.BotId, out var owner) && owner == workspace).ToList();
            Add(workspace, new DepthAt(time.GetUtcNow(), own.Where(l => l.Lane == Lane.Reply).Sum(l => l.Count), own.Where(l => l.Lane == Lane.Bulk).Sum(l => l.Count)));
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromMinutes(1), time);
        do
        {
            try
            {
                await loops.RunAsync(nameof(QueueHistory), RunOnceAsync);
            }
            catch (Exception e) when (e is not OperationCanceledException)
            {
                Log.Skipped(logger, e);
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    private void Add(WorkspaceId workspace, DepthAt now) => _depths[workspace] = [.. Read(workspace).TakeLast(Minutes - 1), now];

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Debug, Message = "The depth of the queue could not be read; this minute has no point")]
        public static partial void Skipped(ILogger logger, Exception e);
    }
}

/// <summary>How many messages waited in each lane.</summary>
public sealed record DepthAt(DateTimeOffset At, int Replies, int Bulk);

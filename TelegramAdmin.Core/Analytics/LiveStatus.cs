using Microsoft.EntityFrameworkCore;
using TelegramAdmin.Core.Bots;
using TelegramAdmin.Core.Conversations;
using TelegramAdmin.Core.Delivery;
using TelegramAdmin.Core.Delivery.Reading;
using TelegramAdmin.Core.Events;
using TelegramAdmin.Core.Storage;
using TelegramAdmin.Core.Storage.Rollups;
using TelegramAdmin.Core.Updates;

namespace TelegramAdmin.Core.Analytics;

/// <summary>How it stands now: queue, bots, and what needs a person. Read at most once a second for all who look.</summary>
public sealed class LiveStatus : IDisposable
{
    /// <summary>A conversation that nobody looked at for so long stands in the list of what needs a person.</summary>
    public static readonly TimeSpan LongWait = TimeSpan.FromMinutes(15);

    /// <summary>Updates that were given up stand in that list for so long.</summary>
    public static readonly TimeSpan FaultsShown = TimeSpan.FromHours(24);

    private static readonly Metric[] Counted = [Metric.MessagesIn, Metric.MessagesOut, Metric.Errors];

    private readonly SharedRead<WorkspaceId, StatusNow> _shared;
    private readonly IDatabase _database;
    private readonly LiveMeter _meter;
    private readonly TimeProvider _time;
    private readonly IDisposable _subscription;

    public LiveStatus(IDatabase database, LiveMeter meter, EventBus events, TimeProvider time)
    {
        (_database, _meter, _time) = (database, meter, time);
        _shared = new SharedRead<WorkspaceId, StatusNow>(TimeSpan.FromSeconds(1), time);
        _subscription = events.Subscribe<BotChanged>(e => _shared.Forget(e.WorkspaceId)); // Who started a bot sees it start.
    }

    public Task<StatusNow> ReadAsync(WorkspaceId workspace) => _shared.GetAsync(workspace, () => LoadAsync(workspace, _time.GetUtcNow()));

    public void Dispose() => _subscription.Dispose();

    private async Task<StatusNow> LoadAsync(WorkspaceId workspace, DateTimeOffset now)
    {
        await using var db = _database.Read(workspace);
        var bots = await db.Bots.Where(b => b.State != BotState.Removed).OrderBy(b => b.Name).ToListAsync();
        var queues = await QueuesAsync(db, [.. bots.Select(b => b.Id)]);
        var day = await CountsAsync(db, now - TimeSpan.FromHours(24));
        var rows = bots.Select(bot => new BotStatus(bot,
            queues.Where(q => q.Bot == bot.Id && q.Lane == Lane.Reply).Sum(q => q.Count), queues.Where(q => q.Bot == bot.Id && q.Lane == Lane.Bulk).Sum(q => q.Count),
            day.GetValueOrDefault((bot.Id, Metric.MessagesIn)), day.GetValueOrDefault((bot.Id, Metric.MessagesOut)), day.GetValueOrDefault((bot.Id, Metric.Errors)))
        {
            Rates = _meter.Read(bot.Id),
        });
        var failed = db.InboxUpdates.Where(u => u.Error != null && u.ProcessedAt >= now - FaultsShown);
        var (unread, waiting) = await UnreadAsync(db, now);
        return new StatusNow(now, _meter.Read(workspace), [.. rows], waiting, await db.Faults(DeliveryState.Unknown).CountAsync(), unread)
        {
            FailedUpdates = await failed.CountAsync(),
            FailedUpdateOf = await failed.OrderByDescending(u => u.Id).Select(u => (BotId?)u.BotId).FirstOrDefaultAsync(),
        };
    }

    private static async Task<List<(BotId Bot, Lane Lane, int Count)>> QueuesAsync(AppDbContext db, List<BotId> bots)
    {
        var rows = await db.OutboxMessages
            .Where(m => bots.Contains(m.BotId) && (m.State == DeliveryState.Pending || m.State == DeliveryState.Sending || m.State == DeliveryState.Retrying))
            .GroupBy(m => new { m.BotId, m.Lane }).Select(g => new { g.Key.BotId, g.Key.Lane, Count = g.Count() }).ToListAsync();
        return [.. rows.Select(r => (r.BotId, r.Lane, r.Count))];
    }

    private static async Task<Dictionary<(BotId, Metric), long>> CountsAsync(AppDbContext db, DateTimeOffset since)
    {
        // By metric too, for their index begins with it: without, every rollup that is kept would be looked at, each second.
        var rows = await db.Set<RollupBucket>().Where(b => Counted.Contains(b.Metric) && b.Period == RollupPeriod.Hour && b.BucketAt >= since)
            .GroupBy(b => new { b.BotId, b.Metric }).Select(g => new { g.Key.BotId, g.Key.Metric, Value = g.Sum(b => b.Value) }).ToListAsync();
        return rows.ToDictionary(r => (r.BotId, r.Metric), r => r.Value);
    }

    // Sums over the unread ones only: asked for those before a time, SQLite would go through every conversation in the order of time.
    private static async Task<(int Unread, WaitingConversations Waiting)> UnreadAsync(AppDbContext db, DateTimeOffset now)
    {
        var late = now - LongWait;
        var unread = db.Conversations.Where(c => c.UnreadCount > 0);
        var sums = await unread.GroupBy(_ => 1).Select(g => new { All = g.Count(), Late = g.Count(c => c.LastMessageAt < late), Oldest = g.Min(c => c.LastMessageAt) }).FirstOrDefaultAsync();
        if (sums is not { Late: > 0 })
            return (sums?.All ?? 0, new WaitingConversations(0, null));
        return (sums.All, new WaitingConversations(sums.Late, await unread.OrderBy(c => c.Id).FirstOrDefaultAsync(c => c.LastMessageAt == sums.Oldest)));
    }
}

/// <param name="UnknownMessages">Sent or not: somebody has to decide.</param>
public sealed record StatusNow(DateTimeOffset At, LiveRates Rates, IReadOnlyList<BotStatus> Bots, WaitingConversations Waiting, int UnknownMessages, int UnreadConversations)
{
    /// <summary>Updates given up in the last <see cref="LiveStatus.FaultsShown"/>.</summary>
    public int FailedUpdates { get; init; }

    /// <summary>The bot of the latest of them; null where there is none.</summary>
    public BotId? FailedUpdateOf { get; init; }

    public int Queued => Bots.Sum(b => b.Queued);

    public int BotsUp => Bots.Count(b => b.Bot.State == BotState.Up);
}

/// <summary>A bot with its queue now and its last 24 hours.</summary>
public sealed record BotStatus(Bot Bot, int QueuedReplies, int QueuedBulk, long MessagesIn, long MessagesOut, long Errors)
{
    public LiveRates Rates { get; init; } = LiveRates.Quiet;

    public int Queued => QueuedReplies + QueuedBulk;
}

/// <param name="Oldest">Null when none waits long.</param>
public sealed record WaitingConversations(int Count, Conversation? Oldest);

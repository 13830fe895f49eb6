using Microsoft.EntityFrameworkCore;
using TelegramAdmin.Core.Bots;
using TelegramAdmin.Core.Delivery;
using TelegramAdmin.Core.Delivery.Reading;
using TelegramAdmin.Core.Storage;
using TelegramAdmin.Core.Storage.Rollups;

namespace TelegramAdmin.Core.Analytics;

/// <summary>The queue as it stands: what waits for each bot, how fast it leaves, and what needs a person. Read once a second for all who look.</summary>
public sealed class QueueReport(IDatabase database, LiveMeter meter, SenderBoard senders, TimeProvider time)
{
    private readonly SharedRead<WorkspaceId, QueueNow> _now = new(TimeSpan.FromSeconds(1), time);
    private readonly SharedRead<WorkspaceId, QueueAside> _aside = new(TimeSpan.FromSeconds(5), time);

    public Task<QueueNow> ReadAsync(WorkspaceId workspace) => _now.GetAsync(workspace, () => LoadAsync(workspace));

    private async Task<QueueNow> LoadAsync(WorkspaceId workspace)
    {
        await using var db = database.Read(workspace);
        var bots = await db.Bots.Where(b => b.State != BotState.Removed).OrderBy(b => b.Name).ToListAsync();
        var depths = await DepthsAsync(db, [.. bots.Select(b => b.Id)]);
        var oldest = await TimesAsync(db, [.. depths.Select(d => d.OldestId)]);
        var standing = senders.Read().ToDictionary(s => s.BotId);
        var aside = await _aside.GetAsync(workspace, () => LoadAsideAsync(workspace));
        return new QueueNow(time.GetUtcNow(), meter.Read(workspace), aside, [.. bots.Select(bot => new BotQueue(
            bot, [.. depths.Where(d => d.BotId == bot.Id).Select(d => d with { OldestAt = oldest.GetValueOrDefault(d.OldestId) })],
            standing.GetValueOrDefault(bot.Id), meter.Read(bot.Id)))]);
    }

    // Only columns of the queue's own index; the bots are the workspace's.
    private static async Task<List<QueueDepth>> DepthsAsync(AppDbContext db, List<BotId> bots) => await db.OutboxMessages.IgnoreQueryFilters()
        .Where(m => bots.Contains(m.BotId) && (m.State == DeliveryState.Pending || m.State == DeliveryState.Sending || m.State == DeliveryState.Retrying))
        .GroupBy(m => new { m.BotId, m.Lane, m.Priority })
        .Select(g => new QueueDepth(g.Key.BotId, g.Key.Lane, g.Key.Priority, g.Count(), g.Min(m => m.Id))).ToListAsync();

    private static Task<Dictionary<long, DateTimeOffset>> TimesAsync(AppDbContext db, List<long> ids) =>
        db.OutboxMessages.Where(m => ids.Contains(m.Id)).ToDictionaryAsync(m => m.Id, m => m.CreatedAt);

    private async Task<QueueAside> LoadAsideAsync(WorkspaceId workspace)
    {
        await using var db = database.Read(workspace);
        var now = time.GetUtcNow();
        var day = RollupPeriod.Hour.StartOf(now - TimeSpan.FromHours(23));
        var scheduled = db.OutboxMessages.Where(m => m.State == DeliveryState.Scheduled);
        return new QueueAside(
            await scheduled.CountAsync(),
            await scheduled.OrderBy(m => m.NotBefore).Select(m => m.NotBefore).FirstOrDefaultAsync(),
            await db.Faults(DeliveryState.Unknown).CountAsync(),
            await db.Set<RollupBucket>().Where(b => b.Period == RollupPeriod.Hour && b.Metric == Metric.MessagesFailed && b.BucketAt >= day).SumAsync(b => b.Value));
    }
}

/// <param name="Rates">Messages in and out of the last two minutes.</param>
public sealed record QueueNow(DateTimeOffset At, LiveRates Rates, QueueAside Aside, IReadOnlyList<BotQueue> Bots)
{
    public int Queued => Bots.Sum(b => b.Queued);

    public DateTimeOffset? OldestAt => Bots.Min(b => b.OldestAt);
}

/// <summary>What changes slowly, counted every five seconds.</summary>
/// <param name="NextAt">When the next scheduled message is due.</param>
/// <param name="Unknown">Sent or not: somebody has to decide.</param>
/// <param name="Failed">In the last 24 hours.</param>
public sealed record QueueAside(int Scheduled, DateTimeOffset? NextAt, int Unknown, long Failed);

/// <summary>What waits in one lane of a bot at one priority.</summary>
public sealed record QueueDepth(BotId BotId, Lane Lane, Priority Priority, int Count, long OldestId)
{
    public DateTimeOffset? OldestAt { get; init; }
}

/// <param name="Sender">Null while it has nothing to send.</param>
public sealed record BotQueue(Bot Bot, IReadOnlyList<QueueDepth> Depths, SenderStatus? Sender, LiveRates Rates)
{
    public int Queued => Depths.Sum(d => d.Count);

    public DateTimeOffset? OldestAt => Depths.Min(d => d.OldestAt);

    /// <summary>How long the bulk lane takes at the rate that is allowed now; null where nothing waits there.</summary>
    public TimeSpan? Drains => Waiting(Lane.Bulk) is > 0 and var bulk && Sender is { Rate: > 0 } sender ? TimeSpan.FromSeconds(bulk / sender.Rate) : null;

    public int Waiting(Lane lane, Priority? priority = null) => Depths.Where(d => d.Lane == lane && (priority is null || d.Priority == priority)).Sum(d => d.Count);
}

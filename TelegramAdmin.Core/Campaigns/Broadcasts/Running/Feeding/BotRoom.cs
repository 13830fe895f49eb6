using Microsoft.EntityFrameworkCore;
using TelegramAdmin.Core.Bots;
using TelegramAdmin.Core.Delivery.Limits;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Core.Campaigns.Broadcasts.Running.Feeding;

/// <summary>How much of each broadcast a bot's queue shall hold: a few seconds of its rate, shared evenly by the broadcasts that run.</summary>
internal sealed class BotRoom(IDatabase database)
{
    private const double Seconds = 3;
    private const int Fewest = 4;

    /// <returns>For each broadcast, what it has in each bot's queue.</returns>
    public async Task<IReadOnlyDictionary<(long Broadcast, BotId Bot), int>> QueuedAsync(IReadOnlyCollection<Broadcast> running, CancellationToken cancellation)
    {
        var ids = running.Select(b => b.Id).ToList();
        await using var db = database.ReadAll();
        var queued = await db.Recipients.Where(r => ids.Contains(r.BroadcastId) && r.State == RecipientState.Queued && r.BotId != null)
            .GroupBy(r => new { r.BroadcastId, r.BotId }).Select(g => new { g.Key.BroadcastId, g.Key.BotId, Count = g.Count() }).ToListAsync(cancellation);
        return queued.ToDictionary(q => (q.BroadcastId, q.BotId!.Value), q => q.Count);
    }

    /// <param name="sharing">How many broadcasts run through the bot.</param>
    public static int ShareOf(Broadcast broadcast, Bot bot, int sharing) => Math.Max(Fewest, (int)(RateOf(broadcast, bot) * Seconds) / Math.Max(1, sharing));

    /// <summary>Messages a second at best. What is not paid for goes at the free rate, through a bot that pays for others too.</summary>
    public static double RateOf(Broadcast broadcast, Bot bot) => broadcast.IsPaid && bot.PaidRate is { } paid ? paid : PacedLimiter.FreeRate;
}

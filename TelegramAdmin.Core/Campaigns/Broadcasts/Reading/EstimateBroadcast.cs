using System.Globalization;
using Microsoft.EntityFrameworkCore;
using TelegramAdmin.Core.Audiences;
using TelegramAdmin.Core.Bots;
using TelegramAdmin.Core.Campaigns.Broadcasts.Running.Feeding;
using TelegramAdmin.Core.Campaigns.Broadcasts.Timing;
using TelegramAdmin.Core.Delivery;
using TelegramAdmin.Core.Errors;
using TelegramAdmin.Core.Storage;
using TelegramAdmin.Core.Storage.Reading;

namespace TelegramAdmin.Core.Campaigns.Broadcasts.Reading;

/// <summary>How long a broadcast takes: people by bot, divided by what each bot really sends a second, with what else it has to send at the same time.</summary>
public sealed class EstimateBroadcast(IDatabase database, AudienceQuery audiences, AudienceReader counter, SenderBoard board, QueueLoad load, BroadcastZones zones, TimeProvider time)
{
    /// <summary>From so many people on, their bots are looked up for a part of them.</summary>
    private const int MostLookedUp = 20_000;

    /// <summary>Stars for each message beyond the free rate (core.telegram.org/bots/faq#broadcasting-to-users).</summary>
    private const double StarsForMessage = 0.1;

    /// <summary>Before it is started.</summary>
    public async Task<Result<BroadcastEstimate>> BeforeAsync(Broadcast broadcast, CancellationToken cancellation = default)
    {
        var audience = broadcast.ReadAudience();
        if (!(await counter.CountAsync(broadcast.WorkspaceId, audience, cancellation)).TryGet(out var count, out var failure)
            || !(await audiences.WriteAsync(audience, broadcast.WorkspaceId, time.GetUtcNow(), cancellation)).TryGet(out var written, out failure))
            return failure;
        var shares = await SharesAsync(broadcast, written, Math.Max(1, count.People / MostLookedUp), cancellation);
        return await OfAsync(broadcast, count.People, count.Reachable, shares, (await zones.ClockOfAsync(broadcast.WorkspaceId, broadcast.ReadTiming())).BeginsAt, cancellation);
    }

    /// <summary>Of one that runs or is paused: what is left.</summary>
    public async Task<BroadcastEstimate> LeftAsync(Broadcast broadcast, CancellationToken cancellation = default)
    {
        await using var db = database.Read(broadcast.WorkspaceId);
        var left = await db.Recipients.Where(r => r.BroadcastId == broadcast.Id && (r.State == RecipientState.Waiting || r.State == RecipientState.Queued) && r.BotId != null)
            .GroupBy(r => r.BotId).Select(g => new { Bot = g.Key, Count = g.LongCount(), LastDue = g.Max(r => r.DueAt) }).ToListAsync(cancellation);
        var people = left.Sum(l => l.Count);
        var lastDue = left.Max(l => l.LastDue);
        return await OfAsync(broadcast, people, people, left.ToDictionary(l => l.Bot!.Value, l => l.Count), lastDue == Recipient.AfterWinner ? null : lastDue, cancellation);
    }

    private async Task<BroadcastEstimate> OfAsync(Broadcast broadcast, long people, long reachable, IReadOnlyDictionary<BotId, long> shares, DateTimeOffset? notBefore, CancellationToken cancellation)
    {
        await using var db = database.Read(broadcast.WorkspaceId);
        var bots = await db.Bots.Where(b => b.State != BotState.Removed).ToListAsync(cancellation);
        var others = await db.Broadcasts.CountAsync(b => b.State == BroadcastState.Running && b.Id != broadcast.Id, cancellation);
        var senders = board.Read().ToDictionary(s => s.BotId);
        var loads = bots.Where(b => shares.ContainsKey(b.Id)).Select(b => LoadOf(broadcast, b, shares[b.Id], senders.GetValueOrDefault(b.Id), others)).ToList();
        var takes = loads.Where(l => l.Sends).Select(l => l.Takes).DefaultIfEmpty(TimeSpan.Zero).Max();
        var begins = notBefore > time.GetUtcNow() ? notBefore.Value : time.GetUtcNow();
        var stars = broadcast.IsPaid ? (long)Math.Ceiling(loads.Where(l => l.IsPaid).Sum(l => l.People) * StarsForMessage) : 0;
        return new BroadcastEstimate(people, reachable, loads, loads.Where(l => l.Sends).Sum(l => l.Rate), takes, begins + takes, stars);
    }

    private BotEstimate LoadOf(Broadcast broadcast, Bot bot, long people, SenderStatus? sender, int others)
    {
        var best = BotRoom.RateOf(broadcast, bot);
        var rate = sender is { } now ? Math.Min(best, now.Rate) : best;
        var ahead = broadcast.State == BroadcastState.Running ? 0 : load.Of(bot.Id);
        return new BotEstimate(bot.Id, bot.Username, people, rate / (1 + others), TimeSpan.FromSeconds((people * (1 + others) + ahead) / Math.Max(0.1, rate)), bot.Sends, broadcast.IsPaid && bot.PaidRate is not null);
    }

    /// <summary>For each person the bot that they used last and that reaches them, of every so-manieth one.</summary>
    private async Task<IReadOnlyDictionary<BotId, long>> SharesAsync(Broadcast broadcast, WrittenAudience written, long everyNth, CancellationToken cancellation)
    {
        var allowed = broadcast.ReadBots() is { Count: > 0 } bots ? $"AND r.bot_id IN ({string.Join(',', bots.Select(b => b.Value.ToString(CultureInfo.InvariantCulture)))})" : "";
        var sql = $"""
            SELECT bot, COUNT(*) FROM (
                SELECT (SELECT r.bot_id FROM reachability r LEFT JOIN bot_users u ON u.bot_id = r.bot_id AND u.telegram_user_id = r.chat_id
                    WHERE r.workspace_id = p.workspace_id AND r.chat_id = p.telegram_user_id AND r.is_reachable {allowed} ORDER BY CASE WHEN u.last_seen_at IS NULL THEN 1 ELSE 0 END, u.last_seen_at DESC LIMIT 1) AS bot
                FROM people p WHERE {written.Where} AND p.telegram_user_id % @nth = 0) chosen
            WHERE bot IS NOT NULL GROUP BY bot
            """;
        await using var db = database.Read(broadcast.WorkspaceId);
        var rows = await db.QueryAsync(sql, command =>
        {
            written.Bind(command);
            command.Bind(written.Provider, "@nth", everyNth);
        }, row => (Bot: new BotId(row.GetInt64(0)), Count: row.GetInt64(1) * everyNth), cancellation);
        return rows.ToDictionary(r => r.Bot, r => r.Count);
    }
}

/// <summary>What a broadcast takes.</summary>
/// <param name="People">Who match, or are left.</param>
/// <param name="Rate">Messages a second, all bots together.</param>
/// <param name="EndsAt">When the last one leaves, if it begins when it is to.</param>
/// <param name="Stars">What the paid lane costs at most, in Telegram Stars; 0 without it.</param>
public sealed record BroadcastEstimate(long People, long Reachable, IReadOnlyList<BotEstimate> Bots, double Rate, TimeSpan Takes, DateTimeOffset EndsAt, long Stars);

/// <param name="Rate">Messages a second that are left for this broadcast.</param>
/// <param name="Sends">False while it is out: its people wait.</param>
public sealed record BotEstimate(BotId Bot, string Username, long People, double Rate, TimeSpan Takes, bool Sends, bool IsPaid);

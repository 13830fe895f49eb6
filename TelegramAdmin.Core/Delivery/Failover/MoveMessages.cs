using Microsoft.EntityFrameworkCore;
using TelegramAdmin.Core.Delivery.Choosing;
using TelegramAdmin.Core.Errors;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Core.Delivery.Failover;

/// <summary>
/// Gives what waits for a stuck bot to others that reach the same chats. What cannot move says why, and whom the person could start; it waits
/// for its bot as long as its retry policy allows.
/// </summary>
internal sealed class MoveMessages(IDatabase database, RosterReader rosters, ChooseBot choose, MoveWrites writes, TimeProvider time)
{
    private const int Step = 500;

    private static readonly IReadOnlyList<(Lane Lane, Priority Priority)> Queues =
        [.. from lane in Enum.GetValues<Lane>() from priority in Enum.GetValues<Priority>() select (lane, priority)];

    /// <returns>How many went to another bot, and how many were given up.</returns>
    public async Task<(int Moved, int GivenUp)> RunOnceAsync(StuckBot bot)
    {
        var (moved, givenUp) = (0, 0);
        foreach (var queue in Queues)
        {
            for (var after = 0L; ;)
            {
                var rows = await ReadAsync(bot, queue, after);
                if (rows.Count == 0)
                    break;
                after = rows[^1].Id;
                var done = await writes.RunAsync(bot, await DecideAsync(bot, rows));
                (moved, givenUp) = (moved + done.Moved, givenUp + done.GivenUp);
            }
        }
        return (moved, givenUp);
    }

    // One queue at a time, because that is how the index is ordered.
    private async Task<List<OutboxMessage>> ReadAsync(StuckBot bot, (Lane Lane, Priority Priority) queue, long after)
    {
        await using var db = database.ReadAll();
        return await db.OutboxMessages
            .Where(m => m.BotId == bot.Id && m.Lane == queue.Lane && m.Priority == queue.Priority && m.Id > after && (m.State == DeliveryState.Pending || m.State == DeliveryState.Retrying))
            .Where(m => bot.IsOut || m.CanMove)
            .OrderBy(m => m.Id).Take(Step).ToListAsync();
    }

    private async Task<List<Move>> DecideAsync(StuckBot bot, List<OutboxMessage> rows)
    {
        var roster = await rosters.ReadAsync(bot.WorkspaceId);
        var chats = rows.Where(m => m.CanMove).Select(m => m.ChatId).Distinct().ToList();
        await using var db = database.Read(bot.WorkspaceId);
        var reach = (await db.Reachability.Where(r => chats.Contains(r.ChatId)).ToListAsync()).ToLookup(r => r.ChatId, r => new ChatReach(r.BotId, r.IsReachable, r.Reason));
        return rows.ConvertAll(message => Decide(bot, message, roster, [.. reach[message.ChatId]]));
    }

    private Move Decide(StuckBot bot, OutboxMessage message, Roster roster, IReadOnlyList<ChatReach> reach)
    {
        Failure? refusal = null;
        if (message.CanMove && choose.Run(roster, AllowedOf(message), reach, except: bot.Id).TryGet(out var other, out refusal))
            return new Move(message, other, $"Moved to @{roster.Find(other)!.Username}, because @{bot.Name} {bot.Why}.", GivesUp: false);
        var why = $"@{bot.Name} {bot.Why}. {(message.CanMove ? refusal!.Message : "The message names this bot, so no other sends it.")}";
        var isOver = (message.SendAt ?? message.CreatedAt) + RetryPolicy.Of(message.Policy ?? bot.Policy).Lifetime < time.GetUtcNow();
        return new Move(message, null, why, bot.IsGone || isOver);
    }

    private static HashSet<BotId>? AllowedOf(OutboxMessage message) =>
        message.AllowedBots?.Split(',', StringSplitOptions.RemoveEmptyEntries).Select(id => BotId.Parse(id, null)).ToHashSet();
}

/// <summary>What shall become of a waiting message.</summary>
/// <param name="To">The bot that sends it now; null where none can.</param>
/// <param name="GivesUp">It fails, because waiting is over.</param>
internal sealed record Move(OutboxMessage Message, BotId? To, string Why, bool GivesUp);

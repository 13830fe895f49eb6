using TelegramAdmin.Core.Errors;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Core.Delivery.Choosing;

/// <summary>
/// Picks the bot for a chat: of those that reach it and can send, the one with the least to do. Nobody else can be written to, so where
/// none reaches it, the answer says whom the person has to start.
/// </summary>
internal sealed class ChooseBot(QueueLoad load)
{
    public Result<BotId> Run(Roster roster, IReadOnlySet<BotId>? allowed, IReadOnlyList<ChatReach> reach, BotId? except = null)
    {
        var bots = roster.Bots.Where(b => (allowed is null || allowed.Contains(b.Id)) && b.Id != except).ToList();
        var reaching = bots.Where(b => reach.Any(r => r.BotId == b.Id && r.IsReachable)).ToList();
        if (reaching.Where(b => b.Sends).MinBy(b => load.Of(b.Id)) is { } best)
            return best.Id;
        if (reaching.Count > 0 && except is null)
            return reaching[0].Id; // It is out for now: the message waits, and is moved if another bot comes to reach the chat.
        if (bots.Count == 1 && reach.Count == 0 && except is null)
            return bots[0].Id; // People may have started it before it was registered here; Telegram knows.
        return bots.Count == 0 ? DeliveryErrors.NoBot : Unreachable(bots, [.. reach.Where(r => bots.Any(b => b.Id == r.BotId))]);
    }

    private static Failure Unreachable(List<RosterBot> bots, List<ChatReach> reach)
    {
        var links = string.Join(" or ", bots.Where(b => b.Sends).Take(3).Select(b => $"https://t.me/{b.Username}?start=hello"));
        return reach.Count > 0 ? DeliveryErrors.ChatUnreachable(reach[0].Reason, links) : DeliveryErrors.ChatUnknown(links);
    }
}

/// <summary>Whether one bot reaches a chat.</summary>
internal readonly record struct ChatReach(BotId BotId, bool IsReachable, string? Reason);

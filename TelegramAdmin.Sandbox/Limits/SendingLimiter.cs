using TelegramAdmin.Sandbox.State.Chats;

namespace TelegramAdmin.Sandbox.Limits;

/// <summary>Judges the sends of one bot. Callers hold the world's lock.</summary>
internal sealed class SendingLimiter
{
    private readonly Queue<long> _second = new();
    private readonly Queue<long> _paidSecond = new();
    private readonly Dictionary<long, ChatBudget> _chats = [];
    private long _blockedUntil;

    /// <summary>Takes the send, or says after how many seconds to try again.</summary>
    /// <param name="chatCost">What the chat is charged: an album is one message in a private chat and many in a group.</param>
    public int? Spend(SandboxLimits limits, Chat chat, int cost, int chatCost, bool isPaid, long now)
    {
        if (!limits.IsStrict) return null;
        var budget = BudgetOf(chat, limits);
        var blockedUntil = Math.Max(_blockedUntil, budget.BlockedUntil);
        if (blockedUntil > now) return SecondsUntil(blockedUntil, now);

        var window = isPaid ? _paidSecond : _second;
        Forget(window, now - TimeSpan.TicksPerSecond);
        var wait = window.Count + cost > (isPaid ? limits.PaidPerSecond : limits.PerSecond) ? 1 : 0;
        wait = Math.Max(wait, budget.SecondsToWait(limits, chatCost, now));
        if (wait > 0) return Block(limits, budget, Math.Max(wait, limits.RetryAfter), now);

        for (var i = 0; i < cost; i++) window.Enqueue(now);
        budget.Take(chatCost, now);
        return null;
    }

    public bool IsBlocked(long now) => _blockedUntil > now;

    private int Block(SandboxLimits limits, ChatBudget budget, int seconds, long now)
    {
        var until = now + seconds * TimeSpan.TicksPerSecond;
        if (limits.Blocks == BlockScope.Bot) _blockedUntil = until;
        if (limits.Blocks == BlockScope.Chat) budget.BlockedUntil = until;
        return seconds;
    }

    private ChatBudget BudgetOf(Chat chat, SandboxLimits limits)
    {
        if (_chats.TryGetValue(chat.Id, out var budget)) return budget;
        budget = chat is Group ? new GroupBudget() : new PrivateBudget(limits.ChatBurst);
        return _chats[chat.Id] = budget;
    }

    private static int SecondsUntil(long until, long now) =>
        (int)((until - now + TimeSpan.TicksPerSecond - 1) / TimeSpan.TicksPerSecond);

    private static void Forget(Queue<long> window, long before)
    {
        while (window.TryPeek(out var first) && first <= before) window.Dequeue();
    }
}

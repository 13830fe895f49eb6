namespace TelegramAdmin.Core.Delivery.Limits;

/// <summary>
/// Decides how far a 429 reaches; sources disagree whether it blocks a chat or the bot. One chat's 429 is that chat's. A second chat's within
/// the window is the bot's, and blocks its bulk lane; the reply lane is blocked only if replies get two themselves.
/// </summary>
internal sealed class FloodWatch
{
    private static readonly TimeSpan Window = TimeSpan.FromSeconds(30);

    private readonly Dictionary<long, DateTimeOffset> _any = [];
    private readonly Dictionary<long, DateTimeOffset> _replies = [];

    public bool IsWholeBot(long chatId, DateTimeOffset now) => Note(_any, chatId, now) > 1;

    public bool HitsReplies(long chatId, DateTimeOffset now) => Note(_replies, chatId, now) > 1;

    private static int Note(Dictionary<long, DateTimeOffset> seen, long chatId, DateTimeOffset now)
    {
        foreach (var (chat, at) in seen)
        {
            if (now - at > Window)
                seen.Remove(chat);
        }
        seen[chatId] = now;
        return seen.Count;
    }
}

namespace TelegramAdmin.Core.Delivery.Limits;

/// <summary>
/// Decides how far a 429 reaches; sources disagree whether it blocks a chat or the bot. One chat's 429 is that chat's. Where a second chat gets
/// one and nothing passed in between, or a tenth of what was sent lately was refused, it is the bot's.
/// </summary>
internal sealed class FloodWatch
{
    private const double WholeBotShare = 0.1;
    private const int FewestRefusals = 3;

    private static readonly TimeSpan Window = TimeSpan.FromSeconds(5);

    private readonly HashSet<long> _refusedInARow = [];
    private readonly Queue<DateTimeOffset> _passed = new();
    private readonly Queue<DateTimeOffset> _refused = new();

    public void Pass(DateTimeOffset now)
    {
        _refusedInARow.Clear();
        Note(_passed, now);
    }

    /// <returns>True where the bot as a whole is meant.</returns>
    public bool Refuse(long chatId, DateTimeOffset now)
    {
        Note(_refused, now);
        Forget(_passed, now);
        return (_refusedInARow.Add(chatId) && _refusedInARow.Count > 1)
            || (_refused.Count >= FewestRefusals && _refused.Count >= WholeBotShare * (_refused.Count + _passed.Count));
    }

    private static void Note(Queue<DateTimeOffset> times, DateTimeOffset now)
    {
        Forget(times, now);
        times.Enqueue(now);
    }

    private static void Forget(Queue<DateTimeOffset> times, DateTimeOffset now)
    {
        while (times.TryPeek(out var first) && now - first > Window)
            times.Dequeue();
    }
}

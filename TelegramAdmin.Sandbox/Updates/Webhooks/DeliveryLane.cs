namespace TelegramAdmin.Sandbox.Updates.Webhooks;

/// <summary>The updates of one chat: delivered one after the other.</summary>
internal sealed class DeliveryLane(long key)
{
    /// <summary>Telegram's own ceiling between two tries.</summary>
    private const int LongestDelaySeconds = 60;

    private int _failures;

    public long Key => key;

    public Queue<PendingUpdate> Updates { get; } = new();

    public void Succeeded()
    {
        Updates.Dequeue();
        _failures = 0;
    }

    /// <summary>The first retry comes at once, then after 2, 4, 8 … seconds; Retry-After wins, for up to an hour.</summary>
    public TimeSpan Failed(TimeSpan? retryAfter)
    {
        var doubled = _failures == 0 ? 0 : Math.Min(LongestDelaySeconds, Math.Pow(2, Math.Min(_failures, 10)));
        _failures++;
        if (retryAfter is not { } asked || asked <= TimeSpan.Zero) return TimeSpan.FromSeconds(doubled);
        return asked < TimeSpan.FromHours(1) ? asked : TimeSpan.FromHours(1);
    }
}

namespace TelegramAdmin.Sandbox.Limits;

/// <summary>What may still be sent to one chat. Times are UTC ticks.</summary>
internal abstract class ChatBudget
{
    public long BlockedUntil { get; set; }

    public abstract int SecondsToWait(SandboxLimits limits, int cost, long now);

    public abstract void Take(int cost, long now);
}

/// <summary>A bucket that refills steadily: bursts pass, a steady stream is held to the rate.</summary>
internal sealed class PrivateBudget(int burst) : ChatBudget
{
    private double _tokens = burst;
    private long _refilledAt;

    public override int SecondsToWait(SandboxLimits limits, int cost, long now)
    {
        var passed = (double)(now - _refilledAt) / TimeSpan.TicksPerSecond;
        _tokens = Math.Min(limits.ChatBurst, _tokens + passed * limits.ChatPerSecond);
        _refilledAt = now;
        return _tokens >= cost ? 0 : (int)Math.Ceiling((cost - _tokens) / limits.ChatPerSecond);
    }

    public override void Take(int cost, long now) => _tokens -= cost;
}

/// <summary>A sliding minute.</summary>
internal sealed class GroupBudget : ChatBudget
{
    private readonly Queue<long> _minute = new();

    public override int SecondsToWait(SandboxLimits limits, int cost, long now)
    {
        while (_minute.TryPeek(out var first) && first <= now - TimeSpan.TicksPerMinute) _minute.Dequeue();
        if (_minute.Count + cost <= limits.GroupPerMinute) return 0;
        var free = _minute.Count == 0 ? now : _minute.Peek() + TimeSpan.TicksPerMinute;
        return Math.Max(1, (int)Math.Ceiling((double)(free - now) / TimeSpan.TicksPerSecond));
    }

    public override void Take(int cost, long now)
    {
        for (var i = 0; i < cost; i++) _minute.Enqueue(now);
    }
}

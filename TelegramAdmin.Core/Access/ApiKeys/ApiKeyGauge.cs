namespace TelegramAdmin.Core.Access.ApiKeys;

/// <summary>One key's rate (a GCRA: one number, no queue, no timer; bursts of one second's worth) and counters.</summary>
internal sealed class ApiKeyGauge(ActiveApiKey key)
{
    public const double TicksPerSecond = TimeSpan.TicksPerSecond;

    private long _nextFree = long.MinValue;
    private long _requests;
    private long _messages;
    private long _refused;
    private long _lastAt;

    /// <summary>Each request moves the next free moment on by 1/rate; it may run ahead of the clock by one second.</summary>
    public TimeSpan? Take(int rate, long now)
    {
        var step = TimeSpan.TicksPerSecond / rate;
        while (true)
        {
            var seen = Volatile.Read(ref _nextFree);
            var next = Math.Max(seen, now) + step;
            if (next - now > TimeSpan.TicksPerSecond)
                return TimeSpan.FromTicks(next - now - TimeSpan.TicksPerSecond);
            if (Interlocked.CompareExchange(ref _nextFree, next, seen) == seen)
                return null;
        }
    }

    public int Remaining(int rate, long now) =>
        (int)Math.Max(0, (TimeSpan.TicksPerSecond - Math.Max(0, Math.Max(Volatile.Read(ref _nextFree), now) - now)) / (TimeSpan.TicksPerSecond / rate));

    public void Count(int messages, bool isRefused, DateTimeOffset at)
    {
        Interlocked.Increment(ref _requests);
        if (messages != 0)
            Interlocked.Add(ref _messages, messages);
        if (isRefused)
            Interlocked.Increment(ref _refused);
        Volatile.Write(ref _lastAt, at.UtcTicks);
    }

    public ApiKeyUsage Drain() => new(key, Interlocked.Exchange(ref _requests, 0), Interlocked.Exchange(ref _messages, 0),
        Interlocked.Exchange(ref _refused, 0), new DateTimeOffset(Volatile.Read(ref _lastAt), TimeSpan.Zero));

    public void Add(ApiKeyUsage usage)
    {
        Interlocked.Add(ref _requests, usage.Requests);
        Interlocked.Add(ref _messages, usage.Messages);
        Interlocked.Add(ref _refused, usage.Refused);
    }
}

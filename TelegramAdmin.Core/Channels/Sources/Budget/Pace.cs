namespace TelegramAdmin.Core.Channels.Sources.Budget;

/// <summary>When the next request may leave: at most 20 within any second, and those of one kind no closer than their distance. Not for several threads.</summary>
internal sealed class Pace(IReadOnlyDictionary<RequestKind, TimeSpan> distances)
{
    /// <summary>Telegram's own limit lies higher and is not published; nobody was ever banned below this.</summary>
    public const int MostASecond = 20;

    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);

    private readonly Dictionary<RequestKind, DateTimeOffset> _last = [];
    private readonly Queue<DateTimeOffset> _within = new(MostASecond + 1);

    /// <returns>How long to wait before asking again; zero where the request may leave now, and then it counts.</returns>
    public TimeSpan Take(RequestKind kind, DateTimeOffset now)
    {
        ForgetTheFuture(now);
        while (_within.TryPeek(out var oldest) && oldest <= now - Second)
            _within.Dequeue();
        var wait = _last.TryGetValue(kind, out var last) ? last + distances[kind] - now : TimeSpan.Zero;
        if (_within.Count >= MostASecond && _within.Peek() + Second - now is var full && full > wait)
            wait = full;
        if (wait > TimeSpan.Zero)
            return wait;
        _last[kind] = now;
        _within.Enqueue(now);
        return TimeSpan.Zero;
    }

    // A clock that was set back would stop everything until it is there again. What is put to now keeps every distance that is real.
    private void ForgetTheFuture(DateTimeOffset now)
    {
        foreach (var kind in _last.Where(one => one.Value > now).Select(one => one.Key).ToList())
            _last[kind] = now;
        if (_within.Any(at => at > now))
        {
            var count = _within.Count;
            _within.Clear();
            for (var i = 0; i < count; i++)
                _within.Enqueue(now);
        }
    }
}

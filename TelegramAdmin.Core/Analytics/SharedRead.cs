using System.Collections.Concurrent;

namespace TelegramAdmin.Core.Analytics;

/// <summary>One read for all who ask within a moment, so that many open pages cost as much as one.</summary>
internal sealed class SharedRead<TKey, TValue>(TimeSpan fresh, TimeProvider time) where TKey : notnull
{
    private readonly ConcurrentDictionary<TKey, (DateTimeOffset At, Task<TValue> Value)> _recent = new();

    public Task<TValue> GetAsync(TKey key, Func<Task<TValue>> read)
    {
        var now = time.GetUtcNow();
        if (_recent.TryGetValue(key, out var recent) && now - recent.At < fresh && !recent.Value.IsFaulted)
            return recent.Value;
        var value = read();
        _recent[key] = (now, value);
        return value;
    }

    /// <summary>What was read is out of date: the next who asks reads anew.</summary>
    public void Forget(TKey key) => _recent.TryRemove(key, out _);
}

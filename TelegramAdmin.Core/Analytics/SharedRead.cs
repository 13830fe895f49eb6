using System.Collections.Concurrent;

namespace TelegramAdmin.Core.Analytics;

/// <summary>
/// One read for all who ask within a moment, so that many open pages cost as much as one. What took long to read is shared for longer: pages that
/// ask every second never keep the database busy for more than a part of the time.
/// </summary>
internal sealed class SharedRead<TKey, TValue>(TimeSpan fresh, TimeProvider time) where TKey : notnull
{
    /// <summary>A reading is shared for at least so many times as long as it took…</summary>
    private const int Rest = 10;

    /// <summary>…but never longer than this because of it.</summary>
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(1);

    private readonly ConcurrentDictionary<TKey, Reading> _recent = new();
    private long _swept;

    public Task<TValue> GetAsync(TKey key, Func<Task<TValue>> read)
    {
        var now = time.GetUtcNow();
        if (_recent.TryGetValue(key, out var recent) && recent.IsGoodAt(now, fresh))
            return recent.Value;
        Sweep(now);
        var reading = new Reading(now);
        reading.Value = Task.Run(() => ReadAsync(read, reading)); // It is everybody's: it must not go on in the circuit of who asked first, which may be busy or gone.
        _recent[key] = reading;
        return reading.Value;
    }

    /// <summary>What was read is out of date: the next who asks reads anew.</summary>
    public void Forget(TKey key) => _recent.TryRemove(key, out _);

    private async Task<TValue> ReadAsync(Func<Task<TValue>> read, Reading reading)
    {
        var started = time.GetTimestamp();
        var value = await read();
        reading.Took = time.GetElapsedTime(started);
        return value;
    }

    // Keys may be filters of which there is no end.
    private void Sweep(DateTimeOffset now)
    {
        if (now.UtcTicks - Interlocked.Read(ref _swept) < Longest.Ticks)
            return;
        Interlocked.Exchange(ref _swept, now.UtcTicks);
        foreach (var old in _recent.Where(r => !r.Value.IsGoodAt(now, fresh)))
            _recent.TryRemove(old);
    }

    private sealed class Reading(DateTimeOffset at)
    {
        public Task<TValue> Value { get; set; } = null!;

        public TimeSpan Took { get; set; }

        // One that is under way is waited for, however long ago it began.
        public bool IsGoodAt(DateTimeOffset now, TimeSpan fresh) => !Value.IsCompleted || (Value.IsCompletedSuccessfully && now - at < Kept(fresh));

        private TimeSpan Kept(TimeSpan fresh)
        {
            var rest = Took * Rest;
            return rest <= fresh ? fresh : rest < Longest ? rest : Longest > fresh ? Longest : fresh;
        }
    }
}

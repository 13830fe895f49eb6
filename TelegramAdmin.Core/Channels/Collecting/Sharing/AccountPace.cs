using System.Collections.Concurrent;

namespace TelegramAdmin.Core.Channels.Collecting.Sharing;

/// <summary>How many requests each account may make now. In memory: after a restart it begins with half of a burst.</summary>
internal sealed class AccountPace(CollectingPace pace, TimeProvider time)
{
    private readonly ConcurrentDictionary<long, Bucket> _buckets = new();

    /// <returns>Zero where it may be asked now, otherwise how long until then.</returns>
    public TimeSpan Take(long account)
    {
        var now = time.GetUtcNow();
        var bucket = _buckets.GetOrAdd(account, _ => new Bucket { Left = Math.Max(1, pace.Burst / 2), At = now });
        lock (bucket)
        {
            // A clock that went back gives nothing and takes nothing; one that went forth fills it no further than a burst.
            bucket.Left = Math.Min(pace.Burst, bucket.Left + Math.Max(0, (now - bucket.At).TotalSeconds) * pace.RequestsPerSecond);
            bucket.At = now;
            if (bucket.Left < 1)
                return TimeSpan.FromSeconds((1 - bucket.Left) / pace.RequestsPerSecond);
            bucket.Left--;
            return TimeSpan.Zero;
        }
    }

    private sealed class Bucket
    {
        public double Left { get; set; }

        public DateTimeOffset At { get; set; }
    }
}

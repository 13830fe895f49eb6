using System.Collections.Concurrent;

namespace TelegramAdmin.Core.Channels.Collecting.Progress;

/// <summary>How fast histories come: the mean of the last half minute, in memory.</summary>
public sealed class HistoryProgress(TimeProvider time)
{
    private static readonly TimeSpan Window = TimeSpan.FromSeconds(30);

    private readonly ConcurrentDictionary<long, Queue<(DateTimeOffset At, int Posts)>> _recent = new();

    /// <summary>Null while nothing came lately.</summary>
    public HistoryPace? Of(TrackedChannel channel)
    {
        if (channel.HistoryDoneAt is not null || !_recent.TryGetValue(channel.Id, out var recent))
            return null;
        var now = time.GetUtcNow();
        lock (recent)
        {
            Forget(recent, now);
            if (recent.Count < 2)
                return null;
            // The first of them came in no time that is known.
            var seconds = (recent.Last().At - recent.Peek().At).TotalSeconds;
            return seconds <= 0 ? null : PaceOf(channel, (recent.Sum(r => r.Posts) - recent.Peek().Posts) / seconds);
        }
    }

    internal void Note(long channel, int posts)
    {
        var recent = _recent.GetOrAdd(channel, _ => new Queue<(DateTimeOffset, int)>());
        var now = time.GetUtcNow();
        lock (recent)
        {
            Forget(recent, now);
            recent.Enqueue((now, posts));
        }
    }

    internal void Forget(long channel) => _recent.TryRemove(channel, out _);

    // Where the history ends at a date, nobody knows how many posts that is.
    private static HistoryPace? PaceOf(TrackedChannel channel, double perSecond)
    {
        var wanted = channel.HistorySince is not null ? null
            : channel.HistoryLimit is { } limit ? (channel.HistoryTotal is { } total ? Math.Min(limit, total) : limit) : channel.HistoryTotal;
        var left = Math.Max(0, (wanted ?? 0) - channel.HistoryRead);
        return new HistoryPace(perSecond, wanted, wanted is null || perSecond <= 0 ? null : TimeSpan.FromSeconds(Math.Min(left / perSecond, 1e8)));
    }

    private static void Forget(Queue<(DateTimeOffset At, int Posts)> recent, DateTimeOffset now)
    {
        while (recent.TryPeek(out var first) && (first.At < now - Window || first.At > now))
            recent.Dequeue();
    }
}

/// <param name="PostsPerSecond">Lately.</param>
/// <param name="Wanted">How many posts the history will have; null where nobody knows.</param>
/// <param name="Left">How long it will take at this pace; null where nobody knows.</param>
public sealed record HistoryPace(double PostsPerSecond, int? Wanted, TimeSpan? Left);

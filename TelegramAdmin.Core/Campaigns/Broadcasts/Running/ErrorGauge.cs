using System.Collections.Concurrent;

namespace TelegramAdmin.Core.Campaigns.Broadcasts.Running;

/// <summary>How the last tries of each running broadcast ended: where too many fail for other reasons than that people left, going on makes it worse.</summary>
internal sealed class ErrorGauge
{
    private const int Window = 200;

    /// <summary>Fewer tell nothing.</summary>
    private const int Fewest = 20;

    private readonly ConcurrentDictionary<long, Ring> _rings = new();

    public void Note(long broadcastId, string? trouble) => _rings.GetOrAdd(broadcastId, static _ => new Ring()).Add(trouble);

    public void Forget(long broadcastId) => _rings.TryRemove(broadcastId, out _);

    /// <returns>Why it should pause, in words; null where it need not.</returns>
    public string? Trouble(Broadcast broadcast) =>
        broadcast.ErrorLimit == 0 || !_rings.TryGetValue(broadcast.Id, out var ring) ? null : ring.Trouble(broadcast.ErrorLimit);

    private sealed class Ring
    {
        private readonly Lock _gate = new();
        private readonly Queue<string?> _last = new();
        private int _troubles;

        public void Add(string? trouble)
        {
            lock (_gate)
            {
                _last.Enqueue(trouble);
                _troubles += trouble is null ? 0 : 1;
                if (_last.Count > Window && _last.Dequeue() is not null)
                    _troubles--;
            }
        }

        public string? Trouble(int limit)
        {
            lock (_gate)
            {
                if (_last.Count < Fewest || _troubles * 100 <= limit * _last.Count)
                    return null;
                var most = _last.OfType<string>().CountBy(why => why).MaxBy(why => why.Value);
                return $"{_troubles} of the last {_last.Count} failed, which is more than {limit} %. Most often: {most.Key} Mend it, then resume.";
            }
        }
    }
}

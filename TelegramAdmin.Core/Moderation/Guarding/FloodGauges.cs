using System.Collections.Concurrent;
using TelegramAdmin.Core.Storage;
using TelegramAdmin.Core.Updates;

namespace TelegramAdmin.Core.Moderation.Guarding;

/// <summary>How much each person may write now. In memory: after a restart everybody begins with a full measure.</summary>
internal sealed class FloodGauges
{
    private const int Crowd = 10_000;

    // Telegram puts at most ten into an album (core.telegram.org/bots/api#sendmediagroup); more under one name are no album.
    private const int LargestAlbum = 10;

    private readonly ConcurrentDictionary<(WorkspaceId Workspace, long Person), Gauge> _gauges = new();

    /// <summary>False for somebody who wrote more than the rules allow.</summary>
    public bool Take(UpdateContext context, Arrival arrival, GuardRules rules)
    {
        if (_gauges.Count >= Crowd)
            LetRestedGo(context.Now, rules);
        return _gauges.GetOrAdd((context.Bot.WorkspaceId, arrival.Sender.Id), _ => new Gauge(rules.FloodMessages, context.Now))
            .Take(context.Stored.Id, arrival.Message?.MediaGroupId, context.Now, rules);
    }

    public void Refill(UpdateContext context, Arrival arrival) => _gauges.TryRemove((context.Bot.WorkspaceId, arrival.Sender.Id), out _);

    private void LetRestedGo(DateTimeOffset now, GuardRules rules)
    {
        foreach (var (who, gauge) in _gauges)
        {
            if (gauge.IsRested(now, rules))
                _gauges.TryRemove(who, out _);
        }
    }

    private sealed class Gauge(double left, DateTimeOffset at)
    {
        private readonly Lock _gate = new();
        private double _left = left;
        private DateTimeOffset _at = at;
        private long _update;
        private bool _answer;
        private string? _album;
        private int _inAlbum;

        public bool Take(long update, string? album, DateTimeOffset now, GuardRules rules)
        {
            lock (_gate)
            {
                if (update == _update)
                    return _answer; // The transaction ran again.
                (_left, _at, _update) = (LeftAt(now, rules), now, update);
                if (!IsPartOfAlbum(album))
                    _left -= 1;
                _answer = _left >= 0;
                _left = Math.Max(0, _left);
                return _answer;
            }
        }

        public bool IsRested(DateTimeOffset now, GuardRules rules)
        {
            lock (_gate)
                return LeftAt(now, rules) >= rules.FloodMessages;
        }

        private bool IsPartOfAlbum(string? album)
        {
            _inAlbum = album is not null && album == _album ? _inAlbum + 1 : 1;
            _album = album;
            return _inAlbum is > 1 and <= LargestAlbum;
        }

        private double LeftAt(DateTimeOffset now, GuardRules rules) =>
            Math.Min(rules.FloodMessages, _left + (Math.Max(0, (now - _at).TotalSeconds) * rules.FloodMessages / rules.FloodSeconds));
    }
}

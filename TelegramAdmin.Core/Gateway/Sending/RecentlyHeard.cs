using TelegramAdmin.Core.Events;
using TelegramAdmin.Core.Storage;
using TelegramAdmin.Core.Updates;

namespace TelegramAdmin.Core.Gateway.Sending;

/// <summary>Which chats wrote to which bot within the last minute: what is sent there is an answer and goes before what many people get.</summary>
public sealed class RecentlyHeard : IDisposable
{
    private const int Largest = 50_000;

    private static readonly TimeSpan Memory = TimeSpan.FromMinutes(1);

    private readonly Lock _gate = new();
    private readonly TimeProvider _time;
    private readonly IDisposable _subscription;
    private Dictionary<(BotId, long), long> _newer = [];
    private Dictionary<(BotId, long), long> _older = [];
    private long _turnedAt;

    public RecentlyHeard(EventBus events, TimeProvider time)
    {
        _time = time;
        _turnedAt = time.GetTimestamp();
        _subscription = events.Subscribe<UpdatesArrived>(Note);
    }

    public bool Heard(BotId bot, long chat)
    {
        lock (_gate)
            return IsFresh(_newer, bot, chat) || IsFresh(_older, bot, chat);
    }

    public void Dispose() => _subscription.Dispose();

    private void Note(UpdatesArrived arrived)
    {
        var now = _time.GetTimestamp();
        lock (_gate)
        {
            foreach (var chat in arrived.ChatIds)
                _newer[(arrived.BotId, chat)] = now;
            if (_newer.Count < Largest && _time.GetElapsedTime(_turnedAt, now) < Memory)
                return;
            (_older, _newer, _turnedAt) = (_newer, [], now); // What was older still is past its minute, or too much.
        }
    }

    private bool IsFresh(Dictionary<(BotId, long), long> heard, BotId bot, long chat) =>
        heard.TryGetValue((bot, chat), out var at) && _time.GetElapsedTime(at) < Memory;
}

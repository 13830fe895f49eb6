using System.Collections.Concurrent;
using TelegramAdmin.Core.Delivery;
using TelegramAdmin.Core.Events;
using TelegramAdmin.Core.Storage;
using TelegramAdmin.Core.Updates;

namespace TelegramAdmin.Core.Analytics;

/// <summary>Counts messages in and out second by second, for the last two minutes, in memory.</summary>
public sealed class LiveMeter : IDisposable
{
    public const int Seconds = 120;

    private readonly ConcurrentDictionary<WorkspaceId, Ring> _rings = new();
    private readonly IDisposable[] _subscriptions;
    private readonly TimeProvider _time;

    public LiveMeter(EventBus events, TimeProvider time)
    {
        _time = time;
        _subscriptions =
        [
            events.Subscribe<UpdatesArrived>(e => RingOf(e.WorkspaceId).Add(Now, e.Messages, 0)),
            events.Subscribe<MessageDelivered>(e => RingOf(e.WorkspaceId).Add(Now, 0, e.Outcome is { State: DeliveryState.Sent, CountsAsSend: true } ? 1 : 0)),
        ];
    }

    private long Now => _time.GetUtcNow().ToUnixTimeSeconds();

    /// <summary>The last two minutes, oldest first; the second that is under way is left out.</summary>
    public LiveRates Read(WorkspaceId workspace) => RingOf(workspace).Read(Now);

    public void Dispose()
    {
        foreach (var subscription in _subscriptions)
            subscription.Dispose();
    }

    private Ring RingOf(WorkspaceId workspace) => _rings.GetOrAdd(workspace, _ => new Ring());

    private sealed class Ring
    {
        private readonly Lock _gate = new();
        private readonly int[] _in = new int[Seconds + 1];
        private readonly int[] _out = new int[Seconds + 1];
        private long _last;

        public void Add(long second, int received, int sent)
        {
            lock (_gate)
            {
                Advance(second);
                _in[second % _in.Length] += received;
                _out[second % _out.Length] += sent;
            }
        }

        public LiveRates Read(long second)
        {
            lock (_gate)
            {
                Advance(second);
                var seconds = Enumerable.Range(1, Seconds).Select(i => (second + i) % _in.Length).ToList();
                return new LiveRates([.. seconds.Select(i => _in[i])], [.. seconds.Select(i => _out[i])]);
            }
        }

        private void Advance(long second)
        {
            for (var s = Math.Max(_last + 1, second - Seconds); s <= second; s++)
                (_in[s % _in.Length], _out[s % _out.Length]) = (0, 0);
            _last = Math.Max(_last, second);
        }
    }
}

/// <summary>Messages in each of the last seconds.</summary>
public sealed record LiveRates(IReadOnlyList<int> In, IReadOnlyList<int> Out)
{
    private const int Window = 10;

    /// <summary>A second, over the last ten.</summary>
    public double InPerSecond => In.TakeLast(Window).Average();

    public double OutPerSecond => Out.TakeLast(Window).Average();
}

using TelegramAdmin.Core.Events;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Core.Nodes;

/// <summary>Wakes a loop, on whichever node it runs.</summary>
public abstract class NodeBell : IDisposable
{
    private readonly EventBus _events;
    private readonly Alarm _alarm;
    private readonly IDisposable _subscription;
    private readonly BellRung _ring;

    protected NodeBell(EventBus events, TimeProvider time)
    {
        (_events, _alarm, _ring) = (events, new Alarm(time), new BellRung(WorkspaceId.Default, GetType().Name));
        _subscription = events.SubscribeAfar<BellRung>(rung =>
        {
            if (rung.Bell == _ring.Bell)
                _alarm.Ring();
        });
    }

    public void Ring()
    {
        _alarm.Ring();
        _events.Publish(_ring);
    }

    public Task SleepAsync(TimeSpan atMost, CancellationToken cancellation) => _alarm.SleepAsync(atMost, cancellation);

    public void Dispose()
    {
        _subscription.Dispose();
        _alarm.Dispose();
        GC.SuppressFinalize(this);
    }
}

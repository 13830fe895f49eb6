namespace TelegramAdmin.Tests.Running;

/// <summary>A clock that stands still until a test moves it; what waited for the time comes due at once.</summary>
public sealed class HandClock(DateTimeOffset? start = null) : TimeProvider
{
    private readonly Lock _gate = new();
    private readonly List<Alarm> _alarms = [];
    private DateTimeOffset _now = start ?? DateTimeOffset.UtcNow;

    public override DateTimeOffset GetUtcNow()
    {
        lock (_gate) return _now;
    }

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var alarm = new Alarm(this, () => callback(state));
        alarm.Change(dueTime, period);
        return alarm;
    }

    /// <summary>Moves on to a moment that is still to come.</summary>
    public void GoTo(DateTimeOffset at) => Forward(at - GetUtcNow());

    public void Forward(TimeSpan by)
    {
        List<Alarm> due;
        lock (_gate)
        {
            _now += by;
            due = _alarms.FindAll(alarm => alarm.DueAt <= _now);
            due.ForEach(alarm => _alarms.Remove(alarm));
        }

        due.ForEach(alarm => alarm.Ring());
    }

    private sealed class Alarm(HandClock clock, Action ring) : ITimer
    {
        public DateTimeOffset DueAt { get; private set; }

        public Action Ring => ring;

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            lock (clock._gate)
            {
                clock._alarms.Remove(this);
                if (dueTime == Timeout.InfiniteTimeSpan)
                    return true;
                DueAt = clock._now + dueTime;
                clock._alarms.Add(this);
                return true;
            }
        }

        public void Dispose()
        {
            lock (clock._gate)
                clock._alarms.Remove(this);
        }

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }
}

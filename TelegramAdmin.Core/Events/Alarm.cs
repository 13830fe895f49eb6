namespace TelegramAdmin.Core.Events;

/// <summary>What a loop sleeps on: it wakes when rung, or when its time has come. Rings while nobody sleeps are kept, as one.</summary>
public sealed class Alarm : IDisposable
{
    private readonly Lock _gate = new();
    private readonly ITimer _timer;
    private TaskCompletionSource? _sleeper;
    private bool _isRung;

    public Alarm(TimeProvider time) => _timer = time.CreateTimer(_ => Ring(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);

    public void Ring()
    {
        TaskCompletionSource? sleeper;
        lock (_gate)
        {
            (sleeper, _sleeper) = (_sleeper, null);
            _isRung = sleeper is null;
        }
        sleeper?.TrySetResult();
    }

    /// <param name="atMost">Null sleeps until rung.</param>
    public Task SleepAsync(TimeSpan? atMost, CancellationToken cancellation)
    {
        var sleeper = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        lock (_gate)
        {
            if (_isRung)
            {
                _isRung = false;
                return Task.CompletedTask;
            }
            _sleeper = sleeper;
        }
        if (atMost is { } limit)
            _timer.Change(limit > TimeSpan.Zero ? limit : TimeSpan.Zero, Timeout.InfiniteTimeSpan);
        return sleeper.Task.WaitAsync(cancellation);
    }

    public void Dispose() => _timer.Dispose();
}

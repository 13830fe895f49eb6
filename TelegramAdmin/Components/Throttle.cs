namespace TelegramAdmin.Components;

/// <summary>
/// Runs work soon after it is asked for: at once when it rested long enough, else when the interval is over. Whatever is asked for in
/// between becomes one run, and two runs never overlap. For live pages, between what happens and what is drawn.
/// </summary>
public sealed class Throttle : IDisposable
{
    public static readonly TimeSpan Live = TimeSpan.FromSeconds(1);

    private readonly Lock _gate = new();
    private readonly TimeSpan _interval;
    private readonly Func<Task> _work;
    private readonly TimeProvider _time;
    private readonly ITimer _timer;
    private long? _ranAt;
    private bool _isAsked;
    private bool _isRunning;
    private bool _isDisposed;

    public Throttle(TimeProvider time, TimeSpan interval, Func<Task> work)
    {
        (_time, _interval, _work) = (time, interval, work);
        _timer = time.CreateTimer(_ => _ = RunAsync(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    public void Ask()
    {
        lock (_gate)
        {
            if (_isAsked || _isDisposed)
                return;
            _isAsked = true;
            if (!_isRunning)
                Schedule();
        }
    }

    public void Dispose()
    {
        lock (_gate)
            _isDisposed = true;
        _timer.Dispose();
    }

    private async Task RunAsync()
    {
        lock (_gate)
        {
            if (_isDisposed || _isRunning)
                return;
            (_isAsked, _isRunning, _ranAt) = (false, true, _time.GetTimestamp());
        }
        try
        {
            await _work();
        }
        finally
        {
            lock (_gate)
            {
                _isRunning = false;
                if (_isAsked && !_isDisposed)
                    Schedule();
            }
        }
    }

    private void Schedule()
    {
        var wait = _ranAt is { } last ? _interval - _time.GetElapsedTime(last) : TimeSpan.Zero;
        _timer.Change(wait > TimeSpan.Zero ? wait : TimeSpan.Zero, Timeout.InfiniteTimeSpan);
    }
}

namespace TelegramAdmin.Sandbox.Stripe.Events;

/// <summary>Carries events to the webhook as planned, and again until they are answered 2xx. The caller holds the world's lock.</summary>
internal sealed class EventDeliverer : IDisposable
{
    private static readonly TimeSpan LongestRetry = TimeSpan.FromHours(1);
    private static readonly TimeSpan GivesUpAfter = TimeSpan.FromDays(3);

    private readonly StripeAccount _account;
    private readonly EventPoster _poster;
    private readonly CancellationTokenSource _stopping = new();
    private readonly PriorityQueue<LoggedEvent, (DateTimeOffset Due, long Turn)> _queue = new();
    private readonly List<TaskCompletionSource> _waiters = [];
    private readonly ITimer _timer;
    private int _active;
    private int _planned;
    private long _turn;

    public EventDeliverer(StripeAccount account)
    {
        _account = account;
        _poster = new EventPoster(Time);
        _timer = Time.CreateTimer(_ => Locked(Pump), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        account.Events.Send = Plan;
    }

    public StripeDelivery Settings { get; set; } = new();

    private TimeProvider Time => _account.Events.Time;

    /// <summary>Continues with what an earlier run left.</summary>
    public void Resume()
    {
        foreach (var one in _account.Events.All.Where(one => one.IsOpen))
        {
            for (var copy = 0; copy < Math.Max(1, one.CopiesLeft); copy++) Enqueue(one, TimeSpan.Zero);
        }

        Pump();
    }

    /// <summary>Posts it once more, whatever became of it.</summary>
    public void Resend(LoggedEvent one)
    {
        if (_account.Options.WebhookUrl is null) return;
        one.CopiesLeft = one.IsOpen ? one.CopiesLeft + 1 : 1;
        Start(one, [TimeSpan.Zero]);
    }

    /// <summary>Lets go what is held, in the order in which it happened or in a shuffled one.</summary>
    public void Release(int? shuffleSeed)
    {
        var held = _account.Events.All.Where(one => one.State == EventState.Held).ToArray();
        if (shuffleSeed is { } seed) new Random(seed).Shuffle(held);
        foreach (var one in held) Start(one, Enumerable.Repeat(TimeSpan.Zero, Math.Max(1, one.CopiesLeft)));
    }

    /// <summary>Ends when nothing is on its way any more; what is held or lost stays so.</summary>
    public Task WhenQuiet()
    {
        if (_active == 0 && _queue.Count == 0) return Task.CompletedTask;
        var waiter = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        _waiters.Add(waiter);
        return waiter.Task;
    }

    public void Stop()
    {
        _account.Events.Send = null;
        _stopping.Cancel();
    }

    public void Dispose()
    {
        _timer.Dispose();
        _poster.Dispose();
        _stopping.Dispose();
    }

    private void Plan(LoggedEvent one)
    {
        var plan = DeliveryPlan.For(Settings, ++_planned);
        one.State = plan.State;
        one.CopiesLeft = plan.Delays.Count;
        if (plan.State == EventState.Waiting) Start(one, plan.Delays);
    }

    private void Start(LoggedEvent one, IEnumerable<TimeSpan> delays)
    {
        one.State = EventState.Waiting;
        foreach (var delay in delays) Enqueue(one, delay);
        _account.ShowChange();
        Pump();
    }

    private void Enqueue(LoggedEvent one, TimeSpan delay) => _queue.Enqueue(one, (Time.GetUtcNow() + delay, ++_turn));

    private void Pump()
    {
        while (!_stopping.IsCancellationRequested && _active < Settings.Concurrency && _queue.TryPeek(out var one, out var turn))
        {
            var wait = turn.Due - Time.GetUtcNow();
            if (wait > TimeSpan.Zero)
            {
                _timer.Change(wait, Timeout.InfiniteTimeSpan);
                return;
            }

            _queue.Dequeue();
            _active++;
            _ = Task.Run(() => DeliverAsync(one));
        }

        if (_active > 0 || _queue.Count > 0) return;
        foreach (var waiter in _waiters) waiter.TrySetResult();
        _waiters.Clear();
    }

    private async Task DeliverAsync(LoggedEvent one)
    {
        var options = _account.Options;
        var delivery = options.WebhookUrl is { } webhook
            ? await _poster.PostAsync(webhook, options.WebhookSecret, one.Json, _stopping.Token)
            : new EventDelivery(Time.GetUtcNow(), null, "No webhook is set");
        if (_stopping.IsCancellationRequested) return;
        Locked(() =>
        {
            _active--;
            Settle(one, delivery);
            Pump();
        });
    }

    private void Settle(LoggedEvent one, EventDelivery delivery)
    {
        one.Note(delivery);
        _account.ShowChange();
        if (delivery.Error is null)
        {
            one.CopiesLeft = Math.Max(0, one.CopiesLeft - 1);
            if (one.CopiesLeft == 0) one.State = EventState.Delivered;
            return;
        }

        var isTooOld = delivery.At - DateTimeOffset.FromUnixTimeSeconds(one.Created) > GivesUpAfter;
        one.State = isTooOld ? EventState.GivenUp : EventState.Failing;
        if (!isTooOld) Enqueue(one, RetryIn(one));
    }

    private TimeSpan RetryIn(LoggedEvent one)
    {
        var failures = one.Deliveries.Count(delivery => delivery.Error is not null);
        var delay = TimeSpan.FromMilliseconds(Settings.RetryMs * Math.Pow(2, Math.Min(failures - 1, 20)));
        return delay < LongestRetry ? delay : LongestRetry;
    }

    private void Locked(Action act)
    {
        lock (_account.Gate) act();
    }
}

using TelegramAdmin.Sandbox.State;

namespace TelegramAdmin.Sandbox.Updates.Webhooks;

/// <summary>Carries a bot's updates to its webhook: a chat's in order, chats in parallel up to max_connections.</summary>
internal sealed class WebhookDeliverer(World world, Bot bot, Webhook webhook, Action<Bot, WebhookAnswer> onMethodInAnswer)
{
    private readonly Dictionary<long, DeliveryLane> _lanes = [];
    private readonly Queue<DeliveryLane> _ready = new();
    private readonly CancellationTokenSource _stopping = new();
    private int _active;

    /// <summary>Begins with whatever is already waiting. The caller holds the world's lock, here and below.</summary>
    public void Start()
    {
        foreach (var update in bot.Updates.Pending) Offer(update);
    }

    public void Stop() => _stopping.Cancel();

    public void Offer(PendingUpdate update)
    {
        if (!_lanes.TryGetValue(update.Lane, out var lane))
        {
            _lanes[update.Lane] = lane = new DeliveryLane(update.Lane);
            _ready.Enqueue(lane);
        }

        lane.Updates.Enqueue(update);
        Pump();
    }

    private void Pump()
    {
        while (!_stopping.IsCancellationRequested && _active < webhook.MaxConnections && _ready.TryDequeue(out var lane))
        {
            _active++;
            var update = lane.Updates.Peek();
            _ = Task.Run(() => DeliverAsync(lane, update));
        }
    }

    private async Task DeliverAsync(DeliveryLane lane, PendingUpdate update)
    {
        var answer = await world.WebhookCaller.CallAsync(world, webhook, update, _stopping.Token);
        if (_stopping.IsCancellationRequested) return;
        TimeSpan? delay = null;
        lock (world.Gate)
        {
            _active--;
            if (answer.Error is null || update.ExpiresAt <= world.Now) Finish(lane, update);
            else delay = Fail(lane, answer);
            Pump();
        }

        if (answer.Error is null) onMethodInAnswer(bot, answer);
        if (delay is { } wait) await RetryAsync(lane, wait);
    }

    private void Finish(DeliveryLane lane, PendingUpdate update)
    {
        bot.Updates.Remove(update.Id);
        world.IsDirty = true;
        lane.Succeeded();
        if (lane.Updates.Count > 0) _ready.Enqueue(lane);
        else _lanes.Remove(lane.Key);
    }

    private TimeSpan? Fail(DeliveryLane lane, WebhookAnswer answer)
    {
        webhook.LastErrorDate = world.Now;
        webhook.LastErrorMessage = answer.Error;
        world.IsDirty = true;
        var delay = lane.Failed(answer.RetryAfter);
        if (delay > TimeSpan.Zero) return delay;
        _ready.Enqueue(lane);
        return null;
    }

    private async Task RetryAsync(DeliveryLane lane, TimeSpan delay)
    {
        await Task.Delay(delay, world.Time, _stopping.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        lock (world.Gate)
        {
            _ready.Enqueue(lane);
            Pump();
        }
    }
}

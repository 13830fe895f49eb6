using System.Collections.Concurrent;
using Microsoft.Extensions.Hosting;
using TelegramAdmin.Core.Delivery;
using TelegramAdmin.Core.Delivery.Failover;
using TelegramAdmin.Core.Events;
using TelegramAdmin.Core.Nodes;
using TelegramAdmin.Core.Storage;
using TelegramAdmin.Core.Telemetry;
using TelegramAdmin.Core.Updates;

namespace TelegramAdmin.Core.Operations.Performance;

/// <summary>Counts what comes and goes, and times answers: from a message's arrival to the first one that leaves into its chat soon after.</summary>
[OnEveryNode]
public sealed class MeasureTraffic : IHostedService, IDisposable
{
    /// <summary>What leaves later was no answer by itself: a person wrote it, or it is about something else.</summary>
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(30);

    /// <summary>More chats than this are not timed at once.</summary>
    private const int MostChats = 20_000;

    private readonly ConcurrentDictionary<(BotId, long), DateTimeOffset> _arrived = new();
    private readonly EngineMeters _meters;
    private readonly Totals _totals;
    private readonly TimeProvider _time;
    private readonly IDisposable[] _subscriptions;

    public MeasureTraffic(EventBus events, EngineMeters meters, Totals totals, TimeProvider time)
    {
        (_meters, _totals, _time) = (meters, totals, time);
        _subscriptions =
        [
            events.SubscribeHere<UpdatesArrived>(Arrived),
            events.SubscribeHere<MessageDelivered>(e => Delivered(e.Outcome)),
            events.SubscribeHere<UpdateGivenUp>(_ => totals.Add(Total.UpdatesGivenUp)),
            events.SubscribeHere<BotHeldUp>(_ => totals.Add(Total.BotPauses)),
            time.CreateTimer(_ => ForgetOld(), null, Soon, Soon),
        ];
    }

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public void Dispose()
    {
        foreach (var subscription in _subscriptions)
            subscription.Dispose();
    }

    private void Arrived(UpdatesArrived updates)
    {
        _meters.Count(Counted.Updates, updates.Count);
        var now = _time.GetUtcNow();
        // In a group what leaves next is mostly about something else, such as a copy of another chat; its number is negative.
        foreach (var chat in updates.ChatIds.Where(chat => chat > 0 && _arrived.Count < MostChats))
            _arrived.TryAdd((updates.BotId, chat), now);
    }

    private void Delivered(DeliveryOutcome outcome)
    {
        if (outcome.State == DeliveryState.Failed)
            _meters.Count(Counted.Failed);
        if (outcome.State is DeliveryState.Retrying or DeliveryState.Unknown)
            _totals.Add(outcome.State == DeliveryState.Unknown ? Total.MessagesUnknown : Total.MessagesRetried);
        if (outcome.State != DeliveryState.Sent)
            return;
        _meters.Count(Counted.Sent);
        if (_arrived.TryGetValue((outcome.BotId, outcome.ChatId), out var at) && outcome.CreatedAt >= at && _arrived.TryRemove((outcome.BotId, outcome.ChatId), out _) && outcome.At - at is var took && took < Soon)
            _meters.Record(Timed.Reply, took);
    }

    private void ForgetOld()
    {
        var before = _time.GetUtcNow() - Soon;
        foreach (var (chat, at) in _arrived)
        {
            if (at < before)
                _arrived.TryRemove(chat, out _);
        }
    }
}

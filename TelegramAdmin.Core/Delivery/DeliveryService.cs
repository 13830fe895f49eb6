using System.Collections.Concurrent;
using System.Threading.Channels;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using TelegramAdmin.Core.Bots;
using TelegramAdmin.Core.Events;
using TelegramAdmin.Core.Nodes;
using TelegramAdmin.Core.Settings;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Core.Delivery;

/// <summary>
/// Runs a sender for each bot that has something to send, from the first message until it was idle for a while. Beside other nodes it does so for
/// the bots that this one leases, and takes up what their last node had under way.
/// </summary>
[OnEveryNode]
internal sealed partial class DeliveryService(
    DeliveryParts parts, Outbox outbox, RescueMessages rescue, SenderBoard board, EventBus events, EngineOptions options, ILogger<DeliveryService> logger) : BackgroundService
{
    private static readonly TimeSpan StoragePause = TimeSpan.FromMilliseconds(500);

    // Lazy: two threads that meet a new bot at once must not start two senders for it.
    private readonly ConcurrentDictionary<BotId, Lazy<BotSender>> _senders = new();
    private readonly ConcurrentDictionary<BotId, Task> _ending = new();
    private readonly Channel<IReadOnlyCollection<BotId>> _gained = Channel.CreateUnbounded<IReadOnlyCollection<BotId>>();
    private CancellationToken _stopping;

    private NodeRights Rights => parts.Rights;

    /// <summary>Lets what is on its way arrive, within the host's patience, so that an orderly restart leaves nothing unknown.</summary>
    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        await Task.WhenAll([.. _senders.Values.Select(sender => sender.Value.DrainAsync()), .. _ending.Values])
            .WaitAsync(cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        _stopping = stoppingToken;
        if (Rights.IsAlone)
            await UntilItAnswers.RunAsync(() => RescueAsync(null), parts.Time, stoppingToken);
        board.Show(() => [.. _senders.Values.Where(sender => sender.IsValueCreated).Select(sender => sender.Value.ReadStatus())]);
        outbox.Queued += Offer;
        using var changed = events.Subscribe<BotChanged>(e => WakeIfWaiting(e.BotId));
        using var queued = events.SubscribeAfar<MessagesQueued>(LookAgain);
        using var missed = events.Subscribe<EventsMissed>(_ => _gained.Writer.TryWrite(Rights.Bots));
        using var leases = Rights.Follow(bots => _gained.Writer.TryWrite(bots), LetGoAsync);
        if (Rights.IsAlone)
            await UntilItAnswers.RunAsync(() => WakeAsync(null, stoppingToken), parts.Time, stoppingToken);
        else
            _gained.Writer.TryWrite(Rights.Bots);
        await Task.WhenAll(TakeOverAllAsync(stoppingToken), SweepAsync(stoppingToken));
    }

    // A sender that refuses ended this moment and leaves the list the next. Once all stop nobody takes it, and nobody may wait: the next start finds the row.
    private void Offer(QueuedMessage message, bool isAgain)
    {
        if (!Rights.Leases(message.BotId))
        {
            events.Publish(new MessagesQueued(message.WorkspaceId, message.BotId));
            return;
        }
        while (!_stopping.IsCancellationRequested && !SenderOf(message.BotId).TryOffer(message, isAgain))
            Thread.Yield();
    }

    private void LookAgain(MessagesQueued queued)
    {
        if (Rights.Leases(queued.BotId) && !_stopping.IsCancellationRequested)
            SenderOf(queued.BotId).LookAgain();
    }

    private BotSender SenderOf(BotId id) => _senders.GetOrAdd(id, key => new Lazy<BotSender>(() => Start(key))).Value;

    private BotSender Start(BotId id)
    {
        var sender = new BotSender(id, parts);
        sender.Start(_ending.GetValueOrDefault(id, Task.CompletedTask), _stopping);
        return sender;
    }

    private void WakeIfWaiting(BotId id)
    {
        if (_senders.TryGetValue(id, out var sender))
            sender.Value.Wake();
    }

    /// <summary>Nothing of these bots is begun any more; completes when what is under way has its outcome.</summary>
    private Task LetGoAsync(IReadOnlyCollection<BotId> bots)
    {
        var ending = new List<Task>();
        foreach (var id in bots)
        {
            if (!_senders.TryRemove(id, out var sender))
                continue;
            var drained = sender.Value.DrainAsync();
            _ending[id] = drained;
            ending.Add(drained);
        }
        return Task.WhenAll(ending);
    }

    private async Task TakeOverAllAsync(CancellationToken cancellation)
    {
        await foreach (var bots in _gained.Reader.ReadAllAsync(cancellation))
        {
            while (!await TryTakeOverAsync(bots, cancellation))
                await Task.Delay(StoragePause, cancellation);
        }
    }

    private async Task<bool> TryTakeOverAsync(IReadOnlyCollection<BotId> bots, CancellationToken cancellation)
    {
        BotId[] mine = [.. bots.Where(Rights.Leases)];
        try
        {
            if (mine.Length > 0)
            {
                await RescueAsync(mine);
                await WakeAsync(mine, cancellation);
            }
            return true;
        }
        catch (Exception e) when (!cancellation.IsCancellationRequested)
        {
            Log.TakeOverWaits(logger, e.Message);
            return false;
        }
    }

    private async Task RescueAsync(IReadOnlyCollection<BotId>? bots)
    {
        var rescued = await rescue.RunOnceAsync(bots);
        if (rescued.Held + rescued.Resent > 0)
            Log.Rescued(logger, rescued.Held, rescued.Resent);
    }

    private async Task WakeAsync(IReadOnlyCollection<BotId>? bots, CancellationToken cancellation)
    {
        await using var db = parts.Database.ReadAll();
        var query = db.OutboxMessages.Where(m => m.State == DeliveryState.Pending || m.State == DeliveryState.Retrying);
        if (bots is not null)
            query = query.Where(m => bots.Contains(m.BotId));
        foreach (var bot in await query.Select(m => m.BotId).Distinct().ToListAsync(cancellation))
            SenderOf(bot).LookAgain();
    }

    private async Task SweepAsync(CancellationToken cancellation)
    {
        using var sweep = new PeriodicTimer(options.IdleBotLifetime, parts.Time);
        while (await sweep.WaitForNextTickAsync(cancellation))
        {
            LetIdleGo();
            if (!Rights.IsAlone)
                _gained.Writer.TryWrite(Rights.Bots); // What a node claimed in the moment in which it lost its lease.
        }
    }

    private void LetIdleGo()
    {
        foreach (var (id, sender) in _senders)
        {
            if (sender.Value.TryStop(options.IdleBotLifetime))
                _senders.TryRemove(id, out _);
        }
        foreach (var (id, task) in _ending)
        {
            if (task.IsCompleted)
                _ending.TryRemove(KeyValuePair.Create(id, task));
        }
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Warning, Message = "The last run ended in the middle of sending: {Held} messages may have arrived and wait for a decision, {Resent} replies go out again")]
        public static partial void Rescued(ILogger logger, int held, int resent);

        [LoggerMessage(Level = LogLevel.Information, Message = "Taking over bots waits: {Reason}")]
        public static partial void TakeOverWaits(ILogger logger, string reason);
    }
}

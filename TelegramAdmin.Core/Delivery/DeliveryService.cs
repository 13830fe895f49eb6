using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using TelegramAdmin.Core.Bots;
using TelegramAdmin.Core.Events;
using TelegramAdmin.Core.Settings;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Core.Delivery;

/// <summary>Runs a sender for each bot that has something to send, from the first message until it was idle for a while.</summary>
internal sealed partial class DeliveryService(
    DeliveryParts parts, Outbox outbox, RescueMessages rescue, SenderBoard board, EventBus events, EngineOptions options, ILogger<DeliveryService> logger) : BackgroundService
{
    // Lazy: two threads that meet a new bot at once must not start two senders for it.
    private readonly ConcurrentDictionary<BotId, Lazy<BotSender>> _senders = new();
    private CancellationToken _stopping;

    /// <summary>Lets what is on its way arrive, within the host's patience, so that an orderly restart leaves nothing unknown.</summary>
    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        await Task.WhenAll(_senders.Values.Select(sender => sender.Value.DrainAsync())).WaitAsync(cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        _stopping = stoppingToken;
        var rescued = await UntilItAnswers.RunAsync(rescue.RunOnceAsync, parts.Time, stoppingToken);
        if (rescued.Held + rescued.Resent > 0)
            Log.Rescued(logger, rescued.Held, rescued.Resent);
        board.Show(() => [.. _senders.Values.Where(sender => sender.IsValueCreated).Select(sender => sender.Value.ReadStatus())]);
        outbox.Queued += Offer;
        using var subscription = events.Subscribe<BotChanged>(e => WakeIfWaiting(e.BotId));
        foreach (var bot in await UntilItAnswers.RunAsync(() => BotsWithWorkAsync(stoppingToken), parts.Time, stoppingToken))
            SenderOf(bot).Wake();
        using var sweep = new PeriodicTimer(options.IdleBotLifetime, parts.Time);
        while (await sweep.WaitForNextTickAsync(stoppingToken))
            LetIdleGo();
    }

    // A sender that refuses ended this moment and leaves the list the next. Once all stop nobody takes it, and nobody may wait: the next start finds the row.
    private void Offer(QueuedMessage message, bool isAgain)
    {
        while (!_stopping.IsCancellationRequested && !SenderOf(message.BotId).TryOffer(message, isAgain))
            Thread.Yield();
    }

    private BotSender SenderOf(BotId id) => _senders.GetOrAdd(id, key => new Lazy<BotSender>(() => Start(key))).Value;

    private BotSender Start(BotId id)
    {
        var sender = new BotSender(id, parts);
        sender.Start(_stopping);
        return sender;
    }

    private void WakeIfWaiting(BotId id)
    {
        if (_senders.TryGetValue(id, out var sender))
            sender.Value.Wake();
    }

    private async Task<List<BotId>> BotsWithWorkAsync(CancellationToken cancellation)
    {
        await using var db = parts.Database.ReadAll();
        return await db.OutboxMessages.Where(m => m.State == DeliveryState.Pending || m.State == DeliveryState.Retrying)
            .Select(m => m.BotId).Distinct().ToListAsync(cancellation);
    }

    private void LetIdleGo()
    {
        foreach (var (id, sender) in _senders)
        {
            if (sender.Value.TryStop(options.IdleBotLifetime))
                _senders.TryRemove(id, out _);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Warning, Message = "The last run ended in the middle of sending: {Held} messages may have arrived and wait for a decision, {Resent} replies go out again")]
        public static partial void Rescued(ILogger logger, int held, int resent);
    }
}

using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using TelegramAdmin.Core.Bots;
using TelegramAdmin.Core.Events;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Core.Delivery.Failover;

/// <summary>Looks after bots through which nothing leaves: when one changes or is held up, and from time to time.</summary>
internal sealed partial class FailoverService(IDatabase database, MoveMessages move, QueueLoad load, EventBus events, TimeProvider time, ILogger<FailoverService> logger) : BackgroundService
{
    private static readonly TimeSpan Round = TimeSpan.FromSeconds(30);

    private readonly ConcurrentDictionary<BotId, DateTimeOffset> _heldUp = new();
    private readonly Alarm _alarm = new(time);

    public override void Dispose()
    {
        _alarm.Dispose();
        base.Dispose();
    }

    /// <summary>Moves what can move; returns how many messages went to another bot.</summary>
    public async Task<int> RunOnceAsync()
    {
        var moved = 0;
        foreach (var bot in await FindStuckAsync())
        {
            var done = await move.RunOnceAsync(bot);
            moved += done.Moved;
            if (done.Moved + done.GivenUp > 0)
                Log.Moved(logger, bot.Id, bot.Why, done.Moved, done.GivenUp);
        }
        return moved;
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var changes = events.Subscribe<BotChanged>(_ => _alarm.Ring());
        using var floods = events.Subscribe<BotHeldUp>(e =>
        {
            _heldUp[e.BotId] = e.Until;
            _alarm.Ring();
        });
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await RunOnceAsync();
            }
            catch (Exception e) when (e is not OperationCanceledException)
            {
                Log.Failed(logger, e);
            }
            await _alarm.SleepAsync(Round, stoppingToken);
        }
    }

    private async Task<List<StuckBot>> FindStuckAsync()
    {
        await using var db = database.ReadAll();
        var waiting = await db.OutboxMessages.Where(m => m.State == DeliveryState.Pending || m.State == DeliveryState.Sending || m.State == DeliveryState.Retrying)
            .GroupBy(m => m.BotId).Select(g => new { Bot = g.Key, Count = g.Count() }).ToListAsync();
        foreach (var queue in waiting)
            load.Set(queue.Bot, queue.Count);
        var ids = waiting.ConvertAll(w => w.Bot);
        var bots = await db.Bots.Where(b => ids.Contains(b.Id)).ToListAsync();
        return [.. bots.Select(StuckOf).OfType<StuckBot>()];
    }

    private StuckBot? StuckOf(Bot bot)
    {
        if (bot.State == BotState.Removed)
            return new StuckBot(bot.WorkspaceId, bot.Id, bot.Username, "was removed", IsGone: true, IsOut: true);
        if (!bot.Sends)
        {
            var why = bot.State == BotState.Off ? "is switched off" : $"cannot send ({bot.TroubleDetail})";
            return new StuckBot(bot.WorkspaceId, bot.Id, bot.Username, why, IsGone: false, IsOut: true) { Policy = bot.RetryPolicy };
        }
        return _heldUp.TryGetValue(bot.Id, out var until) && until > time.GetUtcNow()
            ? new StuckBot(bot.WorkspaceId, bot.Id, bot.Username, $"has to be silent until {until.UtcDateTime:HH:mm:ss} UTC", IsGone: false, IsOut: false)
            : null;
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Information, Message = "Bot {Bot} {Why}: {Moved} messages went to other bots, {GivenUp} were given up")]
        public static partial void Moved(ILogger logger, BotId bot, string why, int moved, int givenUp);

        [LoggerMessage(Level = LogLevel.Error, Message = "Looking after stuck bots failed; it is tried again")]
        public static partial void Failed(ILogger logger, Exception e);
    }
}

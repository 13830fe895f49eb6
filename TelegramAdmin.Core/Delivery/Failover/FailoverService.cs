using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using TelegramAdmin.Core.Bots;
using TelegramAdmin.Core.Events;
using TelegramAdmin.Core.Nodes;
using TelegramAdmin.Core.Storage;
using TelegramAdmin.Core.Telemetry;

namespace TelegramAdmin.Core.Delivery.Failover;

/// <summary>Looks after bots through which nothing leaves: when one changes or is held up, and from time to time.</summary>
[OnLeader]
internal sealed partial class FailoverService(IDatabase database, MoveMessages move, QueueLoad load, EventBus events, LoopBoard loops, TimeProvider time, ILogger<FailoverService> logger) : BackgroundService
{
    private static readonly TimeSpan Round = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan WhileInFlight = TimeSpan.FromSeconds(1);

    private readonly ConcurrentDictionary<BotId, DateTimeOffset> _heldUp = new();
    private readonly Alarm _alarm = new(time);

    public override void Dispose()
    {
        _alarm.Dispose();
        base.Dispose();
    }

    /// <summary>Moves what can move; returns when to look again.</summary>
    public async Task<TimeSpan> RunOnceAsync()
    {
        var stuck = await FindStuckAsync();
        foreach (var bot in stuck)
        {
            var done = await move.RunOnceAsync(bot);
            if (done.Moved + done.GivenUp > 0)
                Log.Moved(logger, bot.Id, bot.Why, done.Moved, done.GivenUp);
        }
        return stuck.Any(b => b.HasInFlight) ? WhileInFlight : Round; // What was on its way comes back to the queue in a moment.
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
            var pause = Round;
            try
            {
                pause = await loops.RunAsync(nameof(FailoverService), RunOnceAsync);
            }
            catch (Exception e) when (e is not OperationCanceledException)
            {
                Log.Failed(logger, e);
            }
            await _alarm.SleepAsync(pause, stoppingToken);
        }
    }

    private async Task<List<StuckBot>> FindStuckAsync()
    {
        await using var db = database.ReadAll();
        var waiting = await db.OutboxMessages.Where(m => m.State == DeliveryState.Pending || m.State == DeliveryState.Sending || m.State == DeliveryState.Retrying)
            .GroupBy(m => m.BotId).Select(g => new { Bot = g.Key, Count = g.Count(), InFlight = g.Count(m => m.State == DeliveryState.Sending) }).ToListAsync();
        foreach (var queue in waiting)
            load.Set(queue.Bot, queue.Count);
        var ids = waiting.ConvertAll(w => w.Bot);
        var bots = await db.Bots.Where(b => ids.Contains(b.Id)).ToListAsync();
        return [.. bots.Select(b => StuckOf(b, waiting.First(w => w.Bot == b.Id).InFlight > 0)).OfType<StuckBot>()];
    }

    private StuckBot? StuckOf(Bot bot, bool hasInFlight)
    {
        var stuck = new StuckBot(bot.WorkspaceId, bot.Id, bot.Username, "") { Policy = bot.RetryPolicy, HasInFlight = hasInFlight, IsOut = true };
        return bot switch
        {
            { State: BotState.Removed } => stuck with { Why = "was removed", IsGone = true },
            { State: BotState.Off } => stuck with { Why = "is switched off" },
            { Sends: false } => stuck with { Why = $"cannot send ({bot.TroubleDetail})" },
            _ when _heldUp.TryGetValue(bot.Id, out var until) && until > time.GetUtcNow() => stuck with { Why = $"has to be silent until {until.UtcDateTime:HH:mm:ss} UTC", IsOut = false },
            _ => null,
        };
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Information, Message = "Bot {Bot} {Why}: {Moved} messages went to other bots, {GivenUp} were given up")]
        public static partial void Moved(ILogger logger, BotId bot, string why, int moved, int givenUp);

        [LoggerMessage(Level = LogLevel.Error, Message = "Looking after stuck bots failed; it is tried again")]
        public static partial void Failed(ILogger logger, Exception e);
    }
}

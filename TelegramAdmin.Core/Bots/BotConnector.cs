using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using TelegramAdmin.Core.BotApi;
using TelegramAdmin.Core.Events;
using TelegramAdmin.Core.Nodes;
using TelegramAdmin.Core.Settings;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Core.Bots;

/// <summary>
/// Connects the bots that are starting. Telegram's own server answers 429 to more than 20 new tokens a minute from one address
/// (telegram-bot-api, ClientManager.cpp), so after a first handful it takes one every few seconds.
/// </summary>
[OnLeader]
public sealed partial class BotConnector(
    IDatabase database, BotConnection connection, BotStates states, EventBus events, EngineOptions options, TimeProvider time, ILogger<BotConnector> logger)
    : BackgroundService
{
    private static readonly TimeSpan RetryPause = TimeSpan.FromSeconds(5);

    /// <summary>The command line adds bots beside us and rings no bell here.</summary>
    private static readonly TimeSpan LookPause = TimeSpan.FromSeconds(1);

    private readonly GentlePace _pace = new(burst: 15, interval: TimeSpan.FromSeconds(3.3), time);
    private readonly Alarm _wake = new(time);
    private readonly Dictionary<BotId, DateTimeOffset> _notBefore = [];

    /// <summary>Connects every starting bot that is due; tells when to look again.</summary>
    public async Task<TimeSpan> RunOnceAsync(CancellationToken cancellation)
    {
        await using var db = database.ReadAll();
        var starting = await db.Bots.Where(b => b.State == BotState.Starting).OrderBy(b => b.AddedAt).Select(b => b.Id).ToListAsync(cancellation);
        foreach (var id in starting.Where(IsDue))
        {
            await _pace.WaitAsync(cancellation);
            var reply = await connection.ConnectAsync(id, cancellation);
            Postpone(id, reply);
        }
        return LookPause;
    }

    public override void Dispose()
    {
        _wake.Dispose();
        base.Dispose();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var subscription = events.Subscribe<BotChanged>(_ => _wake.Ring());
        await ReconnectMovedAsync(stoppingToken);
        while (!stoppingToken.IsCancellationRequested)
        {
            var pause = await TryRunAsync(stoppingToken);
            await _wake.SleepAsync(pause, stoppingToken);
        }
    }

    private async Task<TimeSpan> TryRunAsync(CancellationToken cancellation)
    {
        try
        {
            return await RunOnceAsync(cancellation);
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            Log.ConnectFailed(logger, e);
            return RetryPause;
        }
    }

    /// <summary>Our address may have changed, appeared or gone since the last run.</summary>
    private async Task ReconnectMovedAsync(CancellationToken cancellation)
    {
        await using var db = database.ReadAll();
        var bots = await db.Bots.Where(b => b.State == BotState.Up || b.State == BotState.NeedsYou).ToListAsync(cancellation);
        foreach (var bot in bots.Where(b => b.WebhookUrl != WantedUrl(b)))
            await states.ChangeAsync(bot.Id, _ => true, row => row.State = BotState.Starting);
    }

    private string? WantedUrl(Bot bot) => bot.Mode == ReceiveMode.Webhook ? options.WebhookUrl(bot.Id)?.AbsoluteUri : null;

    private bool IsDue(BotId id) => !_notBefore.TryGetValue(id, out var at) || at <= time.GetUtcNow();

    private void Postpone(BotId id, BotApiReply? reply)
    {
        if (reply is BotApiReply.Accepted or null)
            _notBefore.Remove(id);
        else
            _notBefore[id] = time.GetUtcNow() + ((reply as BotApiReply.Refused)?.RetryAfter ?? RetryPause);
        if (reply is BotApiReply.Lost lost)
            Log.TelegramSilent(logger, id, lost.Reason);
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Error, Message = "Connecting bots failed; it is tried again")]
        public static partial void ConnectFailed(ILogger logger, Exception e);

        [LoggerMessage(Level = LogLevel.Warning, Message = "Bot {Bot} could not be connected: {Reason} It is tried again")]
        public static partial void TelegramSilent(ILogger logger, BotId bot, string reason);
    }
}

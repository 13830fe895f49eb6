using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using TelegramAdmin.Core.Bots;
using TelegramAdmin.Core.Events;
using TelegramAdmin.Core.Nodes;
using TelegramAdmin.Core.Settings;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Core.Updates;

/// <summary>Keeps one poller running for each bot that polls, and none for the others.</summary>
[OnEveryNode]
public sealed partial class PollingService(IServiceProvider services, IDatabase database, NodeRights rights, EventBus events, EngineOptions options, TimeProvider time, ILogger<PollingService> logger)
    : BackgroundService
{
    private static readonly TimeSpan AfterFault = TimeSpan.FromSeconds(5);

    private readonly Dictionary<BotId, Polling> _running = [];
    private readonly Alarm _changed = new(time);

    public override void Dispose()
    {
        _changed.Dispose();
        base.Dispose();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var subscription = events.Subscribe<BotChanged>(_ => _changed.Ring());
        using var missed = events.Subscribe<EventsMissed>(_ => _changed.Ring());
        using var leases = rights.Follow(_ => _changed.Ring(), _ =>
        {
            _changed.Ring();
            return Task.CompletedTask;
        });
        while (!stoppingToken.IsCancellationRequested)
        {
            await UntilItAnswers.RunAsync(() => StartMissingAsync(stoppingToken), time, stoppingToken);
            await _changed.SleepAsync(null, stoppingToken);
        }
    }

    private async Task StartMissingAsync(CancellationToken cancellation)
    {
        await using var db = database.ReadAll();
        var isReachable = options.PublicUrl is not null;
        var polling = await db.Bots
            .Where(b => (b.State == BotState.Up || b.State == BotState.NeedsYou) && (b.Mode == ReceiveMode.Polling || !isReachable))
            .Where(b => b.Trouble != BotTrouble.TokenRefused && b.Trouble != BotTrouble.TokenUnreadable)
            .Select(b => b.Id).ToListAsync(cancellation);
        polling.RemoveAll(id => !rights.Leases(id));
        foreach (var (id, running) in _running.Where(r => !polling.Contains(r.Key) || r.Value.Task.IsCompleted).ToList())
        {
            // An answer that is thrown away here was not confirmed: Telegram gives its updates again.
            await running.Stop.CancelAsync();
            running.Stop.Dispose();
            _running.Remove(id);
        }
        foreach (var id in polling.Where(id => !_running.ContainsKey(id)))
        {
            var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
            _running[id] = new Polling(PollAsync(id, stop.Token), stop);
        }
    }

    private async Task PollAsync(BotId id, CancellationToken cancellation)
    {
        var poller = services.GetRequiredService<UpdatePoller>();
        while (!cancellation.IsCancellationRequested && rights.Leases(id))
        {
            TimeSpan? pause;
            try
            {
                pause = await poller.RunOnceAsync(id, cancellation);
            }
            catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
            {
                return;
            }
            catch (Exception e)
            {
                Log.PollFailed(logger, e, id);
                pause = AfterFault;
            }
            if (pause is not { } wait)
                break;
            if (wait > TimeSpan.Zero)
                await Task.Delay(wait, time, cancellation).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
        _changed.Ring(); // A bot that changed back while its poller was ending gets a new one.
    }

    private sealed record Polling(Task Task, CancellationTokenSource Stop);

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Error, Message = "Polling bot {Bot} failed; it goes on in a moment")]
        public static partial void PollFailed(ILogger logger, Exception e, BotId bot);
    }
}

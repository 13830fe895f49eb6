using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using TelegramAdmin.Core.Events;
using TelegramAdmin.Core.Nodes;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Core.Profiles.Acting;

/// <summary>Works off acts upon many people. How far each got lies in its rows, so that a restart goes on there.</summary>
[OnLeader]
internal sealed partial class BulkActService : BackgroundService
{
    private static readonly TimeSpan LongestSleep = TimeSpan.FromSeconds(30);

    private readonly IDatabase _database;
    private readonly RunBulkAct _run;
    private readonly EventBus _events;
    private readonly ILogger<BulkActService> _logger;
    private readonly Alarm _alarm;

    public BulkActService(IDatabase database, RunBulkAct run, EventBus events, TimeProvider time, ILogger<BulkActService> logger) =>
        (_database, _run, _events, _logger, _alarm) = (database, run, events, logger, new Alarm(time));

    public override void Dispose()
    {
        _alarm.Dispose();
        base.Dispose();
    }

    /// <summary>A step of each act that is under way.</summary>
    /// <returns>How many of them have more to do.</returns>
    public async Task<int> RunOnceAsync(CancellationToken cancellation)
    {
        var more = 0;
        foreach (var act in await UnderWayAsync(cancellation))
            more += await StepAsync(act, cancellation) ? 1 : 0;
        return more;
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var changes = _events.Subscribe<BulkActChanged>(_ => _alarm.Ring());
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                while (await RunOnceAsync(stoppingToken) > 0)
                {
                }
            }
            catch (Exception e) when (e is not OperationCanceledException)
            {
                Log.Postponed(_logger, e);
            }
            await _alarm.SleepAsync(LongestSleep, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private async Task<IReadOnlyList<BulkAct>> UnderWayAsync(CancellationToken cancellation)
    {
        await using var db = _database.ReadAll();
        return await db.BulkActs.Where(a => a.State == BulkActState.Running).OrderBy(a => a.Id).ToListAsync(cancellation);
    }

    // One act's fault holds up no other.
    private async Task<bool> StepAsync(BulkAct act, CancellationToken cancellation)
    {
        try
        {
            return await _run.StepAsync(act, cancellation);
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            Log.StepFailed(_logger, e, act.Id);
            return false;
        }
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Warning, Message = "Acts upon people wait: they could not be worked on just now")]
        public static partial void Postponed(ILogger logger, Exception e);

        [LoggerMessage(Level = LogLevel.Error, Message = "A step of the act {Act} failed; nothing of the step was done, and it is tried again")]
        public static partial void StepFailed(ILogger logger, Exception e, long act);
    }
}

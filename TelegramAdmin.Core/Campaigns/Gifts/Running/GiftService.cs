using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using TelegramAdmin.Core.Events;
using TelegramAdmin.Core.Nodes;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Core.Campaigns.Gifts.Running;

/// <summary>Gives what was started and takes back what is undone, step by step. How far it got lies in the rows, so that a restart goes on there.</summary>
[OnLeader]
public sealed partial class GiftService : BackgroundService
{
    /// <summary>An offer ends by the clock, and a first upload gives room without telling.</summary>
    private static readonly TimeSpan LongestSleep = TimeSpan.FromSeconds(10);

    private readonly IDatabase _database;
    private readonly RunGift _run;
    private readonly EventBus _events;
    private readonly ILogger<GiftService> _logger;
    private readonly Alarm _alarm;

    public GiftService(IDatabase database, RunGift run, EventBus events, TimeProvider time, ILogger<GiftService> logger) =>
        (_database, _run, _events, _logger, _alarm) = (database, run, events, logger, new Alarm(time));

    public override void Dispose()
    {
        _alarm.Dispose();
        base.Dispose();
    }

    /// <summary>A step of each gift that is under way.</summary>
    /// <returns>How many of them moved.</returns>
    public async Task<int> RunOnceAsync(CancellationToken cancellation)
    {
        var moved = 0;
        foreach (var gift in await UnderWayAsync(cancellation))
            moved += await StepAsync(gift, cancellation) ? 1 : 0;
        return moved;
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var changes = _events.Subscribe<GiftChanged>(_ => _alarm.Ring());
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

    private async Task<IReadOnlyList<GiftCampaign>> UnderWayAsync(CancellationToken cancellation)
    {
        await using var db = _database.ReadAll();
        return await db.GiftCampaigns.Where(g => g.State == GiftState.Running || g.State == GiftState.Undoing).OrderBy(g => g.Id).ToListAsync(cancellation);
    }

    // One gift's fault holds up no other.
    private async Task<bool> StepAsync(GiftCampaign gift, CancellationToken cancellation)
    {
        try
        {
            return await _run.StepAsync(gift, cancellation);
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            Log.StepFailed(_logger, e, gift.Id);
            return false;
        }
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Warning, Message = "Gifts wait: they could not be worked on just now")]
        public static partial void Postponed(ILogger logger, Exception e);

        [LoggerMessage(Level = LogLevel.Error, Message = "A step of gift {Gift} failed; nothing of the step was done, and it is tried again")]
        public static partial void StepFailed(ILogger logger, Exception e, long gift);
    }
}

using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using TelegramAdmin.Core.Nodes;
using TelegramAdmin.Core.Settings;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Core.Payments.Stripe.Working;

/// <summary>Works stored events off in the order of their arrival. One that fails waits aside and holds up no other.</summary>
[OnLeader]
public sealed partial class StripeEventWorker(
    IDatabase database, ProcessStripeEvent process, StripeEventBell bell, EngineOptions options, TimeProvider time, ILogger<StripeEventWorker> logger) : BackgroundService
{
    private const int Step = 100;

    private static readonly TimeSpan LongestSleep = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan StoragePause = TimeSpan.FromSeconds(1);

    /// <summary>Tries what is due now.</summary>
    /// <returns>How many events were tried.</returns>
    /// <exception cref="StorageUnavailableException">What is left waits, unchanged.</exception>
    public async Task<int> RunOnceAsync(CancellationToken cancellation = default)
    {
        var due = await DueAsync(cancellation);
        foreach (var waiting in due)
        {
            cancellation.ThrowIfCancellationRequested();
            await WorkOffAsync(waiting);
        }
        return due.Count;
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (!options.Stripe.IsOn)
            return;
        while (!stoppingToken.IsCancellationRequested)
            await bell.SleepAsync(await RunThroughAsync(stoppingToken), stoppingToken);
    }

    /// <returns>How long there is nothing to do.</returns>
    private async Task<TimeSpan> RunThroughAsync(CancellationToken cancellation)
    {
        try
        {
            while (await RunOnceAsync(cancellation) == Step)
            {
            }
            return await UntilNextAsync(cancellation);
        }
        catch (StorageUnavailableException e)
        {
            Log.StorageUnavailable(logger, e.Code);
            return StoragePause;
        }
        catch (DbException e)
        {
            Log.ReadFailed(logger, e);
            return StoragePause;
        }
    }

    private async Task WorkOffAsync(WaitingStripeEvent waiting)
    {
        try
        {
            await process.RunAsync(waiting);
        }
        catch (Exception e) when (e is not StorageUnavailableException)
        {
            var attempts = waiting.Attempts + 1;
            var pause = StripeEventPace.After(attempts);
            Log.Failed(logger, e, waiting.EventId, waiting.Type, attempts, pause);
            await process.PostponeAsync(waiting, attempts, time.GetUtcNow() + pause, $"{e.GetType().Name}: {e.Message}");
        }
    }

    private async Task<List<WaitingStripeEvent>> DueAsync(CancellationToken cancellation)
    {
        var now = time.GetUtcNow();
        await using var db = database.ReadAll();
        return await db.StripeEvents.Where(e => e.ProcessedAt == null && (e.NotBefore == null || e.NotBefore <= now)).OrderBy(e => e.Id).Take(Step)
            .Select(e => new WaitingStripeEvent(e.Id, e.EventId, e.Type, e.IsLive, e.Payload, e.Attempts)).ToListAsync(cancellation);
    }

    private async Task<TimeSpan> UntilNextAsync(CancellationToken cancellation)
    {
        await using var db = database.ReadAll();
        var next = await db.StripeEvents.Where(e => e.ProcessedAt == null).MinAsync(e => e.NotBefore, cancellation);
        return next is { } at && at - time.GetUtcNow() is var until && until < LongestSleep ? until : LongestSleep;
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Warning, Message = "Stripe's event {Event} ({Type}) failed, try {Attempt}; it is tried again in {Pause}")]
        public static partial void Failed(ILogger logger, Exception e, string @event, string type, int attempt, TimeSpan pause);

        [LoggerMessage(Level = LogLevel.Warning, Message = "The database takes no writes ({Code}); Stripe's events wait")]
        public static partial void StorageUnavailable(ILogger logger, string code);

        [LoggerMessage(Level = LogLevel.Error, Message = "Stripe's waiting events could not be read; it is tried again")]
        public static partial void ReadFailed(ILogger logger, Exception e);
    }
}

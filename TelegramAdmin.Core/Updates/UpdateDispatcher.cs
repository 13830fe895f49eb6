using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using TelegramAdmin.Core.Events;
using TelegramAdmin.Core.Nodes;
using TelegramAdmin.Core.Settings;
using TelegramAdmin.Core.Storage;
using TelegramAdmin.Core.Telemetry;

namespace TelegramAdmin.Core.Updates;

/// <summary>Takes waiting updates through the handlers: one after the other within a chat, chats side by side.</summary>
[OnEveryNode]
public sealed partial class UpdateDispatcher(IDatabase database, UpdateWindow window, ProcessUpdate process, NodeRights rights, EventBus events, EngineOptions options, TimeProvider time, ILogger<UpdateDispatcher> logger)
    : BackgroundService
{
    /// <summary>After so many failures of its handlers an update is given up.</summary>
    private const int LargestAttempts = 5;

    private static readonly TimeSpan StoragePause = TimeSpan.FromMilliseconds(500);

    private readonly Alarm _refill = new(time);

    public override void Dispose()
    {
        _refill.Dispose();
        base.Dispose();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        window.FellBehind += _refill.Ring;
        _refill.Ring();
        using var arrived = events.SubscribeAfar<UpdatesArrived>(Hear);
        using var missed = events.Subscribe<EventsMissed>(_ => window.FallBehind());
        using var leases = rights.Follow(_ => window.FallBehind(), static _ => Task.CompletedTask);
        await Task.WhenAll([RefillLoopAsync(stoppingToken), .. Enumerable.Range(0, options.UpdateWorkers).Select(_ => WorkLoopAsync(stoppingToken))]);
    }

    /// <summary>Another node was called by Telegram for a bot of ours.</summary>
    private void Hear(UpdatesArrived arrived)
    {
        if (rights.Leases(arrived.BotId))
            window.FallBehind();
    }

    private async Task WorkLoopAsync(CancellationToken cancellation)
    {
        await foreach (var lane in window.Ready.ReadAllAsync(cancellation))
        {
            if (window.Next(lane) is { } update)
                await RunOnceAsync(lane, update);
            if (window.WantsRefill(out _))
                _refill.Ring();
        }
    }

    private async Task RunOnceAsync(UpdateLane lane, WaitingUpdate update)
    {
        if (update.NotBefore - time.GetUtcNow() is { Ticks: > 0 } early)
        {
            window.Pause(lane, early);
            return;
        }
        using var scope = LogScope.OfUpdate(logger, update.BotId.Value, update.ChatId, update.Id);
        try
        {
            await process.RunAsync(update);
            window.Done(lane);
        }
        catch (StorageUnavailableException e)
        {
            // Not the update's fault: it waits, unchanged, until the database takes writes again.
            Log.StorageUnavailable(logger, e.Code);
            window.Pause(lane, StoragePause);
        }
        catch (Exception e)
        {
            await FailAsync(lane, update, e);
        }
    }

    private async Task FailAsync(UpdateLane lane, WaitingUpdate update, Exception failure)
    {
        var attempts = update.Attempts + 1;
        var error = $"{failure.GetType().Name}: {failure.Message}";
        try
        {
            if (failure is JsonException || attempts >= LargestAttempts)
            {
                Log.GivenUp(logger, failure, update.Id, update.Kind, update.BotId);
                await process.GiveUpAsync(update, attempts, error);
                window.Done(lane);
                return;
            }
            var pause = TimeSpan.FromSeconds(Math.Pow(2, attempts - 1));
            Log.Failed(logger, failure, update.Id, update.Kind, attempts);
            await process.PostponeAsync(update, attempts, time.GetUtcNow() + pause, error);
            update.Attempts = attempts;
            window.Pause(lane, pause);
        }
        catch (StorageUnavailableException e)
        {
            Log.StorageUnavailable(logger, e.Code);
            window.Pause(lane, StoragePause);
        }
    }

    private async Task RefillLoopAsync(CancellationToken cancellation)
    {
        while (true)
        {
            await _refill.SleepAsync(null, cancellation);
            try
            {
                while (window.WantsRefill(out var mark))
                    await RefillAsync(mark, cancellation);
            }
            catch (Exception e) when (e is not OperationCanceledException)
            {
                Log.RefillFailed(logger, e);
                _refill.Ring();
                await Task.Delay(StoragePause, time, cancellation);
            }
        }
    }

    private async Task RefillAsync(long mark, CancellationToken cancellation)
    {
        await using var db = database.ReadAll();
        var waiting = db.InboxUpdates.Where(u => u.ProcessedAt == null);
        if (!rights.IsAlone)
        {
            var bots = rights.Bots.ToList();
            waiting = waiting.Where(u => bots.Contains(u.BotId));
        }
        var rows = await waiting.OrderBy(u => u.Id).Take(UpdateWindow.Capacity)
            .Select(u => new WaitingUpdate(u.Id, u.WorkspaceId, u.BotId, u.ChatId, u.Kind, u.Payload, u.ReceivedAt) { Attempts = u.Attempts, NotBefore = u.NotBefore })
            .ToListAsync(cancellation);
        window.Refill(rows, wereAll: rows.Count < UpdateWindow.Capacity, mark);
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Error, Message = "Update {Id} ({Kind}) of bot {Bot} was given up; it stays in the log with its error")]
        public static partial void GivenUp(ILogger logger, Exception e, long id, string kind, BotId bot);

        [LoggerMessage(Level = LogLevel.Warning, Message = "Update {Id} ({Kind}) failed, try {Attempt}; it is tried again")]
        public static partial void Failed(ILogger logger, Exception e, long id, string kind, int attempt);

        [LoggerMessage(Level = LogLevel.Warning, Message = "The database takes no writes ({Code}); updates wait")]
        public static partial void StorageUnavailable(ILogger logger, string code);

        [LoggerMessage(Level = LogLevel.Error, Message = "Waiting updates could not be read; it is tried again")]
        public static partial void RefillFailed(ILogger logger, Exception e);
    }
}

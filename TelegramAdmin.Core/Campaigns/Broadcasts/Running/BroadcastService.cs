using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using TelegramAdmin.Core.Bots;
using TelegramAdmin.Core.Campaigns.Broadcasts.Changing;
using TelegramAdmin.Core.Campaigns.Broadcasts.Starting;
using TelegramAdmin.Core.Delivery;
using TelegramAdmin.Core.Events;
using TelegramAdmin.Core.Nodes;
using TelegramAdmin.Core.Storage;
using TelegramAdmin.Core.Telemetry;

namespace TelegramAdmin.Core.Campaigns.Broadcasts.Running;

/// <summary>Runs broadcasts: everything that it knows is in rows, so that it may end at any moment and goes on where it was.</summary>
[OnLeader]
internal sealed partial class BroadcastService(
    BeginDue begin, RunBroadcasts run, FeedChanges changes, TidyUp tidy, BroadcastPulse pulse, EventBus events, LoopBoard loops, TimeProvider time, ILogger<BroadcastService> logger) : BackgroundService
{
    private static readonly TimeSpan Quiet = TimeSpan.FromSeconds(30);

    /// <summary>While what runs has nobody whose time has come.</summary>
    private static readonly TimeSpan Waiting = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan TidyEvery = TimeSpan.FromSeconds(5);

    private readonly Alarm _alarm = new(time);
    private DateTimeOffset _tidiedAt;
    private long _outcomes;
    private long _ringAt = long.MaxValue;

    public override void Dispose()
    {
        _alarm.Dispose();
        base.Dispose();
    }

    /// <returns>When to look again; zero for at once.</returns>
    public async Task<TimeSpan> RunOnceAsync(CancellationToken cancellation)
    {
        var heardBefore = Interlocked.Read(ref _outcomes);
        var dueAt = await begin.RunOnceAsync();
        var round = await run.RunOnceAsync(cancellation);
        var changing = await changes.RunOnceAsync(cancellation);
        await TidyAsync(cancellation);
        pulse.Tell(isUrgent: round.HasEnded);
        var onTheirWay = round.Queued + changing;
        Interlocked.Exchange(ref _ringAt, heardBefore + Math.Clamp(onTheirWay / 2, 1, 200)); // Half of it gone: time for more.
        if (round.HasMore || round.HasEnded || Interlocked.Read(ref _outcomes) >= _ringAt)
            return TimeSpan.Zero;
        return onTheirWay > 0 ? BroadcastPulse.Beat : round.Running > 0 ? Waiting : UntilDue(dueAt);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var broadcasts = events.Subscribe<BroadcastChanged>(_ => _alarm.Ring());
        using var outcomes = events.Subscribe<MessageDelivered>(Hear);
        using var bots = events.Subscribe<BotChanged>(_ =>
        {
            run.LookAgain();
            _alarm.Ring();
        });
        await UntilItAnswers.RunAsync(() => changes.RecallAsync(stoppingToken), time, stoppingToken);
        while (!stoppingToken.IsCancellationRequested)
        {
            var pause = await TryRunAsync(stoppingToken);
            if (pause > TimeSpan.Zero)
                await _alarm.SleepAsync(pause, stoppingToken);
        }
    }

    private async Task<TimeSpan> TryRunAsync(CancellationToken cancellation)
    {
        try
        {
            return await loops.RunAsync(nameof(BroadcastService), () => RunOnceAsync(cancellation));
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            Log.Failed(logger, e);
            return TimeSpan.FromSeconds(2);
        }
    }

    private void Hear(MessageDelivered delivered)
    {
        if (delivered.Outcome is { SubjectKind: SubjectKind.Recipient, IsFinal: true } && Interlocked.Increment(ref _outcomes) >= Interlocked.Read(ref _ringAt))
            _alarm.Ring();
    }

    private async Task TidyAsync(CancellationToken cancellation)
    {
        var now = time.GetUtcNow();
        if (now - _tidiedAt is var since && since >= TimeSpan.Zero && since < TidyEvery)
            return;
        _tidiedAt = now;
        await tidy.RunOnceAsync(cancellation);
    }

    private TimeSpan UntilDue(DateTimeOffset? dueAt)
    {
        var wait = dueAt - time.GetUtcNow() ?? Quiet;
        return wait < BroadcastPulse.Beat ? BroadcastPulse.Beat : wait < Quiet ? wait : Quiet;
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Error, Message = "A round of the broadcasts failed; it is tried again")]
        public static partial void Failed(ILogger logger, Exception e);
    }
}

using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using TelegramAdmin.Core.Channels.Collecting.Following;
using TelegramAdmin.Core.Channels.Collecting.Live;
using TelegramAdmin.Core.Channels.Collecting.Progress;
using TelegramAdmin.Core.Channels.Collecting.Running;
using TelegramAdmin.Core.Channels.Collecting.Sharing;
using TelegramAdmin.Core.Events;
using TelegramAdmin.Core.Nodes;
using TelegramAdmin.Core.Storage;
using TelegramAdmin.Core.Telemetry;

namespace TelegramAdmin.Core.Channels.Collecting;

/// <summary>Reads channels: what is due by its rows, step by step. All that it knows lies there, so it may end at any moment and goes on where it was.</summary>
[OnLeader]
internal sealed partial class ChannelCollector(
    CollectRound round, ClearRemoved clear, WakeStranded wake, Listening listening, ChannelPulse pulse, EventBus events, LoopBoard loops, TimeProvider time, ILogger<ChannelCollector> logger) : BackgroundService
{
    /// <summary>A clock that jumps ahead, or a row that another process wrote, is noticed after this at the latest.</summary>
    private static readonly TimeSpan LongestSleep = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan ShortestSleep = TimeSpan.FromMilliseconds(50);
    private static readonly TimeSpan AfterFault = TimeSpan.FromSeconds(5);

    private readonly Alarm _alarm = new(time);

    public override void Dispose()
    {
        _alarm.Dispose();
        base.Dispose();
    }

    /// <returns>When to look again; zero for at once.</returns>
    public async Task<TimeSpan> RunOnceAsync(CancellationToken cancellation)
    {
        await wake.RunOnceAsync(cancellation);
        var pause = await round.RunOnceAsync(cancellation);
        await listening.TidyAsync(cancellation);
        if (await clear.RunOnceAsync(cancellation))
            pause = TimeSpan.Zero;
        pulse.Tell(isEnd: pause > TimeSpan.FromSeconds(1));
        return pause;
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var channels = events.Subscribe<ChannelChanged>(_ => _alarm.Ring());
        using var accounts = events.Subscribe<AccountChanged>(changed =>
        {
            wake.Note(changed.WorkspaceId, changed.AccountId);
            _alarm.Ring();
        });
        while (!stoppingToken.IsCancellationRequested)
        {
            var pause = await TryRunAsync(stoppingToken);
            if (pause > TimeSpan.Zero)
                await _alarm.SleepAsync(pause < ShortestSleep ? ShortestSleep : pause > LongestSleep ? LongestSleep : pause, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private async Task<TimeSpan> TryRunAsync(CancellationToken cancellation)
    {
        try
        {
            return await loops.RunAsync(nameof(ChannelCollector), () => RunOnceAsync(cancellation));
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            return TimeSpan.Zero;
        }
        catch (StorageUnavailableException e)
        {
            Log.Postponed(logger, e.Code);
        }
        catch (Exception e)
        {
            Log.Failed(logger, e);
        }
        return AfterFault;
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Warning, Message = "Channels wait: the database takes no writes ({Code})")]
        public static partial void Postponed(ILogger logger, string code);

        [LoggerMessage(Level = LogLevel.Error, Message = "A round of the channels failed; it is tried again")]
        public static partial void Failed(ILogger logger, Exception e);
    }
}

using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using TelegramAdmin.Core.Nodes;
using TelegramAdmin.Core.Storage;
using TelegramAdmin.Core.Telemetry;

namespace TelegramAdmin.Core.Delivery.Scheduling;

/// <summary>Wakes when the next scheduled message is due, or a new one might be sooner.</summary>
[OnLeader]
internal sealed partial class Scheduler(ReleaseScheduled release, ScheduleBell bell, LoopBoard loops, TimeProvider time, ILogger<Scheduler> logger) : BackgroundService
{
    /// <summary>Another process may have scheduled something.</summary>
    private static readonly TimeSpan LongestSleep = TimeSpan.FromSeconds(30);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
            await bell.SleepAsync(await PauseAsync(), stoppingToken);
    }

    private async Task<TimeSpan> PauseAsync()
    {
        try
        {
            var pause = await loops.RunAsync(nameof(Scheduler), () => release.RunOnceAsync()) - time.GetUtcNow() ?? LongestSleep;
            return pause < TimeSpan.Zero ? TimeSpan.Zero : pause < LongestSleep ? pause : LongestSleep;
        }
        catch (StorageUnavailableException e)
        {
            Log.Postponed(logger, e.Code);
            return TimeSpan.FromSeconds(1);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Warning, Message = "Scheduled messages wait: the database takes no writes ({Code})")]
        public static partial void Postponed(ILogger logger, string code);
    }
}

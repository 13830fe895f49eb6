using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using TelegramAdmin.Core.Nodes;
using TelegramAdmin.Core.Telemetry;

namespace TelegramAdmin.Core.Analytics.Needs;

/// <summary>Looks each minute.</summary>
[OnLeader]
internal sealed partial class NeedTeller(TellNeeds tell, LoopBoard loops, TimeProvider time, ILogger<NeedTeller> logger) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromMinutes(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Pause, time);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                await loops.RunAsync(nameof(NeedTeller), tell.RunAsync);
            }
            catch (Exception e) when (e is not OperationCanceledException)
            {
                Log.Untold(logger, e);
            }
        }
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Warning, Message = "Webhooks were not told what needs a person; it is tried again in a minute")]
        public static partial void Untold(ILogger logger, Exception e);
    }
}

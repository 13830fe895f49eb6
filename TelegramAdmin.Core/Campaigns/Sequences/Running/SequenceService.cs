using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using TelegramAdmin.Core.Campaigns.Sequences.Entering;
using TelegramAdmin.Core.Delivery;
using TelegramAdmin.Core.Events;
using TelegramAdmin.Core.Nodes;
using TelegramAdmin.Core.Payments;
using TelegramAdmin.Core.Storage;
using TelegramAdmin.Core.Telemetry;

namespace TelegramAdmin.Core.Campaigns.Sequences.Running;

/// <summary>Sleeps until the next step of anybody is due, or something happened that may bring one.</summary>
[OnLeader]
internal sealed partial class SequenceService(AdvanceRuns advance, EnterBuyers buyers, SequenceAlarm alarm, EventBus events, LoopBoard loops, TimeProvider time, ILogger<SequenceService> logger) : BackgroundService
{
    /// <summary>Another process may have put somebody in.</summary>
    private static readonly TimeSpan LongestSleep = TimeSpan.FromSeconds(30);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var delivered = events.Subscribe<MessageDelivered>(e => RingFor(e.Outcome));
        using var paid = events.Subscribe<PaymentChanged>(_ => alarm.Ring());
        using var changed = events.Subscribe<SequenceChanged>(_ => alarm.Ring());
        while (!stoppingToken.IsCancellationRequested)
            await alarm.SleepAsync(await PauseAsync(stoppingToken), stoppingToken);
    }

    private void RingFor(DeliveryOutcome outcome)
    {
        if (outcome is { SubjectKind: SubjectKind.SequenceRun, IsFinal: true })
            alarm.Ring();
    }

    private async Task<TimeSpan> PauseAsync(CancellationToken cancellation)
    {
        try
        {
            await buyers.RunOnceAsync(cancellation);
            var pause = await loops.RunAsync(nameof(SequenceService), () => advance.RunOnceAsync(cancellation)) - time.GetUtcNow() ?? LongestSleep;
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
        [LoggerMessage(Level = LogLevel.Warning, Message = "Sequences wait: the database takes no writes ({Code})")]
        public static partial void Postponed(ILogger logger, string code);
    }
}

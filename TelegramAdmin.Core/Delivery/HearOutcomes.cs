using Microsoft.Extensions.Hosting;
using TelegramAdmin.Core.Delivery.Accepting;
using TelegramAdmin.Core.Events;
using TelegramAdmin.Core.Nodes;

namespace TelegramAdmin.Core.Delivery;

/// <summary>What became of messages that another node sent: whoever waits for one here hears of it, and queues are counted down.</summary>
[OnEveryNode]
internal sealed class HearOutcomes(EventBus events, AwaitedOutcomes awaited, QueueLoad load) : IHostedService
{
    private IDisposable? _subscription;

    public Task StartAsync(CancellationToken cancellationToken)
    {
        _subscription = events.SubscribeAfar<MessageDelivered>(delivered =>
        {
            if (!delivered.Outcome.IsFinal)
                return;
            load.Remove(delivered.Outcome.BotId);
            awaited.Complete(delivered.Outcome);
        });
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken)
    {
        _subscription?.Dispose();
        return Task.CompletedTask;
    }
}

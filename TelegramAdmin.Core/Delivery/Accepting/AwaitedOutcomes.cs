using System.Collections.Concurrent;

namespace TelegramAdmin.Core.Delivery.Accepting;

/// <summary>Who waits for the end of which message.</summary>
internal sealed class AwaitedOutcomes
{
    private readonly ConcurrentDictionary<long, TaskCompletionSource<DeliveryOutcome>> _waiting = new();

    /// <summary>To be called before the message can be sent.</summary>
    public Task<DeliveryOutcome> Expect(long messageId) =>
        _waiting.GetOrAdd(messageId, static _ => new TaskCompletionSource<DeliveryOutcome>(TaskCreationOptions.RunContinuationsAsynchronously)).Task;

    public bool IsAwaited(long messageId) => _waiting.ContainsKey(messageId);

    public void Complete(DeliveryOutcome outcome)
    {
        if (_waiting.TryRemove(outcome.MessageId, out var waiting))
            waiting.SetResult(outcome);
    }
}

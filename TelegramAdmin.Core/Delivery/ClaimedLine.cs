using System.Diagnostics.CodeAnalysis;

namespace TelegramAdmin.Core.Delivery;

/// <summary>
/// Bulk messages that are claimed before their slot in the pace comes, so that a commit that takes long delays one message and those behind it
/// do not leave all at once. Few and not early, because what is claimed when the process dies has to count as perhaps sent. The sender's lock guards it.
/// </summary>
internal sealed class ClaimedLine
{
    public static readonly TimeSpan Early = TimeSpan.FromMilliseconds(250);

    private const double AheadSeconds = 0.05;

    private readonly Queue<(QueuedMessage Message, TaskCompletionSource<bool> Slot)> _waiting = new();
    private int _count;

    public int Capacity { get; set; } = CapacityFor(Limits.PacedLimiter.FreeRate);

    /// <summary>Also while as many are still being claimed.</summary>
    public bool IsFull => _count >= Capacity;

    /// <summary>Who leaves next; null where nobody is claimed yet.</summary>
    public QueuedMessage? First => _waiting.TryPeek(out var first) ? first.Message : null;

    /// <summary>What leaves while a commit takes its time.</summary>
    public static int CapacityFor(double rate) => Math.Max(2, (int)Math.Ceiling(rate * AheadSeconds));

    /// <summary>A message is being claimed for this line.</summary>
    public void Join() => _count++;

    /// <summary>It has left, or was turned away.</summary>
    public void Leave() => _count--;

    /// <returns>True when the message may be sent, false when the bot stopped sending before.</returns>
    public Task<bool> WaitAsync(QueuedMessage message)
    {
        var slot = new TaskCompletionSource<bool>(TaskCreationOptions.RunContinuationsAsynchronously);
        _waiting.Enqueue((message, slot));
        return slot.Task;
    }

    public bool TryLetGo([NotNullWhen(true)] out QueuedMessage? message)
    {
        var isThere = _waiting.TryDequeue(out var first);
        message = first.Message;
        if (isThere)
            first.Slot.SetResult(true);
        return isThere;
    }

    public void CallBack()
    {
        while (_waiting.TryDequeue(out var waiting))
            waiting.Slot.SetResult(false);
    }
}

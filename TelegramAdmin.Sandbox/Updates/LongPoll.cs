namespace TelegramAdmin.Sandbox.Updates;

/// <summary>A getUpdates call that waits for something to happen.</summary>
internal sealed class LongPoll
{
    private readonly TaskCompletionSource<string?> _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>The result is the conflict that ended the wait; null when there are updates.</summary>
    public Task<string?> Ended => _ended.Task;

    public void Wake() => _ended.TrySetResult(null);

    public void Terminate(string conflict) => _ended.TrySetResult(conflict);
}

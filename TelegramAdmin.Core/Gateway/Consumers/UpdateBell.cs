using TelegramAdmin.Core.Events;
using TelegramAdmin.Core.Storage;
using TelegramAdmin.Core.Updates;

namespace TelegramAdmin.Core.Gateway.Consumers;

/// <summary>Wakes whoever waits for the next update of a bot or of a workspace, so that nobody asks the database again and again.</summary>
public sealed class UpdateBell : IDisposable
{
    private readonly Lock _gate = new();
    private readonly Dictionary<(WorkspaceId, BotId), TaskCompletionSource> _waiting = [];
    private readonly IDisposable _subscription;

    public UpdateBell(EventBus events) => _subscription = events.Subscribe<UpdatesArrived>(e => Ring(e.WorkspaceId, e.BotId));

    /// <summary>Completes with the next update. To be asked for before looking into the log, so that none comes in between.</summary>
    /// <param name="bot">Null for any of the workspace.</param>
    public Task NextAsync(WorkspaceId workspace, BotId? bot)
    {
        var key = (workspace, bot ?? default);
        lock (_gate)
        {
            if (!_waiting.TryGetValue(key, out var waiting))
                _waiting[key] = waiting = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            return waiting.Task;
        }
    }

    public void Dispose() => _subscription.Dispose();

    private void Ring(WorkspaceId workspace, BotId bot)
    {
        TaskCompletionSource? ofBot, ofWorkspace;
        lock (_gate)
        {
            _waiting.Remove((workspace, bot), out ofBot);
            _waiting.Remove((workspace, default), out ofWorkspace);
        }
        ofBot?.SetResult();
        ofWorkspace?.SetResult();
    }
}

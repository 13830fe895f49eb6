using System.Collections.Concurrent;
using TelegramAdmin.Core.Events;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Core.Campaigns.Broadcasts.Running;

/// <summary>Tells that broadcasts went on, a few times a second however fast they are.</summary>
internal sealed class BroadcastPulse(EventBus events, TimeProvider time)
{
    public static readonly TimeSpan Beat = TimeSpan.FromMilliseconds(350);

    private readonly ConcurrentDictionary<long, WorkspaceId> _moved = new();
    private DateTimeOffset _toldAt;

    public void Note(WorkspaceId workspace, long broadcastId) => _moved[broadcastId] = workspace;

    /// <summary>Tells at once of what ended, and otherwise at the next beat.</summary>
    public void Tell(bool isUrgent = false)
    {
        var now = time.GetUtcNow();
        if (!isUrgent && now - _toldAt is var since && since >= TimeSpan.Zero && since < Beat)
            return;
        _toldAt = now;
        foreach (var id in _moved.Keys)
        {
            if (_moved.TryRemove(id, out var workspace))
                events.Publish(new BroadcastChanged(workspace, id));
        }
    }
}

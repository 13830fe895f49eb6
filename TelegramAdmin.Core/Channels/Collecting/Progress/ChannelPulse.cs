using System.Collections.Concurrent;
using TelegramAdmin.Core.Events;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Core.Channels.Collecting.Progress;

/// <summary>Tells that channels moved on, a few times a second however fast their histories come.</summary>
internal sealed class ChannelPulse(EventBus events, TimeProvider time)
{
    private static readonly TimeSpan Beat = TimeSpan.FromMilliseconds(350);

    private readonly ConcurrentDictionary<long, WorkspaceId> _moved = new();
    private DateTimeOffset _toldAt;

    public void Note(TrackedChannel channel) => _moved[channel.Id] = channel.WorkspaceId;

    /// <param name="isEnd">Nothing follows for a while, so that what is held back would stay untold.</param>
    public void Tell(bool isEnd)
    {
        var now = time.GetUtcNow();
        if (!isEnd && now - _toldAt is var since && since >= TimeSpan.Zero && since < Beat)
            return;
        _toldAt = now;
        foreach (var id in _moved.Keys)
        {
            if (_moved.TryRemove(id, out var workspace))
                events.Publish(new ChannelChanged(workspace, id));
        }
    }
}

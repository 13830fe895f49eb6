using System.Collections.Concurrent;
using TelegramAdmin.Core.Events;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Core.Conversations;

/// <summary>Who of the team looks at a conversation and who is typing in it now, so that two do not answer at once. Lives in memory only.</summary>
public sealed class ReplyPresence(EventBus events, TimeProvider time)
{
    /// <summary>Somebody who stopped typing for so long is only looking.</summary>
    public static readonly TimeSpan TypingLasts = TimeSpan.FromSeconds(6);

    private readonly ConcurrentDictionary<(long Conversation, string Viewer), Presence> _present = new();

    /// <param name="viewer">One page of one person.</param>
    public void Look(WorkspaceId workspace, long conversation, string viewer, string name)
    {
        if (_present.TryAdd((conversation, viewer), new Presence(name, DateTimeOffset.MinValue)))
            events.Publish(new PresenceChanged(workspace, conversation));
    }

    public void Type(WorkspaceId workspace, long conversation, string viewer, string name)
    {
        var wasTyping = _present.TryGetValue((conversation, viewer), out var before) && IsTyping(before);
        _present[(conversation, viewer)] = new Presence(name, time.GetUtcNow());
        if (!wasTyping)
            events.Publish(new PresenceChanged(workspace, conversation));
    }

    public void Leave(WorkspaceId workspace, long conversation, string viewer)
    {
        if (_present.TryRemove((conversation, viewer), out _))
            events.Publish(new PresenceChanged(workspace, conversation));
    }

    /// <summary>The others in this conversation.</summary>
    public IReadOnlyList<(string Name, bool IsTyping)> Others(long conversation, string viewer) =>
        [.. _present.Where(p => p.Key.Conversation == conversation && p.Key.Viewer != viewer).Select(p => (p.Value.Name, IsTyping(p.Value))).Distinct()];

    private bool IsTyping(Presence presence) => time.GetUtcNow() - presence.TypedAt < TypingLasts;

    private readonly record struct Presence(string Name, DateTimeOffset TypedAt);
}

using TelegramAdmin.Core.Events;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Core.Forum.Mirroring;

/// <summary>Which conversations may have something that their topics do not show. Lives in memory; the start fills it from what is stored.</summary>
public sealed class MirrorQueue(TimeProvider time) : IDisposable
{
    private readonly Lock _gate = new();
    private readonly Dictionary<long, WorkspaceId> _conversations = [];
    private readonly Dictionary<long, WorkspaceId> _messages = [];
    private readonly HashSet<WorkspaceId> _workspaces = [];
    private readonly Dictionary<long, (WorkspaceId Workspace, DateTimeOffset At)> _later = [];

    public Alarm Alarm { get; } = new(time);

    /// <summary>How long until something that waits is due; null where nothing waits.</summary>
    public TimeSpan? Pause
    {
        get
        {
            lock (_gate)
                return _later.Count == 0 ? null : _later.Values.Min(l => l.At) - time.GetUtcNow();
        }
    }

    public void Add(WorkspaceId workspace, long conversation) => Put(() => _conversations[conversation] = workspace);

    /// <param name="message">One of the conversation's, where that is all that is known.</param>
    public void AddMessage(WorkspaceId workspace, long message) => Put(() => _messages[message] = workspace);

    /// <summary>Everything of a workspace that is behind.</summary>
    public void AddAll(WorkspaceId workspace) => Put(() => _workspaces.Add(workspace));

    public void AddLater(WorkspaceId workspace, long conversation, DateTimeOffset at) => Put(() => _later[conversation] = (workspace, at));

    public void PutBack(DueConversations due) => Put(() =>
    {
        _workspaces.UnionWith(due.Workspaces);
        foreach (var (workspace, message) in due.Messages)
            _messages.TryAdd(message, workspace);
        foreach (var (workspace, conversation) in due.Conversations)
            _conversations.TryAdd(conversation, workspace);
    }, rings: false);

    /// <summary>Everything that is due now, each once.</summary>
    public DueConversations Take()
    {
        lock (_gate)
        {
            var now = time.GetUtcNow();
            foreach (var (id, entry) in _later.Where(l => l.Value.At <= now).ToList())
            {
                _later.Remove(id);
                _conversations[id] = entry.Workspace;
            }
            var due = new DueConversations([.. _workspaces], [.. _messages.Select(m => (m.Value, m.Key))], [.. _conversations.Select(c => (c.Value, c.Key))]);
            _workspaces.Clear();
            _messages.Clear();
            _conversations.Clear();
            return due;
        }
    }

    public void Dispose() => Alarm.Dispose();

    private void Put(Action put, bool rings = true)
    {
        lock (_gate)
            put();
        if (rings)
            Alarm.Ring();
    }
}

public sealed record DueConversations(
    IReadOnlyList<WorkspaceId> Workspaces, IReadOnlyList<(WorkspaceId Workspace, long Message)> Messages, IReadOnlyList<(WorkspaceId Workspace, long Conversation)> Conversations);

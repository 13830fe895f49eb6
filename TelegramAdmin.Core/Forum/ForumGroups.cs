using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using TelegramAdmin.Core.Events;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Core.Forum;

/// <summary>The forum group of each workspace, asked with every update and so kept in memory.</summary>
public sealed class ForumGroups
{
    private readonly ConcurrentDictionary<WorkspaceId, ForumGroup?> _known = new();
    private readonly IDatabase _database;
    private int _changes;

    public ForumGroups(IDatabase database, EventBus events)
    {
        _database = database;
        events.Subscribe<ForumChanged>(changed =>
        {
            Interlocked.Increment(ref _changes);
            _known.TryRemove(changed.WorkspaceId, out _);
        });
    }

    /// <summary>From memory only; false too where nobody asked yet.</summary>
    internal bool IsWorking(WorkspaceId workspace) => _known.TryGetValue(workspace, out var group) && group is { State: ForumState.Working };

    /// <summary>Null where none is connected.</summary>
    public async ValueTask<ForumGroup?> FindAsync(WorkspaceId workspace)
    {
        if (_known.TryGetValue(workspace, out var group))
            return group;
        var before = Volatile.Read(ref _changes);
        await using var db = _database.Read(workspace);
        group = _known[workspace] = await db.ForumGroups.FirstOrDefaultAsync();
        if (before != Volatile.Read(ref _changes))
            _known.TryRemove(workspace, out _); // It may have changed while it was read.
        return group;
    }
}

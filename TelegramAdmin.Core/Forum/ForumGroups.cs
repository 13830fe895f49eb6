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

    public ForumGroups(IDatabase database, EventBus events)
    {
        _database = database;
        events.Subscribe<ForumChanged>(changed => _known.TryRemove(changed.WorkspaceId, out _));
    }

    /// <summary>From memory only; false too where nobody asked yet.</summary>
    internal bool IsWorking(WorkspaceId workspace) => _known.TryGetValue(workspace, out var group) && group is { State: ForumState.Working };

    /// <summary>Null where none is connected.</summary>
    public async ValueTask<ForumGroup?> FindAsync(WorkspaceId workspace)
    {
        if (_known.TryGetValue(workspace, out var group))
            return group;
        await using var db = _database.Read(workspace);
        return _known[workspace] = await db.ForumGroups.FirstOrDefaultAsync();
    }
}

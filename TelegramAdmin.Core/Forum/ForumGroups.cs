using Microsoft.EntityFrameworkCore;
using TelegramAdmin.Core.Events;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Core.Forum;

/// <summary>The forum group of each workspace, asked with every update and so kept in memory.</summary>
public sealed class ForumGroups : IDisposable
{
    private readonly WorkspaceCache<ForumGroup?> _known;
    private readonly IDisposable _subscription;

    public ForumGroups(IDatabase database, EventBus events)
    {
        _known = new(async workspace =>
        {
            await using var db = database.Read(workspace);
            return await db.ForumGroups.FirstOrDefaultAsync();
        });
        _subscription = events.Keep<ForumChanged, ForumGroup?>(_known);
    }

    /// <summary>From memory only; false too where nobody asked yet.</summary>
    internal bool IsWorking(WorkspaceId workspace) => _known.KnownOf(workspace) is { State: ForumState.Working };

    /// <summary>Null where none is connected.</summary>
    public ValueTask<ForumGroup?> FindAsync(WorkspaceId workspace) => _known.GetAsync(workspace);

    public void Dispose() => _subscription.Dispose();
}

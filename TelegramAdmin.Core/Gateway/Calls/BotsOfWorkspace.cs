using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using TelegramAdmin.Core.Bots;
using TelegramAdmin.Core.Events;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Core.Gateway.Calls;

/// <summary>Which bots a workspace has, at most two of them: enough to tell whether a key needs to say which one it means.</summary>
public sealed class BotsOfWorkspace : IDisposable
{
    private readonly ConcurrentDictionary<WorkspaceId, IReadOnlySet<BotId>> _known = new();
    private readonly IDatabase _database;
    private readonly IDisposable _subscription;
    private int _changes;

    public BotsOfWorkspace(IDatabase database, EventBus events)
    {
        _database = database;
        _subscription = events.Subscribe<BotChanged>(Forget);
    }

    public async ValueTask<IReadOnlySet<BotId>> ReadAsync(WorkspaceId workspace)
    {
        if (_known.TryGetValue(workspace, out var known))
            return known;
        var before = Volatile.Read(ref _changes);
        await using var db = _database.Read(workspace);
        var found = (await db.Bots.Where(b => b.State != BotState.Removed).OrderBy(b => b.Id).Select(b => b.Id).Take(2).ToListAsync()).ToHashSet();
        if (before == Volatile.Read(ref _changes))
            _known[workspace] = found;
        return found;
    }

    public void Dispose() => _subscription.Dispose();

    private void Forget(BotChanged change)
    {
        Interlocked.Increment(ref _changes);
        _known.TryRemove(change.WorkspaceId, out _);
    }
}

using System.Collections.Frozen;
using Microsoft.EntityFrameworkCore;
using TelegramAdmin.Core.Events;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Core.Webhooks.Endpoints;

/// <summary>The endpoints that are on, in memory, so that a message which nobody wants to hear of costs nothing.</summary>
public sealed class EndpointDirectory : IDisposable
{
    private readonly IDatabase _database;
    private readonly IDisposable _changed;
    private readonly IDisposable _missed;
    private readonly Lock _gate = new();
    private Snapshot? _snapshot;
    private int _changes;

    public EndpointDirectory(IDatabase database, EventBus events)
    {
        _database = database;
        // Before whoever acts on the same event asks.
        _changed = events.SubscribeAfar<WebhooksChanged>(_ => Forget());
        _missed = events.Subscribe<EventsMissed>(_ => Forget());
    }

    /// <summary>From memory only; null where nobody asked since the last change.</summary>
    public Snapshot? Known => Volatile.Read(ref _snapshot);

    public ValueTask<Snapshot> ReadAsync() => Known is { } known ? ValueTask.FromResult(known) : new ValueTask<Snapshot>(LoadAsync());

    /// <summary>The next one to ask reads anew. To be called after the commit.</summary>
    public void Forget()
    {
        lock (_gate)
        {
            _changes++;
            _snapshot = null;
        }
    }

    public void Dispose()
    {
        _changed.Dispose();
        _missed.Dispose();
    }

    private async Task<Snapshot> LoadAsync()
    {
        var before = Volatile.Read(ref _changes);
        await using var db = _database.ReadAll();
        var rows = await db.WebhookEndpoints.Where(e => e.IsEnabled).ToListAsync();
        var snapshot = new Snapshot(rows.ConvertAll(row => new ActiveEndpoint(row)));
        lock (_gate)
        {
            if (_changes == before)
                _snapshot = snapshot;
        }
        return snapshot;
    }

    public sealed class Snapshot(IReadOnlyList<ActiveEndpoint> all)
    {
        private readonly FrozenDictionary<long, ActiveEndpoint> _byId = all.ToFrozenDictionary(e => e.Id);
        private readonly FrozenDictionary<WorkspaceId, ActiveEndpoint[]> _byWorkspace = all.GroupBy(e => e.WorkspaceId).ToFrozenDictionary(g => g.Key, g => g.ToArray());

        public bool IsEmpty => all.Count == 0;

        /// <summary>Workspaces in which somebody named one of these types.</summary>
        public IReadOnlyList<WorkspaceId> WhoWants(params string[] types) => [.. all.Where(e => types.Any(e.Names)).Select(e => e.WorkspaceId).Distinct()];

        public ActiveEndpoint? Find(long id) => _byId.GetValueOrDefault(id);

        public ActiveEndpoint[] Of(WorkspaceId workspace) => _byWorkspace.GetValueOrDefault(workspace, []);
    }
}

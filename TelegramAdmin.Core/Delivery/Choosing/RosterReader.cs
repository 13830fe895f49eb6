using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using TelegramAdmin.Core.Bots;
using TelegramAdmin.Core.Events;
using TelegramAdmin.Core.Storage;
using TelegramAdmin.Core.Workspaces;

namespace TelegramAdmin.Core.Delivery.Choosing;

/// <summary>Keeps each workspace's roster in memory; reads it again when a bot changed, and every few seconds because another process may have changed it.</summary>
public sealed class RosterReader : IDisposable
{
    private static readonly TimeSpan Freshness = TimeSpan.FromSeconds(2);

    private readonly ConcurrentDictionary<WorkspaceId, Entry> _known = new();
    private readonly IDatabase _database;
    private readonly TimeProvider _time;
    private readonly IDisposable _subscription;

    public RosterReader(IDatabase database, EventBus events, TimeProvider time)
    {
        (_database, _time) = (database, time);
        _subscription = events.Subscribe<BotChanged>(e => _known.TryRemove(e.WorkspaceId, out _));
    }

    public ValueTask<Roster> ReadAsync(WorkspaceId workspace) =>
        _known.TryGetValue(workspace, out var entry) && _time.GetElapsedTime(entry.ReadAt) < Freshness
            ? ValueTask.FromResult(entry.Roster)
            : new ValueTask<Roster>(LoadAsync(workspace));

    public void Dispose() => _subscription.Dispose();

    private async Task<Roster> LoadAsync(WorkspaceId workspace)
    {
        var readAt = _time.GetTimestamp();
        await using var db = _database.Read(workspace);
        var bots = await db.Bots.Where(b => b.State != BotState.Removed).OrderBy(b => b.Id).ToListAsync();
        var limit = await db.Workspaces.Where(w => w.Id == workspace).Select(w => w.LargestMonthlyMessages).FirstOrDefaultAsync();
        var roster = new Roster([.. bots.Select(b => new RosterBot(b.Id, b.Username, b.Sends))], limit);
        _known[workspace] = new Entry(roster, readAt);
        return roster;
    }

    private sealed record Entry(Roster Roster, long ReadAt);
}

using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using TelegramAdmin.Core.Events;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Core.Campaigns.Broadcasts.Reading;

/// <summary>Broadcasts and how they stand. Counts are of the rows themselves, and so are right at every moment.</summary>
public sealed class BroadcastReader : IDisposable
{
    private static readonly TimeSpan RateOver = TimeSpan.FromMinutes(1);

    /// <summary>Of what is over, until something changes it after all.</summary>
    private readonly ConcurrentDictionary<long, BroadcastCounts> _final = new();

    private readonly IDatabase _database;
    private readonly TimeProvider _time;
    private readonly IDisposable _subscription;

    public BroadcastReader(IDatabase database, EventBus events, TimeProvider time)
    {
        (_database, _time) = (database, time);
        _subscription = events.Subscribe<BroadcastChanged>(e => _final.TryRemove(e.BroadcastId, out _));
    }

    public void Dispose() => _subscription.Dispose();

    /// <summary>The newest first.</summary>
    /// <param name="states">Null for all.</param>
    /// <param name="search">In the name.</param>
    /// <param name="before">The last id of the page before.</param>
    /// <returns>Up to one more than <paramref name="size"/>, which tells that there are more.</returns>
    public async Task<IReadOnlyList<BroadcastRow>> ListAsync(
        WorkspaceId workspace, IReadOnlyCollection<BroadcastState>? states, string? search, long? before, int size, CancellationToken cancellation = default)
    {
        await using var db = _database.Read(workspace);
        var broadcasts = db.Broadcasts.Where(b => before == null || b.Id < before);
        if (states is not null)
            broadcasts = broadcasts.Where(b => states.Contains(b.State));
        if (search?.Trim().ToLowerInvariant() is { Length: > 0 } words)
        {
#pragma warning disable CA1304, CA1311, CA1862 // Translated to SQL.
            broadcasts = broadcasts.Where(b => b.Name.ToLower().Contains(words));
#pragma warning restore CA1304, CA1311, CA1862
        }
        var page = await broadcasts.OrderByDescending(b => b.Id).Take(size + 1).ToListAsync(cancellation);
        var ids = page.ConvertAll(b => b.Id);
        var pressed = await db.ButtonPresses.Where(p => ids.Contains(p.BroadcastId)).GroupBy(p => p.BroadcastId)
            .Select(g => new { g.Key, People = g.Select(p => p.RecipientId).Distinct().LongCount() }).ToDictionaryAsync(g => g.Key, g => g.People, cancellation);
        var rows = new List<BroadcastRow>(page.Count);
        foreach (var broadcast in page)
            rows.Add(new BroadcastRow(broadcast, await CountsAsync(db, broadcast, cancellation), pressed.GetValueOrDefault(broadcast.Id)));
        return rows;
    }

    public async Task<Broadcast?> FindAsync(WorkspaceId workspace, long id, CancellationToken cancellation = default)
    {
        await using var db = _database.Read(workspace);
        return await db.Broadcasts.FirstOrDefaultAsync(b => b.Id == id, cancellation);
    }

    public async Task<BroadcastCounts> CountsAsync(WorkspaceId workspace, long id, CancellationToken cancellation = default)
    {
        await using var db = _database.Read(workspace);
        return await CountsAsync(db, id, cancellation);
    }

    /// <summary>People who pressed a button of it.</summary>
    public async Task<long> PressedAsync(WorkspaceId workspace, long id, CancellationToken cancellation = default)
    {
        await using var db = _database.Read(workspace);
        return await Pressed(db, id).LongCountAsync(cancellation);
    }

    /// <summary>The times that a recurring one went out, the newest first.</summary>
    public async Task<IReadOnlyList<BroadcastRow>> ChildrenAsync(WorkspaceId workspace, long parentId, int most, CancellationToken cancellation = default)
    {
        await using var db = _database.Read(workspace);
        var rows = new List<BroadcastRow>();
        foreach (var child in await db.Broadcasts.Where(b => b.ParentId == parentId).OrderByDescending(b => b.Id).Take(most).ToListAsync(cancellation))
            rows.Add(new BroadcastRow(child, await CountsAsync(db, child, cancellation), await Pressed(db, child.Id).LongCountAsync(cancellation)));
        return rows;
    }

    public async Task<ChangeCounts> ChangesAsync(WorkspaceId workspace, long id, CancellationToken cancellation = default)
    {
        await using var db = _database.Read(workspace);
        var by = await db.Recipients.Where(r => r.BroadcastId == id && r.State == RecipientState.Sent && r.After != AfterState.None)
            .GroupBy(r => r.After).Select(g => new { g.Key, Count = g.LongCount() }).ToDictionaryAsync(g => g.Key, g => g.Count, cancellation);
        return new ChangeCounts(Of(AfterState.EditQueued), Of(AfterState.Edited), Of(AfterState.EditFailed), Of(AfterState.DeleteQueued), Of(AfterState.Deleted), Of(AfterState.DeleteFailed));

        long Of(AfterState state) => by.GetValueOrDefault(state);
    }

    /// <summary>Messages a second over the last minute.</summary>
    public async Task<double> RateAsync(WorkspaceId workspace, long id, CancellationToken cancellation = default)
    {
        var now = _time.GetUtcNow();
        var from = now - RateOver;
        await using var db = _database.Read(workspace);
        var sent = db.Recipients.Where(r => r.BroadcastId == id && r.SentAt != null && r.SentAt > from);
        var count = await sent.LongCountAsync(cancellation);
        if (count < 2)
            return 0;
        var seconds = (now - (await sent.MinAsync(r => r.SentAt, cancellation))!.Value).TotalSeconds;
        return count / Math.Max(1, seconds);
    }

    /// <summary>How the sending went over time, in so many equal spans from the start to the end or to now.</summary>
    public async Task<IReadOnlyList<SentSpan>> SentOverTimeAsync(Broadcast broadcast, int spans, CancellationToken cancellation = default)
    {
        await using var db = _database.Read(broadcast.WorkspaceId);
        var sent = db.Recipients.Where(r => r.BroadcastId == broadcast.Id && r.SentAt != null);
        if (await sent.MinAsync(r => r.SentAt, cancellation) is not { } first || await sent.MaxAsync(r => r.SentAt, cancellation) is not { } last)
            return [];
        var span = TimeSpan.FromSeconds(Math.Max(1, Math.Ceiling(((last - first).TotalSeconds + 1) / spans)));
        var counts = new List<SentSpan>(spans);
        for (var from = first; from <= last; from += span)
        {
            var (begin, end) = (from, from + span);
            counts.Add(new SentSpan(begin, span, await sent.LongCountAsync(r => r.SentAt >= begin && r.SentAt < end, cancellation)));
        }
        return counts;
    }

    internal static async Task<BroadcastCounts> CountsAsync(AppDbContext db, long id, CancellationToken cancellation)
    {
        var states = await db.Recipients.Where(r => r.BroadcastId == id).GroupBy(r => r.State).Select(g => new { g.Key, Count = g.LongCount() }).ToListAsync(cancellation);
        return BroadcastCounts.Of(states.Select(s => (s.Key, s.Count)));
    }

    // Who pressed had got it, so their state says nothing new; by it SQLite goes through this broadcast's people, and not through those of all.
    private static IQueryable<Recipient> Pressed(AppDbContext db, long id) => db.Recipients.Where(r => r.BroadcastId == id && r.State >= RecipientState.Sent && r.PressedAt != null);

    private async Task<BroadcastCounts> CountsAsync(AppDbContext db, Broadcast broadcast, CancellationToken cancellation)
    {
        if (broadcast.State is BroadcastState.Draft || (broadcast.State == BroadcastState.Scheduled && broadcast.StartedAt is null))
            return BroadcastCounts.None;
        if (_final.TryGetValue(broadcast.Id, out var known))
            return known;
        var counts = await CountsAsync(db, broadcast.Id, cancellation);
        if (broadcast.State is BroadcastState.Finished or BroadcastState.Cancelled && counts is { Waiting: 0, Queued: 0, Unknown: 0 })
            _final[broadcast.Id] = counts;
        return counts;
    }
}

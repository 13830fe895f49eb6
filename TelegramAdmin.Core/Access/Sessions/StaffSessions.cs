using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using TelegramAdmin.Core.Events;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Core.Access.Sessions;

/// <summary>
/// Where the staff is signed in. Asked with every request of a browser, so what is known to hold is kept in memory; a session that is ended
/// leaves it with the commit that takes its row, and whoever looks at a page of it is told.
/// </summary>
public sealed class StaffSessions : IDisposable
{
    /// <summary>How long a session lasts without use, unless its person asked to stay signed in.</summary>
    public static readonly TimeSpan Idle = TimeSpan.FromHours(12);

    /// <summary>How long any session lasts at most.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromDays(30);

    /// <summary>For so long after it was shown who one is, nobody asks again.</summary>
    public static readonly TimeSpan Fresh = TimeSpan.FromMinutes(10);

    private static readonly TimeSpan SeenEvery = TimeSpan.FromMinutes(5);

    // By the key's hash: who it is, and when that was last written down.
    private readonly ConcurrentDictionary<string, Known> _known = new();

    private readonly IDatabase _database;
    private readonly TimeProvider _time;
    private readonly EventBus _events;
    private readonly IDisposable _elsewhere;
    private readonly IDisposable _missed;

    public StaffSessions(IDatabase database, EventBus events, TimeProvider time)
    {
        (_database, _events, _time) = (database, events, time);
        _elsewhere = events.SubscribeAfar<SessionEnded>(ended => Forget(ended.KeyHash));
        _missed = events.Subscribe<EventsMissed>(_ => _known.Clear());
    }

    /// <summary>A browser is signed out, by itself or by somebody else; with the hash of its key. Of no workspace, so no event of the bus.</summary>
    public event Action<string>? Ended;

    public void Dispose()
    {
        _elsewhere.Dispose();
        _missed.Dispose();
    }

    /// <param name="isProved">Whether its person showed a password or a passkey, rather than Telegram's word for them.</param>
    public Task BeginAsync(long adminId, string keyHash, string device, string? address, bool isRemembered, WorkspaceId? workspace = null, bool isProved = true) => _database.WriteAsync(null, async db =>
    {
        var now = _time.GetUtcNow();
        await db.StaffSessions.Where(s => s.AdminId == adminId && s.BeganAt < now - Longest).ExecuteDeleteAsync();
        await db.WorkspaceMembers.Where(m => m.AdminId == adminId && m.WorkspaceId == workspace).ExecuteUpdateAsync(m => m.SetProperty(x => x.LastUsedAt, now));
        db.StaffSessions.Add(new StaffSessionRow
        {
            AdminId = adminId, KeyHash = keyHash, Device = device, Address = address, BeganAt = now, SeenAt = now, IsRemembered = isRemembered,
            WorkspaceId = workspace, ProvedAt = isProved ? now : null,
        });
        db.AfterCommit(() => _known[keyHash] = new Known(adminId, now));
    });

    /// <summary>Whether a cookie with this key still holds for this person; notes that it is in use.</summary>
    public async Task<bool> HoldsAsync(string keyHash, long adminId, string? address)
    {
        if (!_known.TryGetValue(keyHash, out var known))
        {
            await using var db = _database.ReadAll();
            if (await db.StaffSessions.FirstOrDefaultAsync(s => s.KeyHash == keyHash) is not { } row)
                return false;
            known = _known.GetOrAdd(keyHash, new Known(row.AdminId, row.SeenAt));
            // It may have been ended between the reading and here.
            if (!await db.StaffSessions.AnyAsync(s => s.KeyHash == keyHash))
            {
                _known.TryRemove(keyHash, out _);
                return false;
            }
        }
        if (known.AdminId != adminId)
            return false;
        if (_time.GetUtcNow() - known.SeenAt >= SeenEvery && _known.TryUpdate(keyHash, known with { SeenAt = _time.GetUtcNow() }, known))
            await NoteSeenAsync(keyHash, address);
        return true;
    }

    /// <summary>Its person showed once more that it is them.</summary>
    public Task ProveAsync(string keyHash) => _database.WriteAsync(null, db =>
        db.StaffSessions.Where(s => s.KeyHash == keyHash).ExecuteUpdateAsync(s => s.SetProperty(x => x.ProvedAt, _time.GetUtcNow())));

    /// <summary>Whether they showed it just now.</summary>
    public async Task<bool> IsFreshAsync(string keyHash)
    {
        var since = _time.GetUtcNow() - Fresh;
        await using var db = _database.ReadAll();
        return await db.StaffSessions.AnyAsync(s => s.KeyHash == keyHash && s.ProvedAt >= since);
    }

    /// <summary>Those that are not past their time, the latest used first.</summary>
    public async Task<IReadOnlyList<StaffSessionRow>> OfAsync(long adminId)
    {
        var now = _time.GetUtcNow();
        var (idle, longest) = (now - Idle - SeenEvery, now - Longest);
        await using var db = _database.ReadAll();
        return await db.StaffSessions.Where(s => s.AdminId == adminId && s.BeganAt > longest && (s.IsRemembered || s.SeenAt > idle)).OrderByDescending(s => s.SeenAt).ThenByDescending(s => s.Id).ToListAsync();
    }

    /// <returns>The one that was ended; null where it was not there, or is somebody else's.</returns>
    public async Task<StaffSessionRow?> EndAsync(long adminId, long id) => (await RemoveAsync(sessions => sessions.Where(s => s.AdminId == adminId && s.Id == id))).FirstOrDefault();

    /// <summary>The browser itself leaves.</summary>
    public Task EndAsync(string keyHash) => RemoveAsync(sessions => sessions.Where(s => s.KeyHash == keyHash));

    /// <summary>Everywhere, or everywhere but in one browser.</summary>
    /// <returns>How many there were.</returns>
    public async Task<int> EndAllAsync(long adminId, string? butKeyHash = null) =>
        (await RemoveAsync(sessions => sessions.Where(s => s.AdminId == adminId && s.KeyHash != (butKeyHash ?? "")))).Count;

    /// <summary>Every one in which somebody works in this workspace.</summary>
    public Task EndAllInAsync(WorkspaceId workspace) => RemoveAsync(sessions => sessions.Where(s => s.WorkspaceId == workspace));

    private Task<List<StaffSessionRow>> RemoveAsync(Func<IQueryable<StaffSessionRow>, IQueryable<StaffSessionRow>> which) => _database.WriteAsync(null, async db =>
    {
        var gone = await which(db.StaffSessions).ToListAsync();
        var ids = gone.Select(s => s.Id).ToArray();
        await db.StaffSessions.Where(s => ids.Contains(s.Id)).ExecuteDeleteAsync();
        db.AfterCommit(() => Forget(gone));
        return gone;
    });

    private void Forget(List<StaffSessionRow> gone)
    {
        foreach (var session in gone)
        {
            Forget(session.KeyHash);
            _events.Publish(new SessionEnded(WorkspaceId.Default, session.KeyHash));
        }
    }

    private void Forget(string keyHash)
    {
        _known.TryRemove(keyHash, out _);
        Ended?.Invoke(keyHash);
    }

    private async Task NoteSeenAsync(string keyHash, string? address)
    {
        try
        {
            await _database.WriteAsync(null, db => db.StaffSessions.Where(s => s.KeyHash == keyHash)
                .ExecuteUpdateAsync(s => s.SetProperty(x => x.SeenAt, _time.GetUtcNow()).SetProperty(x => x.Address, x => address ?? x.Address)));
        }
        catch (StorageUnavailableException)
        {
            // Reading goes on while nothing can be written; the next request after five minutes notes it.
        }
    }

    private sealed record Known(long AdminId, DateTimeOffset SeenAt);
}

/// <summary>A browser was signed out; of no workspace, though every event names one.</summary>
public sealed record SessionEnded(WorkspaceId WorkspaceId, string KeyHash) : IEvent;

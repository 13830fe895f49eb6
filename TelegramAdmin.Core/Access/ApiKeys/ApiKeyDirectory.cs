using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using TelegramAdmin.Core.Events;
using TelegramAdmin.Core.Storage;
using TelegramAdmin.Core.Workspaces;

namespace TelegramAdmin.Core.Access.ApiKeys;

/// <summary>
/// Who shows a key. What was found is kept for two seconds, so that what another process did (the command line) counts soon; what this process
/// does counts at once.
/// </summary>
public sealed class ApiKeyDirectory : IDisposable
{
    private const int Largest = 10_000;

    private static readonly TimeSpan KnownFor = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan UnknownFor = TimeSpan.FromSeconds(1);

    private readonly ConcurrentDictionary<ApiKeyHash, Entry> _entries = new();
    private readonly IDatabase _database;
    private readonly TimeProvider _time;
    private readonly IDisposable _subscription;

    public ApiKeyDirectory(IDatabase database, EventBus events, TimeProvider time)
    {
        (_database, _time) = (database, time);
        _subscription = events.Subscribe<ApiKeyChanged>(_ => _entries.Clear());
    }

    /// <returns>Null for a key that is unknown, revoked or expired.</returns>
    public async ValueTask<ActiveApiKey?> FindAsync(string? presented) => (await LookUpAsync(presented)).Key;

    /// <summary>As <see cref="FindAsync"/>, with the reason where there is none.</summary>
    public ValueTask<ApiKeyLookUp> LookUpAsync(string? presented)
    {
        if (!ApiKeySecret.TryParse(presented, out var secret))
            return ValueTask.FromResult(new ApiKeyLookUp(null, ApiKeyRefusal.Malformed));
        var hash = secret.ToHash();
        if (_entries.TryGetValue(hash, out var entry) && entry.Row.IsCompletedSuccessfully && !IsStale(entry))
            return ValueTask.FromResult(Judge(entry.Row.Result, entry.Text));
        return new ValueTask<ApiKeyLookUp>(LoadAsync(hash, secret.Hash));
    }

    public void Dispose() => _subscription.Dispose();

    /// <summary>Many requests that meet a stale entry at once share one reading.</summary>
    private async Task<ApiKeyLookUp> LoadAsync(ApiKeyHash hash, string text)
    {
        if (_entries.Count >= Largest)
            _entries.Clear();
        var mine = new Entry(text, _time.GetTimestamp(), () => ReadAsync(text));
        var kept = _entries.AddOrUpdate(hash, mine, (_, there) => IsStale(there) ? mine : there);
        try
        {
            return Judge(await kept.Row, text);
        }
        catch
        {
            _entries.TryRemove(KeyValuePair.Create(hash, kept));
            throw;
        }
    }

    private async Task<KnownKey?> ReadAsync(string hash)
    {
        await using var db = _database.ReadAll();
        if (await db.ApiKeys.FirstOrDefaultAsync(k => k.Hash == hash || k.OldHash == hash) is not { } row)
            return null;
        var isArchived = await db.Workspaces.AnyAsync(w => w.Id == row.WorkspaceId && w.ArchivedAt != null);
        return new KnownKey(row, new ActiveApiKey(row), isArchived);
    }

    private bool IsStale(Entry entry) =>
        _time.GetElapsedTime(entry.ReadAt) >= (entry.Row is { IsCompletedSuccessfully: true, Result: null } ? UnknownFor : KnownFor);

    private ApiKeyLookUp Judge(KnownKey? known, string hash)
    {
        if (known is not { Row: var row, Active: var active })
            return new ApiKeyLookUp(null, ApiKeyRefusal.Unknown);
        if (known.IsArchived)
            return new ApiKeyLookUp(null, ApiKeyRefusal.Archived);
        var now = _time.GetUtcNow();
        return row switch
        {
            { RevokedAt: not null } => new ApiKeyLookUp(null, ApiKeyRefusal.Revoked),
            _ when row.ExpiresAt <= now => new ApiKeyLookUp(null, ApiKeyRefusal.Expired),
            _ when row.Hash != hash && !(now < row.OldUntil) => new ApiKeyLookUp(null, ApiKeyRefusal.Replaced),
            _ => new ApiKeyLookUp(active, null),
        };
    }

    private sealed record KnownKey(ApiKey Row, ActiveApiKey Active, bool IsArchived);

    private sealed class Entry(string text, long readAt, Func<Task<KnownKey?>> read)
    {
        private readonly Lazy<Task<KnownKey?>> _row = new(read);

        public string Text => text;

        public long ReadAt => readAt;

        public Task<KnownKey?> Row => _row.Value;
    }
}

/// <summary>Exactly one of both is there.</summary>
public readonly record struct ApiKeyLookUp(ActiveApiKey? Key, ApiKeyRefusal? Refusal);

/// <summary>Why a key is not taken.</summary>
public enum ApiKeyRefusal
{
    /// <summary>It has not the form of a key, or a typo.</summary>
    Malformed = 1,

    /// <summary>No workspace of this server has it.</summary>
    Unknown = 2,

    Expired = 3,

    Revoked = 4,

    /// <summary>It was rotated, and the time for which the old one goes on working is over.</summary>
    Replaced = 5,

    /// <summary>Its workspace is archived.</summary>
    Archived = 6,
}

using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using TelegramAdmin.Core.Access.ApiKeys;
using TelegramAdmin.Core.Events;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Core.Gateway.Consumers;

/// <summary>Whether the key behind a delivery or a stream, which nobody presents each time, still allows it. Known for a few seconds, or until it changes.</summary>
public sealed class ConsumerKeys : IDisposable
{
    private static readonly TimeSpan KnownFor = TimeSpan.FromSeconds(5);

    private readonly ConcurrentDictionary<long, (ActiveApiKey? Key, long ReadAt)> _known = new();
    private readonly IDatabase _database;
    private readonly TimeProvider _time;
    private readonly IDisposable _subscription;

    public ConsumerKeys(IDatabase database, EventBus events, TimeProvider time)
    {
        (_database, _time) = (database, time);
        _subscription = events.Subscribe<ApiKeyChanged>(changed => _known.TryRemove(changed.ApiKeyId, out _));
    }

    /// <returns>Null where the key is gone, or reads this bot no longer.</returns>
    public async Task<ActiveApiKey?> FindReaderAsync(Consumer consumer) =>
        await FindAsync(consumer.ApiKeyId) is { } key && key.Allows(consumer.BotId) && key.Allows(ApiScopes.UpdatesRead) ? key : null;

    /// <returns>Null where the key was revoked or has expired.</returns>
    public async Task<ActiveApiKey?> FindAsync(long id)
    {
        if (!_known.TryGetValue(id, out var known) || _time.GetElapsedTime(known.ReadAt) >= KnownFor)
            _known[id] = known = (await ReadAsync(id), _time.GetTimestamp());
        return known.Key is { } key && (key.ExpiresAt is null || key.ExpiresAt > _time.GetUtcNow()) ? key : null;
    }

    public void Dispose() => _subscription.Dispose();

    private async Task<ActiveApiKey?> ReadAsync(long id)
    {
        await using var db = _database.ReadAll();
        return await db.ApiKeys.FirstOrDefaultAsync(k => k.Id == id && k.RevokedAt == null) is { } row ? new ActiveApiKey(row) : null;
    }
}

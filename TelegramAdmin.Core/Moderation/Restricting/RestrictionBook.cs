using System.Collections.Frozen;
using Microsoft.EntityFrameworkCore;
using TelegramAdmin.Core.Events;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Core.Moderation.Restricting;

/// <summary>Who is banned or muted now, asked for each update and so kept in memory. A change is seen once it is durable; the end of one by the clock.</summary>
public sealed class RestrictionBook : IDisposable
{
    private readonly WorkspaceCache<FrozenDictionary<long, Restriction>> _known;
    private readonly IDatabase _database;
    private readonly TimeProvider _time;
    private readonly IDisposable _subscription;

    public RestrictionBook(IDatabase database, EventBus events, TimeProvider time)
    {
        (_database, _time, _known) = (database, time, new(ReadAsync));
        _subscription = events.Keep<RestrictionChanged, FrozenDictionary<long, Restriction>>(_known);
    }

    /// <summary>Null for somebody who may write.</summary>
    public async ValueTask<Restriction?> FindAsync(WorkspaceId workspace, long telegramUserId) =>
        (await _known.GetAsync(workspace)).GetValueOrDefault(telegramUserId) is { } restriction && !restriction.IsOver(_time.GetUtcNow()) ? restriction : null;

    public void Dispose() => _subscription.Dispose();

    private async Task<FrozenDictionary<long, Restriction>> ReadAsync(WorkspaceId workspace)
    {
        var now = _time.GetUtcNow();
        await using var db = _database.Read(workspace);
        return (await db.Restrictions.Where(r => r.Until == null || r.Until > now).ToListAsync()).ToFrozenDictionary(r => r.TelegramUserId);
    }
}

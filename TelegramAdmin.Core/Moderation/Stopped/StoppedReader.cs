using Microsoft.EntityFrameworkCore;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Core.Moderation.Stopped;

/// <summary>Reads what the guard stopped, the newest first, a page at a time by key.</summary>
public sealed class StoppedReader(IDatabase database, TimeProvider time)
{
    /// <summary>Up to one more than <see cref="StoppedFilter.Size"/>, which tells that there are more.</summary>
    public async Task<IReadOnlyList<StoppedMessage>> ReadAsync(WorkspaceId workspace, StoppedFilter filter, CancellationToken cancellation = default)
    {
        await using var db = database.Read(workspace);
        var query = db.StoppedMessages.Where(m => m.WorkspaceId == workspace);
        if (filter.Person is { } person)
            query = query.Where(m => m.TelegramUserId == person);
        if (filter.Reason is { } reason)
            query = query.Where(m => m.Reason == reason);
        if (filter.Before is { } before)
            query = query.Where(m => m.Id < before);
        return await query.OrderByDescending(m => m.Id).Take(filter.Size + 1).ToListAsync(cancellation);
    }

    public async Task<StoppedMessage?> FindAsync(WorkspaceId workspace, long id, CancellationToken cancellation = default)
    {
        await using var db = database.Read(workspace);
        return await db.StoppedMessages.FirstOrDefaultAsync(m => m.Id == id, cancellation);
    }

    /// <summary>How many were stopped in the last <paramref name="period"/>, by reason; reasons without any are left out.</summary>
    public async Task<IReadOnlyDictionary<StopReason, int>> CountAsync(WorkspaceId workspace, TimeSpan period, CancellationToken cancellation = default)
    {
        var from = time.GetUtcNow() - period;
        await using var db = database.Read(workspace);
        return await db.StoppedMessages.Where(m => m.WorkspaceId == workspace && m.At >= from)
            .GroupBy(m => m.Reason).Select(g => new { Reason = g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Reason, g => g.Count, cancellation);
    }
}

/// <param name="Person">A Telegram user.</param>
/// <param name="Before">Only rows with a smaller id.</param>
public sealed record StoppedFilter(StopReason? Reason = null, long? Person = null, long? Before = null, int Size = 50);

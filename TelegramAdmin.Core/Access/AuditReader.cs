using Microsoft.EntityFrameworkCore;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Core.Access;

/// <summary>Reads the audit log, newest first, a page at a time by number.</summary>
public sealed class AuditReader(IDatabase database)
{
    public const int PageSize = 50;

    public async Task<AuditRows> ReadAsync(WorkspaceId workspace, AuditFilter filter, CancellationToken cancellation = default)
    {
        await using var db = database.Read(workspace);
        var query = db.AuditEntries.AsQueryable();
        if (filter.Actor is { } actor)
            query = query.Where(e => e.Actor == actor);
        if (filter.Before is { } before)
            query = query.Where(e => e.Number < before);
        var rows = await query.OrderByDescending(e => e.Number).Take(PageSize + 1).ToListAsync(cancellation);
        return new AuditRows([.. rows.Take(PageSize)], rows.Count > PageSize ? rows[PageSize - 1].Number : null);
    }

    /// <summary>Numbers run without a gap, so the last one is the count.</summary>
    public async Task<long> CountAsync(WorkspaceId workspace, CancellationToken cancellation = default)
    {
        await using var db = database.Read(workspace);
        return await db.AuditEntries.OrderByDescending(e => e.Number).Select(e => e.Number).FirstOrDefaultAsync(cancellation);
    }
}

/// <param name="Actor">Only what this one did.</param>
/// <param name="Before">Only entries with a smaller number.</param>
public sealed record AuditFilter(string? Actor = null, long? Before = null);

/// <param name="Next">Where the next page begins; null on the last one.</param>
public sealed record AuditRows(IReadOnlyList<AuditEntry> Rows, long? Next);

using Microsoft.EntityFrameworkCore;
using TelegramAdmin.Core.Credits.Reading;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Core.Profiles.Acting;

/// <summary>Reads acts upon many people, and what became of each person.</summary>
public sealed class BulkActReader(IDatabase database, PersonReader people)
{
    public const int PageSize = 50;

    /// <summary>The newest first; up to one more than <see cref="PageSize"/>.</summary>
    public async Task<IReadOnlyList<BulkAct>> ReadAsync(WorkspaceId workspace, long? before = null, CancellationToken cancellation = default)
    {
        await using var db = database.Read(workspace);
        return await db.BulkActs.Where(a => before == null || a.Id < before).OrderByDescending(a => a.Id).Take(PageSize + 1).ToListAsync(cancellation);
    }

    public async Task<BulkAct?> FindAsync(WorkspaceId workspace, long id, CancellationToken cancellation = default)
    {
        await using var db = database.Read(workspace);
        return await db.BulkActs.FirstOrDefaultAsync(a => a.Id == id, cancellation);
    }

    /// <param name="state">Only of this outcome; null for all.</param>
    /// <returns>Up to one more than <see cref="PageSize"/>, by Telegram id.</returns>
    public async Task<IReadOnlyList<(BulkActRow Row, Person Person)>> RowsAsync(WorkspaceId workspace, long id, BulkRowState? state, long? after, CancellationToken cancellation = default)
    {
        await using var db = database.Read(workspace);
        var rows = await db.BulkActRows.Where(r => r.BulkActId == id && (state == null || r.State == state) && (after == null || r.TelegramUserId > after))
            .OrderBy(r => r.TelegramUserId).Take(PageSize + 1).ToListAsync(cancellation);
        var names = await people.ReadAsync(workspace, [.. rows.Select(r => r.TelegramUserId)], cancellation);
        return [.. rows.Select(r => (r, names.Of(r.TelegramUserId)))];
    }
}

using Microsoft.EntityFrameworkCore;
using TelegramAdmin.Core.Access;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Core.Moderation.Restricting;

/// <summary>Reads who is banned or muted, and by whom, for pages.</summary>
public sealed class RestrictionReader(IDatabase database, TimeProvider time)
{
    /// <summary>Up to one more than <paramref name="size"/>, which tells that there are more; the newest first.</summary>
    public async Task<IReadOnlyList<KnownRestriction>> ReadAsync(WorkspaceId workspace, long? before = null, int size = 25, CancellationToken cancellation = default)
    {
        var now = time.GetUtcNow();
        await using var db = database.Read(workspace);
        var query = db.Restrictions.Where(r => r.WorkspaceId == workspace && (r.Until == null || r.Until > now) && (before == null || r.Id < before));
        return await WithNames(db, query.OrderByDescending(r => r.Id).Take(size + 1)).ToListAsync(cancellation);
    }

    /// <summary>Null for somebody who may write.</summary>
    public async Task<KnownRestriction?> FindAsync(WorkspaceId workspace, long telegramUserId, CancellationToken cancellation = default)
    {
        var now = time.GetUtcNow();
        await using var db = database.Read(workspace);
        return await WithNames(db, db.Restrictions.Where(r => r.WorkspaceId == workspace && r.TelegramUserId == telegramUserId && (r.Until == null || r.Until > now))).FirstOrDefaultAsync(cancellation);
    }

    private static IQueryable<KnownRestriction> WithNames(AppDbContext db, IQueryable<Restriction> restrictions)
    {
        var admins = db.Admins;
        return restrictions.Select(r => new KnownRestriction(r, admins.Where(a => a.Id == r.SetBy).Select(a => a.Name).FirstOrDefault()));
    }
}

/// <param name="By">Who of the team set it; null for the guard itself.</param>
public sealed record KnownRestriction(Restriction Row, string? By);

using Microsoft.EntityFrameworkCore;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Core.Credits.Reading;

/// <summary>Reads the tiers and the promo codes of a workspace.</summary>
public sealed class TierReader(IDatabase database)
{
    /// <summary>Tiers in use, the default one first.</summary>
    public async Task<IReadOnlyList<TierLine>> ListAsync(WorkspaceId workspace, CancellationToken cancellation = default)
    {
        await using var db = database.Read(workspace);
        var tiers = await db.Tiers.Where(t => t.ArchivedAt == null).OrderByDescending(t => t.IsDefault).ThenBy(t => t.Id).ToListAsync(cancellation);
        var counts = await db.CreditAccounts.GroupBy(a => a.TierId).Select(g => new { g.Key, Count = g.Count() }).ToListAsync(cancellation);
        return [.. tiers.Select(t => new TierLine(t, counts.Where(c => c.Key == t.Id || (c.Key is null && t.IsDefault)).Sum(c => c.Count)))];
    }

    /// <summary>Promo codes, newest first; archived ones last.</summary>
    public async Task<IReadOnlyList<PromoCode>> PromosAsync(WorkspaceId workspace, CancellationToken cancellation = default)
    {
        await using var db = database.Read(workspace);
        return await db.PromoCodes.OrderBy(p => p.ArchivedAt != null).ThenByDescending(p => p.Id).ToListAsync(cancellation);
    }
}

/// <param name="People">With an account in this tier.</param>
public sealed record TierLine(Tier Tier, int People);

using Microsoft.EntityFrameworkCore;
using TelegramAdmin.Core.Credits;
using TelegramAdmin.Core.Credits.Reading;
using TelegramAdmin.Core.Payments.Recharging;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Core.Payments.Reading;

/// <summary>Reads who lets their card be charged by itself, and how that goes.</summary>
public sealed class RechargeReader(IDatabase database, PersonReader people, TimeProvider time)
{
    public const int PageSize = 50;

    private static readonly RechargeState[] InForce = [RechargeState.On, RechargeState.Retrying, RechargeState.NeedsConfirmation];

    /// <param name="states">Empty for all.</param>
    /// <param name="before">The account that the page before ended with.</param>
    public async Task<RechargePage> ListAsync(WorkspaceId workspace, IReadOnlyList<RechargeState> states, long? before = null, int limit = PageSize, CancellationToken cancellation = default)
    {
        await using var db = database.Read(workspace);
        var query = db.AutoRecharges.Where(r => (states.Count == 0 || states.Contains(r.State)) && (before == null || r.AccountId < before));
        var rows = await query.OrderByDescending(r => r.AccountId).Take(limit + 1).ToListAsync(cancellation);
        var page = rows.Take(limit).ToList();
        return new RechargePage(await LinesAsync(db, workspace, page, cancellation), rows.Count > limit ? page[^1].AccountId : null);
    }

    /// <summary>How many are in force.</summary>
    public async Task<int> CountAsync(WorkspaceId workspace, CancellationToken cancellation = default)
    {
        await using var db = database.Read(workspace);
        return await db.AutoRecharges.CountAsync(r => InForce.Contains(r.State), cancellation);
    }

    /// <summary>A person's, if they ever began one.</summary>
    public async Task<AutoRecharge?> FindAsync(WorkspaceId workspace, long accountId, CancellationToken cancellation = default)
    {
        await using var db = database.Read(workspace);
        return await db.AutoRecharges.FirstOrDefaultAsync(r => r.AccountId == accountId, cancellation);
    }

    private async Task<IReadOnlyList<RechargeLine>> LinesAsync(AppDbContext db, WorkspaceId workspace, List<AutoRecharge> rows, CancellationToken cancellation)
    {
        var ids = rows.Select(r => r.AccountId).ToList();
        var accounts = await db.CreditAccounts.Where(a => ids.Contains(a.Id)).ToDictionaryAsync(a => a.Id, cancellation);
        var names = await people.ReadAsync(workspace, [.. accounts.Values.Select(a => a.TelegramUserId)], cancellation);
        var products = rows.Select(r => r.ProductId).Distinct().ToList();
        var titles = await db.Products.Where(p => products.Contains(p.Id)).ToDictionaryAsync(p => p.Id, p => p.Name, cancellation);
        var now = time.GetUtcNow();
        var month = new DateTimeOffset(now.Year, now.Month, 1, 0, 0, 0, TimeSpan.Zero);
        var charged = await db.Payments.Where(p => ids.Contains(p.AccountId) && p.Origin == PaymentOrigin.AutoRecharge && p.PaidAt >= month)
            .GroupBy(p => p.AccountId).Select(g => new { g.Key, Paid = g.Sum(p => p.AmountPaid ?? 0) }).ToDictionaryAsync(g => g.Key, g => g.Paid, cancellation);
        return [.. rows.Select(r => new RechargeLine(r, names.Of(accounts[r.AccountId].TelegramUserId), accounts[r.AccountId].Balance, titles.GetValueOrDefault(r.ProductId) ?? "", charged.GetValueOrDefault(r.AccountId)))];
    }
}

/// <param name="ChargedThisMonth">In the calendar month (UTC), in the smallest unit.</param>
public sealed record RechargeLine(AutoRecharge Recharge, Person Person, long Balance, string Product, long ChargedThisMonth);

/// <param name="Next">Where the next page begins; null on the last one.</param>
public sealed record RechargePage(IReadOnlyList<RechargeLine> Rows, long? Next);

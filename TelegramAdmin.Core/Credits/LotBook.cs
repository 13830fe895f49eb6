using System.Globalization;
using Microsoft.EntityFrameworkCore;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Core.Credits;

/// <summary>Which of an account's credits end, and when: the part of the ledger that spends those first.</summary>
internal static class LotBook
{
    private const string Take = "UPDATE credit_lots SET remaining = remaining - @amount WHERE id = @id";
    private const string PutBack = "UPDATE credit_lots SET remaining = remaining + @amount WHERE id = @id";
    private const string Empty = "UPDATE credit_lots SET remaining = 0 WHERE id = @id";
    private const string Open = "SELECT id, remaining FROM credit_lots WHERE account_id = @account AND remaining > 0 ORDER BY expires_at, id";

    public static async Task AddAsync(AppDbContext db, CreditAccount account, long entryId, long amount, DateTimeOffset expiresAt)
    {
        db.CreditLots.Add(new CreditLot { WorkspaceId = account.WorkspaceId, AccountId = account.Id, EntryId = entryId, Remaining = amount, ExpiresAt = expiresAt });
        await db.SaveChangesAsync();
    }

    /// <summary>Takes from what ends first; the rest comes from what never ends.</summary>
    /// <returns>What was taken of which lots; null for none.</returns>
    public static async Task<string?> TakeAsync(AppDbContext db, CreditAccount account, long amount)
    {
        var open = new List<(long Id, long Remaining)>();
        await db.Session.ForEachAsync(Open, [account.Id], (p, id) => p.Add("@account", id), (_, row) => open.Add((row.GetInt64(0), row.GetInt64(1))));
        var taken = new List<(long Id, long Amount)>();
        foreach (var lot in open.TakeWhile(_ => amount > 0))
        {
            taken.Add((lot.Id, Math.Min(lot.Remaining, amount)));
            amount -= taken[^1].Amount;
        }
        await db.Session.ForEachAsync(Take, taken, static (p, lot) => p.Add("@amount", lot.Amount).Add("@id", lot.Id));
        return taken.Count == 0 ? null : string.Join(',', taken.Select(lot => Write(lot.Id, lot.Amount)));
    }

    /// <param name="lots">As <see cref="CreditEntry.Lots"/> keeps it.</param>
    public static Task PutBackAsync(AppDbContext db, string? lots) =>
        db.Session.ForEachAsync(PutBack, ReadAll(lots), static (p, lot) => p.Add("@amount", lot.Amount).Add("@id", lot.Id));

    /// <summary>How much of what an entry took out ends, and when.</summary>
    /// <param name="lots">As <see cref="CreditEntry.Lots"/> keeps it.</param>
    public static async Task<IReadOnlyList<(long Amount, DateTimeOffset ExpiresAt)>> EndsAsync(AppDbContext db, string? lots)
    {
        var parts = ReadAll(lots);
        var ids = parts.Select(p => p.Id).ToList();
        var ends = ids.Count == 0 ? [] : await db.CreditLots.Where(l => ids.Contains(l.Id)).Select(l => new { l.Id, l.ExpiresAt }).ToDictionaryAsync(l => l.Id, l => l.ExpiresAt);
        return [.. parts.Select(p => (p.Amount, ends[p.Id]))];
    }

    public static async Task<IReadOnlyList<CreditLot>> DueAsync(AppDbContext db, CreditAccount account, DateTimeOffset now) =>
        await db.CreditLots.AsNoTracking().Where(l => l.AccountId == account.Id && l.Remaining > 0 && l.ExpiresAt <= now).ToListAsync();

    /// <summary>The lot that an entry brought in; null where it brought none.</summary>
    public static Task<CreditLot?> FindAsync(AppDbContext db, CreditAccount account, string source) => db.CreditLots.AsNoTracking().Where(l => l.AccountId == account.Id)
        .Join(db.CreditEntries.Where(e => e.WorkspaceId == account.WorkspaceId && e.Source == source), l => l.EntryId, e => e.Id, (l, _) => l).FirstOrDefaultAsync();

    /// <summary>As <see cref="CreditEntry.Lots"/> keeps it.</summary>
    public static string Write(long lotId, long amount) => string.Create(CultureInfo.InvariantCulture, $"{lotId}:{amount}");

    public static Task EmptyAsync(AppDbContext db, long lotId) => db.Session.RunAsync(Empty, p => p.Add("@id", lotId));

    private static (long Id, long Amount)[] ReadAll(string? lots) => [.. (lots ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries).Select(Read)];

    private static (long Id, long Amount) Read(string part)
    {
        var colon = part.IndexOf(':', StringComparison.Ordinal);
        return (long.Parse(part.AsSpan(0, colon), CultureInfo.InvariantCulture), long.Parse(part.AsSpan(colon + 1), CultureInfo.InvariantCulture));
    }
}

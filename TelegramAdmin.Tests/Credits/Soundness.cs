using Microsoft.EntityFrameworkCore;
using TelegramAdmin.Core.Credits;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Tests.Credits;

/// <summary>What must be true of every account at every moment.</summary>
internal static class Soundness
{
    /// <summary>The sums, as one statement sees them: a moment, and nothing of the next one.</summary>
    public static async Task<IReadOnlyList<Stand>> StandsAsync(this IDatabase storage)
    {
        await using var db = storage.ReadAll();
        var (entries, holds, lots) = (db.CreditEntries, db.CreditHolds, db.CreditLots);
        return await db.CreditAccounts.OrderBy(a => a.Id).Select(a => new Stand(
            a.Id, a.TelegramUserId, a.Balance, a.Held,
            entries.Where(e => e.AccountId == a.Id).Sum(e => e.Amount),
            holds.Where(h => h.AccountId == a.Id && h.State == HoldState.Held).Sum(h => h.Amount),
            lots.Where(l => l.AccountId == a.Id).Sum(l => l.Remaining))).ToListAsync();
    }

    /// <summary>The sums, and that each entry goes on where the one before it ended.</summary>
    public static async Task AssertSoundAsync(this IDatabase storage)
    {
        var stands = await storage.StandsAsync();
        Assert.All(stands, stand => Assert.True(stand.IsSound, stand.ToString()));
        await using var db = storage.ReadAll();
        var entries = await db.CreditEntries.OrderBy(e => e.Id).ToListAsync();
        foreach (var chain in entries.GroupBy(e => e.AccountId))
        {
            var balance = 0L;
            foreach (var entry in chain)
                Assert.Equal(balance += entry.Amount, entry.BalanceAfter);
            Assert.Equal(balance, stands.Single(s => s.Id == chain.Key).Balance);
        }
        Assert.Equal(entries.Count, entries.Select(e => (e.WorkspaceId, e.Source)).Distinct().Count());
    }
}

/// <param name="Ending">What is left in lots; part of the balance.</param>
internal sealed record Stand(long Id, long User, long Balance, long Held, long Entries, long OpenHolds, long Ending)
{
    public bool IsSound => Balance == Entries && Held == OpenHolds && Balance >= Ending && Ending >= 0;
}

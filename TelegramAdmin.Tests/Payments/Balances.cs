using Microsoft.EntityFrameworkCore;
using TelegramAdmin.Core.Credits;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Tests.Payments;

/// <summary>Every account's balance is the sum of its entries, and what is held is what its holds say.</summary>
internal static class Balances
{
    public static async Task AssertAsync(AppDbContext db)
    {
        var sums = await db.CreditEntries.GroupBy(e => e.AccountId).Select(g => new { g.Key, Sum = g.Sum(e => e.Amount) }).ToDictionaryAsync(g => g.Key, g => g.Sum);
        var held = await db.CreditHolds.Where(h => h.State == HoldState.Held).GroupBy(h => h.AccountId).Select(g => new { g.Key, Sum = g.Sum(h => h.Amount) }).ToDictionaryAsync(g => g.Key, g => g.Sum);
        foreach (var account in await db.CreditAccounts.ToListAsync())
        {
            Assert.Equal((account.Id, sums.GetValueOrDefault(account.Id)), (account.Id, account.Balance));
            Assert.Equal((account.Id, held.GetValueOrDefault(account.Id)), (account.Id, account.Held));
        }
    }
}

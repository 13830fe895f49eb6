using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using TelegramAdmin.Core.Credits;
using TelegramAdmin.Core.Payments;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Benchmarks.Chaos.Counting;

/// <summary>What was bought: each payment at Stripe is granted once, and every balance is the sum of its entries.</summary>
internal static class PaymentCount
{
    public static async Task AddAsync(Tally tally, AppDbContext db, Stage stage, int asked)
    {
        var payments = (await db.Payments.ToListAsync()).ToLookup(p => p.TelegramUserId);
        var entries = await db.CreditEntries.ToListAsync();
        var paid = stage.Sandbox.Stripe.All("payment_intent").Where(i => i.GetProperty("status").GetString() == "succeeded").Select(TokenOf).ToHashSet();
        foreach (var buyer in stage.Crowd.Buyers.Take(asked))
        {
            tally.Accepted++;
            var granted = payments[buyer.Id].Where(p => paid.Contains(p.Token) && p.GrantedAt is not null).ToList();
            if (granted.Count == 0)
                tally.Lose($"the purchase of {buyer.Id}: {string.Join(", ", payments[buyer.Id].Select(p => $"{p.State}, {(paid.Contains(p.Token) ? "paid" : "not paid")}"))}");
            else
                tally.Done++;
            foreach (var payment in granted)
                Check(tally, payment, [.. entries.Where(e => e.PaymentId == payment.Id && e.Kind == EntryKind.Purchase)]);
            tally.SaidAgain += Math.Max(0, buyer.History(stage.Crowd.Desk).Count(m => m.FromBot && m.Text?.Contains("credits are here", StringComparison.Ordinal) == true) - granted.Count);
        }
        await CheckBalancesAsync(tally, db, entries);
    }

    private static void Check(Tally tally, Payment payment, IReadOnlyList<CreditEntry> entries)
    {
        if (entries.Count > 1)
            tally.Double($"payment {payment.Id} was granted {entries.Count} times");
        if (entries.Sum(e => e.Amount) != payment.Credits + payment.BonusCredits)
            tally.Wrong($"payment {payment.Id} brought {entries.Sum(e => e.Amount)} credits instead of {payment.Credits + payment.BonusCredits}");
    }

    private static async Task CheckBalancesAsync(Tally tally, AppDbContext db, List<CreditEntry> entries)
    {
        var sums = entries.GroupBy(e => e.AccountId).ToDictionary(g => g.Key, g => g.Sum(e => e.Amount));
        foreach (var account in await db.CreditAccounts.ToListAsync())
        {
            if (account.Balance != sums.GetValueOrDefault(account.Id))
                tally.Wrong($"account {account.Id} has {account.Balance}, its entries {sums.GetValueOrDefault(account.Id)}");
        }
    }

    private static string TokenOf(JsonElement intent) => intent.GetProperty("metadata").GetProperty("payment").GetString()!;
}

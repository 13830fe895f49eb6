using Microsoft.EntityFrameworkCore;
using TelegramAdmin.Core.Credits;
using TelegramAdmin.Core.Credits.Sharing;
using TelegramAdmin.Core.Errors;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Core.Payments.Returning;

/// <summary>The credits that a payment gave, and how many of them can still be taken back. Inside the caller's transaction, the payment being locked.</summary>
public sealed class BoughtCredits(Ledger ledger, SettleGift gifts)
{
    /// <summary>What was given and neither went back nor is set aside for a refund or a dispute; whether or not it was spent.</summary>
    public static async Task<long> UntouchedAsync(AppDbContext db, Payment payment)
    {
        if (payment.GrantedAt is null)
            return 0;
        var holds = db.CreditEntries.Where(e => e.AccountId == payment.AccountId && e.PaymentId == payment.Id && e.Kind == EntryKind.Hold).Select(e => e.Source);
        var setAside = await db.CreditHolds.Where(h => h.AccountId == payment.AccountId && h.State == HoldState.Held && holds.Contains(h.Source)).SumAsync(h => h.Amount);
        return Math.Max(0, payment.Credits + payment.BonusCredits - payment.CreditsTakenBack - setAside);
    }

    /// <summary>The part of them that belongs to a part of the money; all that is untouched where all of the money goes.</summary>
    public static async Task<long> BelongingToAsync(AppDbContext db, Payment payment, long amount, bool isAll)
    {
        var untouched = await UntouchedAsync(db, payment);
        return isAll ? untouched : Math.Min(untouched, (long)((Int128)(payment.Credits + payment.BonusCredits) * amount / Math.Max(1, payment.AmountPaid ?? payment.Amount)));
    }

    /// <summary>Makes ready to take that many: what has ended leaves, and gifts that nobody claimed yet come back, as far as they are needed.</summary>
    /// <returns>How many of them are there.</returns>
    public async Task<long> GatherAsync(AppDbContext db, CreditAccount account, long wanted)
    {
        await ledger.ExpireAsync(db, account);
        foreach (var gift in await WaitingAsync(db, account, wanted))
        {
            if (account.Balance >= wanted)
                break;
            await gifts.ReturnAsync(db, gift, "What was paid for it goes back");
            await ledger.ExpireAsync(db, account);
        }
        return Math.Clamp(wanted, 0, account.Balance);
    }

    /// <summary>Takes them out of the balance.</summary>
    public async Task TakeAsync(AppDbContext db, CreditAccount account, Payment payment, long credits, string source)
    {
        if (credits > 0)
            Ensure(await ledger.DeductAsync(db, account, new EntryDraft(EntryKind.Reversal, credits, source) { Note = $"Refund of {payment.ProductName}", BotId = payment.BotId, PaymentId = payment.Id }));
    }

    /// <summary>Gives back what was taken for money that stays after all.</summary>
    public async Task GiveBackAsync(AppDbContext db, CreditAccount account, Payment payment, long credits, string source)
    {
        if (credits > 0)
            Ensure(await ledger.GrantAsync(db, account, new EntryDraft(EntryKind.Release, credits, source) { Note = "The refund did not go through", BotId = payment.BotId, PaymentId = payment.Id }));
    }

    private static async Task<List<CreditGift>> WaitingAsync(AppDbContext db, CreditAccount account, long wanted) => account.Balance >= wanted
        ? []
        : await db.CreditGifts.AsNoTracking().Where(g => g.FromAccountId == account.Id && g.State == GiftState.Waiting).OrderByDescending(g => g.Id).ToListAsync();

    private static void Ensure(Result<Posted> posted)
    {
        if (posted.Failure is { } refused)
            throw new InvalidOperationException($"The ledger refused what goes with a refund: {refused.Code}");
    }
}

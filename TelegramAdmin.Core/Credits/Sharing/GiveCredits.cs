using Microsoft.EntityFrameworkCore;
using TelegramAdmin.Core.Errors;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Core.Credits.Sharing;

/// <summary>A person sets credits aside for whoever opens the link. Part of the caller's transaction; the account is open.</summary>
public sealed class GiveCredits(Ledger ledger, TimeProvider time)
{
    private const int MostWaiting = 10;

    /// <param name="source">What asked for it: the same one makes one gift.</param>
    /// <param name="onlyBought">No more than the person has bought.</param>
    public async Task<Result<CreditGift>> RunAsync(AppDbContext db, CreditAccount account, long amount, int lastsDays, string source, BotId bot, bool onlyBought)
    {
        if (await db.CreditGifts.CountAsync(g => g.FromAccountId == account.Id && g.State == GiftState.Waiting) >= MostWaiting)
            return SharingErrors.TooManyGifts;
        if (onlyBought && amount > await BoughtAsync(db, account))
            return SharingErrors.OnlyBought;
        var held = await ledger.HoldAsync(db, account, new EntryDraft(EntryKind.Hold, amount, source) { Note = "Gift", BotId = bot });
        if (!held.TryGet(out var hold, out var refused))
            return refused;
        if (await db.CreditGifts.FirstOrDefaultAsync(g => g.HoldId == hold) is { } made)
            return made;
        var gift = db.CreditGifts.Add(new CreditGift
        {
            WorkspaceId = account.WorkspaceId,
            Code = ShareCode.ForGift(),
            FromAccountId = account.Id,
            BotId = bot,
            HoldId = hold,
            Amount = amount,
            State = GiftState.Waiting,
            CreatedAt = time.GetUtcNow(),
            ExpiresAt = time.GetUtcNow().AddDays(lastsDays),
        }).Entity;
        await db.SaveChangesAsync();
        return gift;
    }

    // Bought and not yet given away; what went back to the payer's bank, or is set aside for it, is not theirs to give.
    private static async Task<long> BoughtAsync(AppDbContext db, CreditAccount account)
    {
        var bought = await db.CreditEntries.Where(e => e.AccountId == account.Id
            && (e.Kind == EntryKind.Purchase || e.Kind == EntryKind.Reversal || (e.PaymentId != null && (e.Kind == EntryKind.Hold || e.Kind == EntryKind.Release)))).SumAsync(e => e.Amount);
        return bought - await db.CreditGifts.Where(g => g.FromAccountId == account.Id && g.State != GiftState.Returned).SumAsync(g => g.Amount);
    }
}

using System.Globalization;
using Microsoft.EntityFrameworkCore;
using TelegramAdmin.Core.Errors;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Core.Credits.Sharing;

/// <summary>A gift finds its way: to whoever claims it, or back. Part of the caller's transaction. Of several who try at once one succeeds.</summary>
public sealed class SettleGift(Ledger ledger, TimeProvider time)
{
    /// <param name="account">Who opened the link, open.</param>
    public async Task<Result<CreditGift>> ClaimAsync(AppDbContext db, CreditAccount account, string code, BotId bot)
    {
        if (await db.CreditGifts.FirstOrDefaultAsync(g => g.WorkspaceId == account.WorkspaceId && g.Code == code) is not { } gift)
            return SharingErrors.GiftUnknown;
        if (gift.FromAccountId == account.Id)
            return SharingErrors.GiftOwn;
        if (gift.State == GiftState.Returned || (gift.State == GiftState.Waiting && gift.ExpiresAt <= time.GetUtcNow()))
            return SharingErrors.GiftReturned;
        if (!await MoveAsync(db, gift, GiftState.Claimed, account.Id))
            return SharingErrors.GiftClaimed;
        var taken = await ledger.TakeAsync(db, await GiverAsync(db, gift), gift.HoldId);
        var source = string.Create(CultureInfo.InvariantCulture, $"gift_claimed:{gift.Id}");
        var granted = await ledger.GrantAsync(db, account, new EntryDraft(EntryKind.GiftReceived, taken.Value, source) { Note = "Gift", BotId = bot });
        _ = granted.Value;
        return gift;
    }

    /// <returns>Whether it went back now.</returns>
    public async Task<bool> ReturnAsync(AppDbContext db, CreditGift gift, string note)
    {
        if (!await MoveAsync(db, gift, GiftState.Returned, null))
            return false;
        var returned = await ledger.ReleaseAsync(db, await GiverAsync(db, gift), gift.HoldId, note);
        return returned.IsOk;
    }

    private async Task<bool> MoveAsync(AppDbContext db, CreditGift gift, GiftState state, long? to)
    {
        var now = time.GetUtcNow();
        return await db.CreditGifts.Where(g => g.Id == gift.Id && g.State == GiftState.Waiting)
            .ExecuteUpdateAsync(set => set.SetProperty(g => g.State, state).SetProperty(g => g.ToAccountId, to).SetProperty(g => g.SettledAt, now)) == 1;
    }

    private async Task<CreditAccount> GiverAsync(AppDbContext db, CreditGift gift)
    {
        var user = await db.CreditAccounts.AsNoTracking().Where(a => a.Id == gift.FromAccountId).Select(a => a.TelegramUserId).FirstAsync();
        return await ledger.OpenAsync(db, gift.WorkspaceId, user);
    }
}

using System.Globalization;
using Microsoft.EntityFrameworkCore;
using TelegramAdmin.Core.Errors;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Core.Credits.Sharing;

/// <summary>A person enters a promo code: credits come at once, a discount waits for the next purchase. Part of the caller's transaction; the account is open.</summary>
public sealed class RedeemPromo(Ledger ledger, PromoGuesses guesses, TimeProvider time)
{
    public async Task<Result<PromoCode>> RunAsync(AppDbContext db, CreditAccount account, string text, BotId bot)
    {
        if (guesses.IsTooMany(account))
            return SharingErrors.PromoGuessing;
        var code = text.Trim().ToUpperInvariant();
        var promo = code.Length is 0 or > 32 ? null : await db.PromoCodes.AsNoTracking().FirstOrDefaultAsync(p => p.WorkspaceId == account.WorkspaceId && p.Code == code && p.ArchivedAt == null);
        if (promo is null)
        {
            guesses.NoteWrong(account);
            return SharingErrors.PromoUnknown;
        }
        if (await RefusalAsync(db, account, promo) is { } refusal)
            return refusal;
        await GiveAsync(db, account, promo, bot);
        return promo;
    }

    private async Task<Failure?> RefusalAsync(AppDbContext db, CreditAccount account, PromoCode promo)
    {
        var now = time.GetUtcNow();
        if (promo.StartsAt > now || promo.EndsAt <= now)
            return SharingErrors.PromoOver;
        if (await db.PromoUses.AnyAsync(u => u.PromoCodeId == promo.Id && u.AccountId == account.Id))
            return SharingErrors.PromoUsed;
        if (promo.Kind == PromoKind.PercentOff && account.PendingPromoId is not null)
            return SharingErrors.PromoWaiting;
        // Counted where the limit is checked, so that of many at once no more than that many get through.
        var taken = await db.PromoCodes.Where(p => p.Id == promo.Id && (p.LargestUses == null || p.Uses < p.LargestUses)).ExecuteUpdateAsync(set => set.SetProperty(p => p.Uses, p => p.Uses + 1));
        return taken == 0 ? SharingErrors.PromoUsedUp : null;
    }

    private async Task GiveAsync(AppDbContext db, CreditAccount account, PromoCode promo, BotId bot)
    {
        var now = time.GetUtcNow();
        db.PromoUses.Add(new PromoUse { WorkspaceId = account.WorkspaceId, PromoCodeId = promo.Id, AccountId = account.Id, UsedAt = now });
        await db.SaveChangesAsync();
        if (promo.Kind == PromoKind.PercentOff)
        {
            account.PendingPromoId = promo.Id;
            return;
        }
        var source = string.Create(CultureInfo.InvariantCulture, $"promo:{promo.Id}:{account.Id}");
        var granted = await ledger.GrantAsync(db, account, new EntryDraft(EntryKind.Promo, promo.Value, source) { Note = promo.Code, BotId = bot }, promo.CreditsLastDays is { } days ? now.AddDays(days) : null);
        _ = granted.Value;
    }
}

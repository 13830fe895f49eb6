using Microsoft.EntityFrameworkCore;
using TelegramAdmin.Core.Credits;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Core.Payments.Buying;

/// <summary>A discount goes to one purchase: it is bound when the purchase begins, and comes back where that one ends unpaid. The account is open.</summary>
public sealed class PromoBook(Ledger ledger, TimeProvider time)
{
    /// <summary>The discount that the next purchase gets; null for none, or one that is over.</summary>
    public async Task<PromoCode?> WaitingAsync(AppDbContext db, CreditAccount account)
    {
        var now = time.GetUtcNow();
        var id = account.PendingPromoId ?? await OnUnpaidStarsAsync(db, account);
        return id is null ? null : await db.PromoCodes.AsNoTracking()
            .FirstOrDefaultAsync(p => p.Id == id && p.Kind == PromoKind.PercentOff && p.ArchivedAt == null && (p.EndsAt == null || p.EndsAt > now));
    }

    public async Task BindAsync(AppDbContext db, CreditAccount account, PromoCode promo, long paymentId)
    {
        account.PendingPromoId = null;
        if (await db.PromoUses.AsTracking().FirstOrDefaultAsync(u => u.PromoCodeId == promo.Id && u.AccountId == account.Id) is { } use)
            use.PaymentId = paymentId;
    }

    /// <summary>The purchase ended unpaid: its discount waits again.</summary>
    public async Task ReturnAsync(AppDbContext db, Payment payment)
    {
        if (payment.PromoCodeId is not { } id || await db.PromoUses.AsTracking().FirstOrDefaultAsync(u => u.PromoCodeId == id && u.PaymentId == payment.Id) is not { } use)
            return;
        use.PaymentId = null;
        var account = await ledger.OpenAsync(db, payment.WorkspaceId, payment.TelegramUserId);
        account.PendingPromoId ??= id;
    }

    /// <summary>Whether a discount still belongs to this purchase; another one may have taken it over.</summary>
    public static async Task<bool> IsBoundAsync(AppDbContext db, Payment payment) =>
        payment.PromoCodeId is not { } id || await db.PromoUses.AnyAsync(u => u.PromoCodeId == id && u.PaymentId == payment.Id);

    // An invoice in Stars never ends by itself. A new purchase takes its discount over; the old invoice is then refused at its pre-checkout.
    private static Task<long?> OnUnpaidStarsAsync(AppDbContext db, CreditAccount account) =>
        db.Payments.Where(p => p.AccountId == account.Id && p.Provider == PaymentProvider.Stars && p.State == PaymentState.Open && p.PromoCodeId != null)
            .Join(db.PromoUses, p => p.Id, u => u.PaymentId, (p, u) => (long?)u.PromoCodeId).FirstOrDefaultAsync();
}

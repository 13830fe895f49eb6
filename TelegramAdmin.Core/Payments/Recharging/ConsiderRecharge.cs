using Microsoft.EntityFrameworkCore;
using TelegramAdmin.Core.Credits;
using TelegramAdmin.Core.Credits.Charging;
using TelegramAdmin.Core.Payments.Buying;
using TelegramAdmin.Core.Settings;
using TelegramAdmin.Core.Storage;
using TelegramAdmin.Core.Updates;

using TelegramAdmin.Core.Payments.Catalogue;
namespace TelegramAdmin.Core.Payments.Recharging;

/// <summary>After a message that was charged: buys more where the person agreed to it and their credits fell below what they chose. Never two at once, never dearer than agreed, never above the month's cap.</summary>
public sealed class ConsiderRecharge(PaymentBook book, TierBook tiers, RechargeTelling telling, SettingsStore settings, EngineOptions options) : IUpdateHandler
{
    public UpdateStage Stage => UpdateStage.Conclude;

    public async Task HandleAsync(UpdateContext context)
    {
        if (!options.Stripe.IsOn || context.Find<Charge>() is not { Outcome: ChargeOutcome.Charged or ChargeOutcome.OutOfCredits } charge)
            return;
        var recharge = await context.Db.AutoRecharges.AsTracking().FirstOrDefaultAsync(r => r.AccountId == charge.Account.Id && r.State == RechargeState.On);
        if (recharge is { PaymentId: null, PaymentMethodId: not null, ConsentAt: not null } && recharge.IsLive == options.Stripe.IsLive && charge.Account.Balance < recharge.Threshold
            && await settings.GetAsync(context.Bot.WorkspaceId, PaymentSettings.RechargeIsOffered))
            await BeginAsync(context.Db, recharge, charge.Account, context.Now);
    }

    private async Task BeginAsync(AppDbContext db, AutoRecharge recharge, CreditAccount account, DateTimeOffset now)
    {
        var product = await db.Products.AsNoTracking().Include(p => p.Prices).FirstOrDefaultAsync(p => p.Id == recharge.ProductId && p.ArchivedAt == null);
        if (product?.Prices.FirstOrDefault(p => p.Currency == recharge.Currency) is not { } price)
        {
            recharge.LastFailure = "The package is not sold any more. The person has to choose another one.";
            return;
        }
        if (price.Amount > (recharge.AgreedAmount ?? 0))
        {
            await RefuseAsync(db, recharge, account, product, price);
            return;
        }
        if (await ChargedAsync(db, recharge, now) + price.Amount > recharge.MonthlyCap)
        {
            recharge.LastFailure = $"The month's cap of {Currencies.Write(recharge.MonthlyCap, recharge.Currency)} is reached.";
            return;
        }
        var tier = await tiers.OfAsync(account.WorkspaceId, account.TierId);
        var payment = db.Payments.Add(PaymentDraft.Of(product, price, account, recharge.BotId, PaymentProvider.Stripe, PaymentOrigin.AutoRecharge, tier.BonusPercent, recharge.IsLive, now)).Entity;
        await db.SaveChangesAsync();
        (recharge.PaymentId, recharge.LastFailure) = (payment.Id, null);
        book.Note(db, payment, PaymentStepKind.Begun, detail: $"{account.Balance:N0} credits left, below {recharge.Threshold:N0}");
        await db.CountAsync(payment, now, begun: 1);
        book.Schedule(db, payment);
    }

    // Said once for each price; with the new one they have to agree anew.
    private async Task RefuseAsync(AppDbContext db, AutoRecharge recharge, CreditAccount account, Product product, ProductPrice price)
    {
        var words = $"{product.Name} costs {Currencies.Write(price.Amount, price.Currency)} now, and the person agreed to {Currencies.Write(recharge.AgreedAmount ?? 0, recharge.Currency)}. They have to agree anew.";
        if (recharge.LastFailure == words)
            return;
        recharge.LastFailure = words;
        await telling.PriceRoseAsync(db, recharge, account.TelegramUserId, product.Name, price.Amount);
    }

    /// <returns>What came in this month by auto-recharge, and what is on its way.</returns>
    private static async Task<long> ChargedAsync(AppDbContext db, AutoRecharge recharge, DateTimeOffset now)
    {
        var month = new DateTimeOffset(now.Year, now.Month, 1, 0, 0, 0, TimeSpan.Zero);
        return await db.Payments.Where(p => p.AccountId == recharge.AccountId && p.Origin == PaymentOrigin.AutoRecharge && p.Currency == recharge.Currency)
            .Where(p => p.PaidAt >= month || (p.PaidAt == null && p.State == PaymentState.Processing))
            .SumAsync(p => p.AmountPaid ?? p.Amount);
    }
}

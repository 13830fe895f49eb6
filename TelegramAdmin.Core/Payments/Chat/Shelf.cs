using Microsoft.EntityFrameworkCore;
using TelegramAdmin.Core.Credits;
using TelegramAdmin.Core.Credits.Chat;
using TelegramAdmin.Core.Payments.Catalogue;
using TelegramAdmin.Core.Settings;

namespace TelegramAdmin.Core.Payments.Chat;

/// <summary>What a person can buy at this moment, and in which ways.</summary>
public sealed class Shelf(EngineOptions options)
{
    /// <summary>Whether anything can be paid at all.</summary>
    public bool IsOpen(ChatTurn turn) => TakesCards(turn.Settings) || turn.Settings.Get(PaymentSettings.StarsAreOffered);

    public bool TakesCards(SettingValues settings) => options.Stripe.IsOn && settings.Get(PaymentSettings.CardsAreOffered);

    /// <summary>In the order of the catalogue; what has no price that this person could pay is left out.</summary>
    public async Task<IReadOnlyList<Ware>> OfAsync(ChatTurn turn)
    {
        var products = await turn.Db.OnSale(turn.Account.WorkspaceId).AsNoTracking().ToListAsync();
        var percentOff = await PercentOffAsync(turn);
        return [.. products.Select(product => Of(turn, product, percentOff)).Where(ware => ware.Card is not null || ware.Stars is not null)];
    }

    private Ware Of(ChatTurn turn, Product product, int percentOff)
    {
        var preferred = turn.Settings.Get(PaymentSettings.Currency);
        var card = TakesCards(turn.Settings) ? product.Prices.Find(p => p.Currency == preferred) ?? product.Prices.Find(p => p.Currency != Currencies.Stars) : null;
        var stars = turn.Settings.Get(PaymentSettings.StarsAreOffered) ? product.Prices.Find(p => p.Currency == Currencies.Stars) : null;
        return new Ware(product, ProductTexts.Of(product, turn.Words.Language), Written(card, percentOff), Written(stars, percentOff), product.Credits * turn.Tier.BonusPercent / 100, percentOff);
    }

    private static string? Written(ProductPrice? price, int percentOff) =>
        price is null ? null : Currencies.Write(price.Amount - (price.Amount * percentOff / 100), price.Currency);

    private static async Task<int> PercentOffAsync(ChatTurn turn) => turn.Account.PendingPromoId is { } id
        ? await turn.Db.PromoCodes.Where(p => p.Id == id && p.Kind == PromoKind.PercentOff).Select(p => p.Value).FirstOrDefaultAsync()
        : 0;
}

/// <summary>A product as one person sees it.</summary>
/// <param name="Card">What it costs by card, the discount taken off; null where that is no way to pay it.</param>
/// <param name="Stars">Likewise in Telegram Stars.</param>
/// <param name="BonusCredits">What the person's tier puts on top.</param>
public sealed record Ware(Product Product, ProductText Text, string? Card, string? Stars, long BonusCredits, int PercentOff)
{
    public string Prices => string.Join(" · ", new[] { Card, Stars }.OfType<string>());

    /// <summary>Ahead of the name: why one would choose it.</summary>
    public string Mark => Product.Badge switch { ProductBadge.MostPopular => "⭐ ", ProductBadge.BestValue => "💎 ", ProductBadge.New => "🆕 ", _ => "" };
}

using TelegramAdmin.Core.Payments;
using TelegramAdmin.Core.Payments.Catalogue;
using TelegramAdmin.Core.Settings;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Core.Campaigns.Gifts.Drafting;

/// <summary>What a gift would cost whoever bought it: by the largest package on sale, where a credit is cheapest, or the pass nearest in length.</summary>
public sealed class ListPrice(CatalogueReader catalogue, SettingsStore settings)
{
    /// <returns>Null where nothing like it is on sale for money.</returns>
    public async Task<GiftWorth?> OfAsync(WorkspaceId workspace, long credits, int passDays, long people)
    {
        var currency = await settings.GetAsync(workspace, PaymentSettings.Currency);
        var onSale = from product in await catalogue.OnSaleAsync(workspace)
                     let price = product.Prices.Find(p => p.Currency == currency) ?? product.Prices.Find(p => p.Currency != Currencies.Stars)
                     where price is not null
                     select (product, price);
        return passDays > 0 ? OfPass(onSale, passDays, people) : OfCredits(onSale, credits, people);
    }

    private static GiftWorth? OfCredits(IEnumerable<(Product Product, ProductPrice Price)> onSale, long credits, long people) =>
        onSale.Where(o => o.Product is { Kind: ProductKind.Credits, Credits: > 0 }).OrderByDescending(o => o.Product.Credits).ToList() is [var largest, ..]
            ? new GiftWorth(Rounded((decimal)largest.Price.Amount * credits * people / largest.Product.Credits), largest.Price.Currency, largest.Product.Name)
            : null;

    private static GiftWorth? OfPass(IEnumerable<(Product Product, ProductPrice Price)> onSale, int days, long people) =>
        onSale.Where(o => o.Product.Kind == ProductKind.Pass).Select(o => (o.Product, o.Price, Days: DaysOf(o.Product))).OrderBy(o => Math.Abs(o.Days - days)).ToList() is [var nearest, ..]
            ? new GiftWorth(Rounded((decimal)nearest.Price.Amount * days * people / (decimal)nearest.Days), nearest.Price.Currency, nearest.Product.Name)
            : null;

    private static double DaysOf(Product product)
    {
        var start = new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);
        return (Credits.PassLengths.EndOf(product.PassUnit, product.PassLength, start) - start).TotalDays;
    }

    private static long Rounded(decimal amount) => amount > long.MaxValue ? long.MaxValue : (long)Math.Round(amount);
}

/// <param name="Amount">In the currency's smallest unit.</param>
/// <param name="By">The product whose price it is counted by.</param>
public sealed record GiftWorth(long Amount, string Currency, string By);

using TelegramAdmin.Components.Marks;
using TelegramAdmin.Components.Text;
using TelegramAdmin.Core.Payments.Catalogue;
using TelegramAdmin.Features.Credits;

namespace TelegramAdmin.Features.Payments.Products;

/// <summary>A product in short words.</summary>
internal static class ProductWords
{
    public const string Stars = "XTR";

    public static string Gives(Product product) => product.Kind == ProductKind.Credits
        ? $"{Numbers.Count(product.Credits)} {(product.Credits == 1 ? "credit" : "credits")}"
        : PassWords.Length(product.PassLength, product.PassUnit) + (product.Renews ? ", renews" : "");

    public static string? Badge(ProductBadge? badge) => badge switch
    {
        ProductBadge.MostPopular => "most popular",
        ProductBadge.BestValue => "best value",
        ProductBadge.New => "new",
        _ => null,
    };

    /// <summary>The price in the workspace's currency, and how many other currencies there are; Stars apart.</summary>
    public static string Prices(Product product, string currency) => product.Prices.Where(p => p.Currency != Stars).ToList() is { Count: > 0 } money
        && (money.Find(p => p.Currency == currency) ?? money[0]) is var first ? Amounts.Money(first.Amount, first.Currency) + (money.Count > 1 ? $" +{money.Count - 1}" : "") : Numbers.None;

    public static string StarsPrice(Product product) => product.Prices.FirstOrDefault(p => p.Currency == Stars) is { } stars ? Amounts.Money(stars.Amount, Stars) : Numbers.None;

    public static (string Word, Tone Tone) Sync(Product product) => product.Sync switch
    {
        SyncState.InStep => ("in step", Tone.Ok),
        SyncState.Differs => ("differs", Tone.Warn),
        SyncState.Failed => ("refused", Tone.Bad),
        SyncState.Off => ("not at Stripe", Tone.Mute),
        _ => ("waiting", Tone.Info),
    };
}

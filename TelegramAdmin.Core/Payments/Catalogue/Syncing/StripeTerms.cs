using TelegramAdmin.Core.Credits;
using TelegramAdmin.Core.Payments.Stripe.Client.Objects;

namespace TelegramAdmin.Core.Payments.Catalogue.Syncing;

/// <summary>Our products in Stripe's terms.</summary>
internal static class StripeTerms
{
    /// <summary>How often Stripe renews it; null where it is paid once.</summary>
    public static PriceRecurrence? Recurrence(Product product) => product is { Kind: ProductKind.Pass, Renews: true } ? new PriceRecurrence(Interval(product.PassUnit), product.PassLength) : null;

    public static IReadOnlyDictionary<string, string> Metadata(Product product) => new Dictionary<string, string>
    {
        ["workspace"] = $"{product.WorkspaceId.Value}", ["product"] = $"{product.Id}",
    };

    /// <summary>A price of one fixed amount that is paid, and renewed, as the product is.</summary>
    public static bool FitsTerms(PriceObject price, Product product) =>
        price is { UnitAmount: > 0, BillingScheme: null or "per_unit" } && IsSame(price.Recurring, Recurrence(product));

    public static bool IsSameMoney(PriceObject price, ProductPrice ours) =>
        price.UnitAmount == ours.Amount && string.Equals(price.Currency, ours.Currency, StringComparison.OrdinalIgnoreCase);

    /// <summary>Made by us, for this product.</summary>
    public static bool IsOurs(PriceObject price, Product product) => Metadata(product).All(pair => price.MetadataOf(pair.Key) == pair.Value);

    private static bool IsSame(PriceRecurrence? one, PriceRecurrence? other) =>
        (one?.Interval, one?.IntervalCount) == (other?.Interval, other?.IntervalCount) && one?.UsageType is null or "licensed";

    private static string Interval(PassUnit unit) => unit switch { PassUnit.Week => "week", PassUnit.Month => "month", PassUnit.Year => "year", _ => "day" };
}

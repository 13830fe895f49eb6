using TelegramAdmin.Core.Payments.Stripe.Client.Objects;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Core.Payments.Catalogue.Syncing;

/// <summary>Says how what Stripe has differs from what we have.</summary>
internal static class CompareProduct
{
    private const int LongestWords = 500;

    /// <summary>In words; null where nothing differs.</summary>
    public static string? Differences(Product ours, StripeView? theirs, bool isLive)
    {
        List<string> all = theirs is null ? ["It was deleted at Stripe."] : [.. Each(ours, theirs, isLive)];
        return all.Count == 0 ? null : ShortText.Cut(string.Join(' ', all), LongestWords);
    }

    private static IEnumerable<string> Each(Product ours, StripeView theirs, bool isLive)
    {
        if (theirs.Product.Name != ours.Name)
            yield return $"Stripe calls it \"{theirs.Product.Name}\".";
        if ((theirs.Product.Description ?? "") != (ours.Description ?? ""))
            yield return "Stripe has another description.";
        if (theirs.Product.Active != ours.ArchivedAt is null)
            yield return theirs.Product.Active ? "It is on sale at Stripe and archived here." : "It is archived at Stripe and on sale here.";
        if (ours.ArchivedAt is not null)
            yield break;
        var offers = theirs.Offers(ours);
        foreach (var price in ours.MoneyPrices().Where(price => theirs.Prices.All(p => p.Id != price.StripeId(isLive))))
            yield return Difference(price, offers.GetValueOrDefault(price.Currency));
    }

    private static string Difference(ProductPrice ours, PriceObject? theirs) => theirs is null
        ? $"The price of {Currencies.Write(ours.Amount, ours.Currency)} is switched off at Stripe."
        : $"It costs {Currencies.Write(ours.Amount, ours.Currency)} here and {Currencies.Write(theirs.UnitAmount!.Value, ours.Currency)} at Stripe.";
}

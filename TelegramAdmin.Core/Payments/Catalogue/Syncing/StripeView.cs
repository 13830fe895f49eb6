using TelegramAdmin.Core.Payments.Stripe.Client;
using TelegramAdmin.Core.Payments.Stripe.Client.Objects;
using TelegramAdmin.Core.Payments.Stripe.Client.Requests;

namespace TelegramAdmin.Core.Payments.Catalogue.Syncing;

/// <summary>A product as Stripe has it.</summary>
/// <param name="Prices">Active ones only.</param>
public sealed record StripeView(ProductObject Product, IReadOnlyList<PriceObject> Prices)
{
    /// <summary>Null inside where the product is gone.</summary>
    internal static async Task<StripeResult<StripeView?>> ReadAsync(IStripeApi stripe, string id, CancellationToken cancellation)
    {
        if (!(await stripe.SendAsync(new Products.Get(id), cancellation)).TryGet(out var product, out var failure))
            return failure.IsMissing ? (StripeView?)null : failure;
        if (product.Deleted)
            return (StripeView?)null;
        var prices = await stripe.AllAsync(new Prices.List { Product = id, Active = true }, cancellation);
        return prices.Failure is { } refused ? refused : new StripeView(product, prices.Value);
    }

    /// <summary>One price for each currency that sells our product as we do: the default one, else the newest.</summary>
    internal IReadOnlyDictionary<string, PriceObject> Offers(Product ours) => Prices
        .Where(p => StripeTerms.FitsTerms(p, ours)).OrderByDescending(p => p.Id == Product.DefaultPrice).ThenByDescending(p => p.Created)
        .GroupBy(p => p.Currency.ToUpperInvariant()).ToDictionary(same => same.Key, same => same.First());
}

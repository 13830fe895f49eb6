using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using TelegramAdmin.Core.Payments.Stripe.Client;
using TelegramAdmin.Core.Payments.Stripe.Client.Objects;
using TelegramAdmin.Core.Payments.Stripe.Client.Requests;
using TelegramAdmin.Core.Settings;

namespace TelegramAdmin.Core.Payments.Catalogue.Syncing;

/// <summary>
/// Makes Stripe have a product as we have it. It can break off anywhere and be done again: the product's id is chosen here, each request is known
/// by the change that it tells of, and prices are looked for before they are made.
/// </summary>
public sealed class PushProduct(IStripeApi stripe, EngineOptions options)
{
    private const string AlreadyExists = "resource_already_exists";

    private bool IsLive => options.Stripe.IsLive;

    internal async Task<StripeResult<PushedProduct>> RunAsync(Product product, CancellationToken cancellation)
    {
        if (!(await HaveProductAsync(product, cancellation)).TryGet(out var there, out var failure))
            return failure;
        if (product.ArchivedAt is not null)
            return new PushedProduct(there.Id, new Dictionary<string, string>());
        if (!(await stripe.AllAsync(new Prices.List { Product = there.Id }, cancellation)).TryGet(out var known, out failure))
            return failure;
        var prices = new Dictionary<string, string>();
        foreach (var ours in product.MoneyPrices())
        {
            if (!(await HavePriceAsync(product, ours, there.Id, known, cancellation)).TryGet(out var price, out failure))
                return failure;
            prices[ours.Currency] = price.Id;
        }
        return await RetireOthersAsync(product, there, known, prices, cancellation) is { } refused ? refused : new PushedProduct(there.Id, prices);
    }

    private async Task<StripeResult<ProductObject>> HaveProductAsync(Product product, CancellationToken cancellation)
    {
        if (product.StripeId(IsLive) is not { } id)
            return await MakeProductAsync(product, ChosenId(product, ""), cancellation);
        var updated = await stripe.SendAsync(Update(product, id), cancellation);
        // Deleted there, or the key is of another account now. An id is used once only, so the next one is another.
        return updated.Failure is { IsMissing: true } ? await MakeProductAsync(product, ChosenId(product, Version(product)), cancellation) : updated;
    }

    private async Task<StripeResult<ProductObject>> MakeProductAsync(Product product, string id, CancellationToken cancellation)
    {
        var made = await stripe.SendAsync(new Products.Create(Key(product, "make"), id, product.Name)
        {
            Description = product.Description, Active = product.ArchivedAt is null, Metadata = StripeTerms.Metadata(product),
        }, cancellation);
        return made.Failure is { Code: AlreadyExists } ? await stripe.SendAsync(Update(product, id), cancellation) : made;
    }

    private Products.Update Update(Product product, string id) => new(Key(product, "change"), id)
    {
        Name = product.Name, Description = product.Description ?? "", Active = product.ArchivedAt is null, Metadata = StripeTerms.Metadata(product),
    };

    private async Task<StripeResult<PriceObject>> HavePriceAsync(Product product, ProductPrice ours, string stripeProduct, IReadOnlyList<PriceObject> known, CancellationToken cancellation)
    {
        var fitting = known.Where(p => StripeTerms.IsSameMoney(p, ours) && StripeTerms.FitsTerms(p, product)).ToList();
        var price = fitting.Find(p => p.Active && p.Id == ours.KnownId(IsLive)) ?? fitting.Find(p => p.Active) ?? fitting.Find(p => StripeTerms.IsOurs(p, product));
        if (price is not null)
            return price.Active ? price : await stripe.SendAsync(new Prices.Switch(Key(product, $"on-{price.Id}"), price.Id, true), cancellation);
        return await stripe.SendAsync(new Prices.Create(Key(product, $"price-{ours.Currency}"), stripeProduct, ours.Currency.ToLowerInvariant(), ours.Amount)
        {
            Recurring = StripeTerms.Recurrence(product), Metadata = StripeTerms.Metadata(product),
        }, cancellation);
    }

    // Prices that were ours and are no longer. A product's default price cannot be switched off, so another becomes it first.
    private async Task<StripeFailure?> RetireOthersAsync(
        Product product, ProductObject there, IReadOnlyList<PriceObject> known, Dictionary<string, string> prices, CancellationToken cancellation)
    {
        var old = known.Where(p => p.Active && !prices.ContainsValue(p.Id) && (StripeTerms.IsOurs(p, product) || product.Prices.Exists(ours => ours.KnownId(IsLive) == p.Id))).ToList();
        if (prices.Count > 0 && old.Exists(p => p.Id == there.DefaultPrice)
            && (await stripe.SendAsync(new Products.Update(Key(product, "default"), there.Id) { DefaultPrice = prices.Values.First() }, cancellation)).Failure is { } refused)
            return refused;
        foreach (var price in old.Where(p => prices.Count > 0 || p.Id != there.DefaultPrice))
        {
            if ((await stripe.SendAsync(new Prices.Switch(Key(product, $"off-{price.Id}"), price.Id, false), cancellation)).Failure is { } failure)
                return failure;
        }
        return null;
    }

    // The time of its making tells installations apart that use the same account.
    private static string ChosenId(Product product, string again) =>
        "tga_" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{product.WorkspaceId.Value}:{product.Id}:{Moment(product.CreatedAt)}:{again}")))[..20];

    private static string Key(Product product, string act) => $"{ChosenId(product, "")}:{Version(product)}:{act}";

    private static string Version(Product product) => Moment(product.ChangedAt);

    private static string Moment(DateTimeOffset at) => at.ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture);
}

/// <summary>What Stripe has now: the product's id, and the ids of its prices by currency.</summary>
internal sealed record PushedProduct(string Id, IReadOnlyDictionary<string, string> Prices);

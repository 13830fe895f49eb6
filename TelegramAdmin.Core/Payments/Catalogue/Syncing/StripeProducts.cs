using Microsoft.EntityFrameworkCore;
using TelegramAdmin.Core.Errors;
using TelegramAdmin.Core.Payments.Stripe.Client;
using TelegramAdmin.Core.Payments.Stripe.Client.Requests;
using TelegramAdmin.Core.Settings;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Core.Payments.Catalogue.Syncing;

/// <summary>Lists what was made at Stripe and is in no catalogue here.</summary>
public sealed class StripeProducts(IDatabase database, IStripeApi stripe, EngineOptions options)
{
    /// <summary>Active products with their active prices, the newest first.</summary>
    public async Task<Result<IReadOnlyList<StripeView>>> ListAsync(CancellationToken cancellation = default)
    {
        if (!(await stripe.AllAsync(new Products.List { Active = true }, cancellation)).TryGet(out var products, out var failure)
            || !(await stripe.AllAsync(new Prices.List { Active = true }, cancellation)).TryGet(out var prices, out failure))
            return failure.ToFailure();
        var known = await KnownAsync(cancellation);
        var byProduct = prices.ToLookup(p => p.Product);
        return products.Where(p => !known.Contains(p.Id)).Select(p => new StripeView(p, [.. byProduct[p.Id]])).ToList();
    }

    private async Task<HashSet<string>> KnownAsync(CancellationToken cancellation)
    {
        await using var db = database.ReadAll();
        var ids = options.Stripe.IsLive ? db.Products.Select(p => p.StripeLiveId) : db.Products.Select(p => p.StripeTestId);
        return [.. (await ids.Where(id => id != null).ToListAsync(cancellation)).OfType<string>()];
    }
}

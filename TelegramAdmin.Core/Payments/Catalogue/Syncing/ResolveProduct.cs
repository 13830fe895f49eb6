using TelegramAdmin.Core.Errors;
using TelegramAdmin.Core.Payments.Stripe.Client;
using TelegramAdmin.Core.Payments.Stripe.Client.Objects;
using TelegramAdmin.Core.Settings;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Core.Payments.Catalogue.Syncing;

/// <summary>Decides what counts where a product differs from Stripe's.</summary>
public sealed class ResolveProduct(CatalogueReader catalogue, ChangeProduct change, IStripeApi stripe, EngineOptions options, TimeProvider time)
{
    private bool IsLive => options.Stripe.IsLive;

    /// <summary>Stripe is told again how we have it.</summary>
    public Task<Result<Product>> UseOursAsync(WorkspaceId workspace, long productId) => change.RunAsync(workspace, productId, (_, product) =>
    {
        product.TellStripe(time.GetUtcNow());
        return Task.FromResult<Failure?>(null);
    });

    /// <summary>Name, description, prices and whether it is on sale become Stripe's.</summary>
    public async Task<Result<Product>> UseStripesAsync(WorkspaceId workspace, long productId, CancellationToken cancellation = default)
    {
        if (await catalogue.FindAsync(workspace, productId) is not { } seen)
            return CatalogueErrors.NotFound;
        if (seen.StripeId(IsLive) is not { } id)
            return CatalogueErrors.DeletedAtStripe;
        if (!(await StripeView.ReadAsync(stripe, id, cancellation)).TryGet(out var view, out var failure))
            return failure.ToFailure();
        return view is null ? CatalogueErrors.DeletedAtStripe : await change.RunAsync(workspace, productId, (_, product) => Task.FromResult(Take(product, view)));
    }

    private Failure? Take(Product product, StripeView view)
    {
        var offers = view.Offers(product);
        var draft = ProductDraft.Of(product) with
        {
            Name = view.Product.Name,
            Description = view.Product.Description,
            Prices = [.. offers.Values.Select(p => new PriceDraft(p.Currency.ToUpperInvariant(), p.UnitAmount!.Value)), .. ProductDraft.Of(product).Prices.Where(p => p.Currency == Currencies.Stars)],
        };
        if (offers.Count == 0 && view.Product.Active)
            return CatalogueErrors.NothingToTake;
        if (view.Product.Active && ProductRules.Fault(draft) is { } fault)
            return CatalogueErrors.UnfitAtStripe(fault);
        if (view.Product.Active)
            Fill(product, draft, offers);
        product.ArchivedAt = view.Product.Active ? null : product.ArchivedAt ?? time.GetUtcNow();
        product.TellStripe(time.GetUtcNow()); // Which finds everything in place, save what marks it as ours.
        return null;
    }

    private void Fill(Product product, ProductDraft draft, IReadOnlyDictionary<string, PriceObject> offers)
    {
        SaveProduct.Fill(product, draft);
        foreach (var price in product.MoneyPrices())
            price.SetStripeId(IsLive, offers[price.Currency].Id);
    }
}

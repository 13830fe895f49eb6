using Microsoft.EntityFrameworkCore;
using TelegramAdmin.Core.Errors;
using TelegramAdmin.Core.Payments.Stripe.Client;
using TelegramAdmin.Core.Settings;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Core.Payments.Catalogue.Syncing;

/// <summary>Takes a product that was made at Stripe into the catalogue, with its prices that are paid once. How many credits it stands for Stripe does not know.</summary>
public sealed class ImportProduct(ChangeProduct change, IStripeApi stripe, EngineOptions options, TimeProvider time)
{
    private bool IsLive => options.Stripe.IsLive;

    public async Task<Result<Product>> RunAsync(WorkspaceId workspace, string stripeProductId, long credits, CancellationToken cancellation = default)
    {
        if (!(await StripeView.ReadAsync(stripe, stripeProductId, cancellation)).TryGet(out var view, out var failure))
            return failure.ToFailure();
        if (view is null)
            return CatalogueErrors.DeletedAtStripe;
        var draft = new ProductDraft { Kind = ProductKind.Credits, Name = view.Product.Name, Description = view.Product.Description, Credits = credits, Prices = [] };
        var offers = view.Offers(SaveProduct.New(workspace, draft, 0, time.GetUtcNow()));
        draft = draft with { Prices = [.. offers.Values.Select(p => new PriceDraft(p.Currency.ToUpperInvariant(), p.UnitAmount!.Value))] };
        if (offers.Count == 0)
            return CatalogueErrors.NothingToTake;
        if (ProductRules.Fault(draft) is { } fault)
            return fault.Field == "credits" ? fault : CatalogueErrors.UnfitAtStripe(fault);
        return await change.WriteAsync(workspace, async db =>
        {
            if (await db.Products.IgnoreQueryFilters().WithStripeId(IsLive, view.Product.Id).AnyAsync())
                return (Result<Product>)CatalogueErrors.AlreadyHere;
            if (await db.IsFullAsync(workspace))
                return CatalogueErrors.TooMany;
            var product = db.Products.Add(SaveProduct.New(workspace, draft, await db.LastPositionAsync(workspace), time.GetUtcNow())).Entity;
            product.SetStripeId(IsLive, view.Product.Id);
            foreach (var price in product.Prices)
                price.SetStripeId(IsLive, offers[price.Currency].Id);
            return product;
        });
    }
}

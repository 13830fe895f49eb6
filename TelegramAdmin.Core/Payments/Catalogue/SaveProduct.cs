using Microsoft.EntityFrameworkCore;
using TelegramAdmin.Core.Credits;
using TelegramAdmin.Core.Errors;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Core.Payments.Catalogue;

/// <summary>Makes a product or changes it. Whoever has begun to pay keeps what they were offered.</summary>
public sealed class SaveProduct(ChangeProduct change, TimeProvider time)
{
    /// <param name="productId">Null makes a new one, last in the catalogue.</param>
    public async Task<Result<Product>> RunAsync(WorkspaceId workspace, long? productId, ProductDraft draft)
    {
        if (ProductRules.Fault(draft) is { } fault)
            return fault;
        return productId is { } id
            ? await change.RunAsync(workspace, id, async (db, product) => await FaultAsync(db, draft, product) ?? Write(product, draft))
            : await change.WriteAsync(workspace, async db => await FaultAsync(db, draft) is { } refused ? refused : await AddAsync(db, workspace, draft));
    }

    /// <summary>A product as the draft says, not yet added.</summary>
    internal static Product New(WorkspaceId workspace, ProductDraft draft, int position, DateTimeOffset now)
    {
        var product = new Product { WorkspaceId = workspace, Kind = draft.Kind, Name = draft.Name, Position = position, CreatedAt = now, ChangedAt = now };
        Fill(product, draft);
        return product;
    }

    /// <summary>Makes the product what the draft says.</summary>
    internal static void Fill(Product product, ProductDraft draft)
    {
        var isOtherTime = (product.PassLength, product.PassUnit, product.Renews) != (draft.PassLength, draft.PassUnit, draft.Renews);
        (product.Name, product.Description) = (draft.Name.Trim(), string.IsNullOrWhiteSpace(draft.Description) ? null : draft.Description.Trim());
        (product.Texts, product.Badge, product.TierId) = (draft.Texts.Write(), draft.Badge, draft.TierId);
        if (product.Kind == ProductKind.Credits)
            product.Credits = draft.Credits;
        else
            (product.PassLength, product.PassUnit, product.Renews) = (draft.PassLength, draft.PassUnit, draft.Renews);
        FillPrices(product, draft.Prices);
        // A price of Stripe's says how often it renews, and never changes.
        foreach (var price in product.Prices.Where(_ => isOtherTime && product.Kind == ProductKind.Pass))
            price.StripeAmount = null;
    }

    private static void FillPrices(Product product, IReadOnlyList<PriceDraft> prices)
    {
        product.Prices.RemoveAll(known => prices.All(p => p.Currency != known.Currency));
        foreach (var (currency, amount) in prices)
        {
            if (product.Prices.Find(p => p.Currency == currency) is { } known)
                known.Amount = amount;
            else
                product.Prices.Add(new ProductPrice { WorkspaceId = product.WorkspaceId, Currency = currency, Amount = amount });
        }
    }

    private static async Task<Failure?> FaultAsync(AppDbContext db, ProductDraft draft, Product? known = null) =>
        known is not null && known.Kind != draft.Kind ? CatalogueErrors.KindFixed
        : draft.TierId is { } tier && tier != known?.TierId && !await db.Tiers.AnyAsync(t => t.Id == tier && t.ArchivedAt == null) ? CatalogueErrors.TierUnknown
        : null;

    private async Task<Result<Product>> AddAsync(AppDbContext db, WorkspaceId workspace, ProductDraft draft) =>
        await db.IsFullAsync(workspace) ? CatalogueErrors.TooMany
        : db.Products.Add(New(workspace, draft, await db.LastPositionAsync(workspace), time.GetUtcNow())).Entity;

    private Failure? Write(Product product, ProductDraft draft)
    {
        Fill(product, draft);
        product.TellStripe(time.GetUtcNow());
        return null;
    }
}

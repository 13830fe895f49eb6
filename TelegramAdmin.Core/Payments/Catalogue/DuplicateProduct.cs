using TelegramAdmin.Core.Errors;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Core.Payments.Catalogue;

/// <summary>Copies a product. The copy is archived, so that nobody buys it before it is what it shall be.</summary>
public sealed class DuplicateProduct(ChangeProduct change, TimeProvider time)
{
    private const string Mark = " (copy)";

    public Task<Result<Product>> RunAsync(WorkspaceId workspace, long productId) => change.WriteAsync(workspace, async db =>
    {
        if (await db.ToChangeAsync(productId) is not { } product)
            return (Result<Product>)CatalogueErrors.NotFound;
        var draft = ProductDraft.Of(product) with { Name = ShortText.Cut(product.Name, ProductRules.LongestName - Mark.Length) + Mark };
        var copy = SaveProduct.New(workspace, draft, await db.LastPositionAsync(workspace), time.GetUtcNow());
        copy.ArchivedAt = time.GetUtcNow();
        return db.Products.Add(copy).Entity;
    });
}

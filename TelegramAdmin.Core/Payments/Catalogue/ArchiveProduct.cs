using TelegramAdmin.Core.Errors;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Core.Payments.Catalogue;

/// <summary>Takes a product off sale. Links and invoices that are out already can still be paid.</summary>
public sealed class ArchiveProduct(ChangeProduct change, TimeProvider time)
{
    public Task<Result<Product>> RunAsync(WorkspaceId workspace, long productId) => change.RunAsync(workspace, productId, (_, product) =>
    {
        if (product.ArchivedAt is null)
        {
            product.ArchivedAt = time.GetUtcNow();
            product.TellStripe(time.GetUtcNow());
        }
        return Task.FromResult<Failure?>(null);
    });
}

/// <summary>Puts a product on sale again, last in the catalogue.</summary>
public sealed class RestoreProduct(ChangeProduct change, TimeProvider time)
{
    public Task<Result<Product>> RunAsync(WorkspaceId workspace, long productId) => change.RunAsync(workspace, productId, async (db, product) =>
    {
        if (product.ArchivedAt is null)
            return null;
        if (await db.IsFullAsync(workspace))
            return CatalogueErrors.TooMany;
        (product.ArchivedAt, product.Position) = (null, await db.LastPositionAsync(workspace));
        product.TellStripe(time.GetUtcNow());
        return null;
    });
}

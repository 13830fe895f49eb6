using Microsoft.EntityFrameworkCore;
using TelegramAdmin.Core.Errors;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Core.Payments.Catalogue;

/// <summary>Gives a product another place among those on sale.</summary>
public sealed class MoveProduct(ChangeProduct change)
{
    /// <param name="place">0 for the first; past the end is the end.</param>
    public Task<Result<Product>> RunAsync(WorkspaceId workspace, long productId, int place) => change.WriteAsync(workspace, async db =>
    {
        var onSale = await db.OnSale(workspace).AsTracking().ToListAsync();
        if (onSale.Find(p => p.Id == productId) is not { } product)
            return (Result<Product>)CatalogueErrors.NotFound;
        onSale.Remove(product);
        onSale.Insert(Math.Clamp(place, 0, onSale.Count), product);
        for (var i = 0; i < onSale.Count; i++)
            onSale[i].Position = i + 1;
        return product;
    });
}

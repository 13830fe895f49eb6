using Microsoft.EntityFrameworkCore;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Core.Payments.Catalogue;

/// <summary>Reads products with their prices.</summary>
public sealed class CatalogueReader(IDatabase database)
{
    /// <summary>All of them: those on sale in their order, then the archived ones, the newest first.</summary>
    public async Task<IReadOnlyList<Product>> ListAsync(WorkspaceId workspace)
    {
        await using var db = database.Read(workspace);
        return await db.Products.WithPrices()
            .OrderBy(p => p.ArchivedAt != null).ThenByDescending(p => p.ArchivedAt).ThenBy(p => p.Position).ThenBy(p => p.Id).ToListAsync();
    }

    public async Task<IReadOnlyList<Product>> OnSaleAsync(WorkspaceId workspace)
    {
        await using var db = database.Read(workspace);
        return await db.OnSale(workspace).ToListAsync();
    }

    /// <summary>Archived or not.</summary>
    public async Task<Product?> FindAsync(WorkspaceId workspace, long productId)
    {
        await using var db = database.Read(workspace);
        return await db.Products.WithPrices().FirstOrDefaultAsync(p => p.Id == productId);
    }

    /// <summary>What /buy25 offers: the first product on sale with so many credits.</summary>
    public async Task<Product?> FindByCreditsAsync(WorkspaceId workspace, long credits)
    {
        await using var db = database.Read(workspace);
        return await db.OnSale(workspace).FirstOrDefaultAsync(p => p.Kind == ProductKind.Credits && p.Credits == credits);
    }
}

public static class CatalogueRows
{
    extension(AppDbContext db)
    {
        /// <summary>What can be bought now, with its prices, in the order of the catalogue.</summary>
        public IQueryable<Product> OnSale(WorkspaceId workspace) => db.Products.WithPrices()
            .Where(p => p.WorkspaceId == workspace && p.ArchivedAt == null).OrderBy(p => p.Position).ThenBy(p => p.Id);

        /// <summary>One product to be changed, with its prices.</summary>
        internal Task<Product?> ToChangeAsync(long productId) => db.Products.AsTracking().WithPrices().FirstOrDefaultAsync(p => p.Id == productId);

        /// <summary>Where a product goes that comes last.</summary>
        internal async Task<int> LastPositionAsync(WorkspaceId workspace) => 1 + await db.Products.Where(p => p.WorkspaceId == workspace).MaxAsync(p => (int?)p.Position) ?? 1;

        internal async Task<bool> IsFullAsync(WorkspaceId workspace) => await db.Products.CountAsync(p => p.WorkspaceId == workspace && p.ArchivedAt == null) >= ProductRules.MostOnSale;
    }
}

internal static class ProductQueries
{
    extension(IQueryable<Product> products)
    {
        /// <summary>Prices in the order in which they were added.</summary>
        public IQueryable<Product> WithPrices() => products.Include(p => p.Prices.OrderBy(price => price.Id));
    }
}

internal static class ProductChanges
{
    extension(Product product)
    {
        /// <summary>Stripe shall have it as it is now. Each change has a millisecond of its own: requests to Stripe are known by it.</summary>
        internal void TellStripe(DateTimeOffset now)
        {
            var next = product.ChangedAt.AddMilliseconds(1);
            product.ChangedAt = now > next ? now : next;
            (product.Sync, product.SyncDetail) = (SyncState.Waiting, null);
        }
    }
}

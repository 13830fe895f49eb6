using TelegramAdmin.Core.Errors;
using TelegramAdmin.Core.Events;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Core.Payments.Catalogue;

/// <summary>What every change of a product goes through: find it, change it, and tell whoever shows or sells it.</summary>
public sealed class ChangeProduct(IDatabase database, EventBus events)
{
    internal Task<Result<Product>> RunAsync(WorkspaceId workspace, long productId, Func<AppDbContext, Product, Task<Failure?>> change) => WriteAsync(workspace, async db =>
        await db.ToChangeAsync(productId) is not { } product ? CatalogueErrors.NotFound
        : await change(db, product) is { } refused ? refused
        : product);

    internal Task<Result<Product>> WriteAsync(WorkspaceId workspace, Func<AppDbContext, Task<Result<Product>>> work) => database.WriteAsync(workspace, async db =>
    {
        var done = await work(db);
        if (done.IsOk)
        {
            await db.SaveChangesAsync();
            db.AfterCommit(() => events.Publish(new CatalogueChanged(workspace)));
        }
        return done;
    });
}

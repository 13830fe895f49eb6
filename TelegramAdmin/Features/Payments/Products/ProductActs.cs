using System.Globalization;
using TelegramAdmin.Auth;
using TelegramAdmin.Core.Access;
using TelegramAdmin.Core.Errors;
using TelegramAdmin.Core.Payments.Catalogue;
using TelegramAdmin.Core.Payments.Catalogue.Syncing;

namespace TelegramAdmin.Features.Payments.Products;

/// <summary>What somebody does to the catalogue: may they, do it, write it down.</summary>
public sealed class ProductActs(StaffSession session, SaveProduct save, ArchiveProduct archive, RestoreProduct restore, MoveProduct move, SyncCatalogue sync, ResolveProduct resolve, StripeProducts theirs, ImportProduct import)
{
    public async Task<Result<Product>> SaveAsync(long? id, ProductDraft draft)
    {
        var staff = await session.RequireAsync(AdminRole.Admin);
        var prices = string.Join(", ", draft.Prices.Select(p => Components.Text.Amounts.Money(p.Amount, p.Currency)));
        return await RecordAsync(await save.RunAsync(staff.Workspace, id, draft), id is null ? "product.added" : "product.changed", prices);
    }

    public async Task<Failure?> ArchiveAsync(long id) => (await RecordAsync(await archive.RunAsync((await MayAsync()).Workspace, id), "product.archived")).Failure;

    public async Task<Failure?> RestoreAsync(long id) => (await RecordAsync(await restore.RunAsync((await MayAsync()).Workspace, id), "product.restored")).Failure;

    /// <param name="position">Among the products that are on sale, from 0.</param>
    public async Task<Failure?> MoveAsync(long id, int position) => (await RecordAsync(await move.RunAsync((await MayAsync()).Workspace, id, position), "product.moved", $"to place {(position + 1).ToString(CultureInfo.InvariantCulture)}")).Failure;

    public async Task<Failure?> UseOursAsync(long id) => (await RecordAsync(await resolve.UseOursAsync((await MayAsync()).Workspace, id), "product.resolved", "ours")).Failure;

    public async Task<Failure?> UseStripesAsync(long id) => (await RecordAsync(await resolve.UseStripesAsync((await MayAsync()).Workspace, id), "product.resolved", "Stripe's")).Failure;

    public async Task<SyncReport> SyncAsync()
    {
        var report = await sync.RunAsync((await MayAsync()).Workspace);
        if (report.Failure is null)
            await session.RecordAsync("catalogue.synchronised", "Stripe");
        return report;
    }

    /// <summary>What was made at Stripe and is in no catalogue here.</summary>
    public async Task<Result<IReadOnlyList<StripeView>>> FindAtStripeAsync()
    {
        await MayAsync();
        return await theirs.ListAsync();
    }

    public async Task<Result<Product>> ImportAsync(string stripeId, long credits) => await RecordAsync(await import.RunAsync((await MayAsync()).Workspace, stripeId, credits), "product.imported", stripeId);

    private ValueTask<Staff> MayAsync() => session.RequireAsync(AdminRole.Admin);

    private async Task<Result<Product>> RecordAsync(Result<Product> done, string action, string? details = null)
    {
        if (done.TryGet(out var product, out _))
            await session.RecordAsync(action, $"{product.Name} ({product.Id.ToString(CultureInfo.InvariantCulture)})", details);
        return done;
    }
}

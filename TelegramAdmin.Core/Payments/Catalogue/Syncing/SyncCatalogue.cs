using Microsoft.EntityFrameworkCore;
using TelegramAdmin.Core.Events;
using TelegramAdmin.Core.Payments.Stripe.Client;
using TelegramAdmin.Core.Settings;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Core.Payments.Catalogue.Syncing;

/// <summary>Tells Stripe what waits, and looks at what may have changed there. One run at a time; a failure of Stripe's leaves the rest waiting.</summary>
public sealed class SyncCatalogue(IDatabase database, IStripeApi stripe, PushProduct push, EngineOptions options, EventBus events, TimeProvider time) : IDisposable
{
    private readonly SemaphoreSlim _turn = new(1, 1);

    /// <summary>All products of a workspace, those too that Stripe refused before.</summary>
    public Task<SyncReport> RunAsync(WorkspaceId workspace, CancellationToken cancellation = default) => InTurnAsync(p => p.WorkspaceId == workspace, _ => true, cancellation);

    /// <summary>All products of all workspaces, as far as Stripe did not refuse them.</summary>
    public Task<SyncReport> RunAllAsync(CancellationToken cancellation = default) => InTurnAsync(_ => true, p => p.Sync != SyncState.Failed, cancellation);

    /// <summary>What was changed here, and what an event said was changed there.</summary>
    public Task<SyncReport> RunDueAsync(CancellationToken cancellation = default) => InTurnAsync(_ => true, p => Waits(p) || (p.SyncedAt is null && IsTold(p)), cancellation);

    public void Dispose() => _turn.Dispose();

    private bool IsLive => options.Stripe.IsLive;

    private async Task<SyncReport> InTurnAsync(Func<Product, bool> isMeant, Func<Product, bool> isDue, CancellationToken cancellation)
    {
        await _turn.WaitAsync(cancellation);
        try
        {
            if (options.Stripe.IsOn)
                return await RunAsync((await ProductsAsync(cancellation)).Where(p => isMeant(p) && isDue(p)), cancellation);
            await SwitchOffAsync();
            return new SyncReport(0, 0, 0, StripeFailure.Off);
        }
        finally
        {
            _turn.Release();
        }
    }

    private async Task<SyncReport> RunAsync(IEnumerable<Product> products, CancellationToken cancellation)
    {
        var report = new SyncReport(0, 0, 0, null);
        foreach (var product in products.OrderByDescending(Waits)) // What people did first: a look that fails must not keep it from being told.
        {
            report = Waits(product) || product.Sync == SyncState.Failed ? await TellAsync(product, report, cancellation) : await LookAsync(product, report, cancellation);
            if (report.Failure is { IsTransient: true } or { IsAboutKey: true })
                break;
        }
        return report;
    }

    private async Task<SyncReport> TellAsync(Product product, SyncReport report, CancellationToken cancellation)
    {
        if (!product.ConcernsStripe(IsLive) || LacksId(product) && product.ArchivedAt is not null)
        {
            await SettleAsync(product, SyncState.Off, null);
            return report;
        }
        if (!(await push.RunAsync(product, cancellation)).TryGet(out var pushed, out var failure))
        {
            var state = failure is { IsTransient: true } or { IsAboutKey: true } ? SyncState.Waiting : SyncState.Failed;
            await SettleAsync(product, state, failure.ToFailure().Message);
            return report with { Failure = failure };
        }
        await SettleAsync(product, SyncState.InStep, null, pushed);
        return report with { Told = report.Told + 1 };
    }

    private async Task<SyncReport> LookAsync(Product product, SyncReport report, CancellationToken cancellation)
    {
        if (!IsTold(product) || product.StripeId(IsLive) is not { } id)
            return report;
        // Marked before the look, so that an event which comes meanwhile is not taken for seen.
        await MarkAsync(product, time.GetUtcNow());
        if (!(await StripeView.ReadAsync(stripe, id, cancellation)).TryGet(out var view, out var failure))
        {
            await MarkAsync(product, null);
            return report with { Failure = failure };
        }
        var words = CompareProduct.Differences(product, view, IsLive);
        await SettleAsync(product, words is null ? SyncState.InStep : SyncState.Differs, words);
        return report with { Compared = report.Compared + 1, Differing = report.Differing + (words is null ? 0 : 1) };
    }

    private Task MarkAsync(Product product, DateTimeOffset? lookedAt) => database.WriteAsync(product.WorkspaceId, db =>
        db.Products.Where(p => p.Id == product.Id).ExecuteUpdateAsync(p => p.SetProperty(x => x.SyncedAt, lookedAt)));

    /// <summary>What Stripe made is kept in any case; how it stands only if nobody changed the product meanwhile.</summary>
    private Task SettleAsync(Product seen, SyncState state, string? detail, PushedProduct? pushed = null) => database.WriteAsync(seen.WorkspaceId, async db =>
    {
        if (await db.ToChangeAsync(seen.Id) is not { } product)
            return;
        if (pushed is not null)
            Keep(pushed, seen, product);
        if (product.ChangedAt != seen.ChangedAt || (product.Sync, product.SyncDetail) == (state, detail) && pushed is null)
            return;
        (product.Sync, product.SyncDetail) = (state, detail is null ? null : ShortText.Cut(detail, 500));
        if (pushed is not null)
            product.SyncedAt = time.GetUtcNow();
        db.AfterCommit(() => events.Publish(new CatalogueSynced(seen.WorkspaceId)));
    });

    private void Keep(PushedProduct pushed, Product seen, Product product)
    {
        product.SetStripeId(IsLive, pushed.Id);
        foreach (var price in product.Prices.Where(p => seen.Prices.Exists(s => s.Id == p.Id && s.Amount == p.Amount)))
        {
            if (pushed.Prices.TryGetValue(price.Currency, out var id))
                price.SetStripeId(IsLive, id);
        }
    }

    // Without a key nothing waits; with one, what was off or of the other mode waits again.
    private bool Waits(Product product) =>
        product.Sync == SyncState.Waiting || (product.Sync is not SyncState.Failed && product.ArchivedAt is null && LacksId(product) && product.ConcernsStripe(IsLive));

    private bool LacksId(Product product) => product.StripeId(IsLive) is null;

    private static bool IsTold(Product product) => product.Sync is SyncState.InStep or SyncState.Differs;

    private async Task<List<Product>> ProductsAsync(CancellationToken cancellation)
    {
        await using var db = database.ReadAll();
        return await db.Products.WithPrices().OrderBy(p => p.Id).ToListAsync(cancellation);
    }

    private Task SwitchOffAsync() => database.WriteAsync(null, db => db.Products.Where(p => p.Sync == SyncState.Waiting)
        .ExecuteUpdateAsync(p => p.SetProperty(x => x.Sync, SyncState.Off).SetProperty(x => x.SyncDetail, (string?)null)));
}

/// <summary>What a run did.</summary>
/// <param name="Failure">The last one; what it stopped waits.</param>
public sealed record SyncReport(int Told, int Compared, int Differing, StripeFailure? Failure);

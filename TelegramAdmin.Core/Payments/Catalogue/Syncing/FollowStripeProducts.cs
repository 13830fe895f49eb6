using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using TelegramAdmin.Core.Payments.Stripe;
using TelegramAdmin.Core.Payments.Stripe.Client.Objects;

namespace TelegramAdmin.Core.Payments.Catalogue.Syncing;

/// <summary>
/// Has products looked at again that changed at Stripe. What the event itself says is not relied upon: our own changes cause events too, and a late
/// one would speak of what is past.
/// </summary>
public sealed class FollowStripeProducts(CatalogueBell bell) : IStripeEventHandler
{
    public IReadOnlySet<string> Types { get; } = new HashSet<string>
    {
        "product.created", "product.updated", "product.deleted", "price.created", "price.updated", "price.deleted",
    };

    public async Task HandleAsync(StripeEventContext context)
    {
        var id = context.Type.StartsWith("product.", StringComparison.Ordinal)
            ? context.Read(StripeJson.Default.ProductObject).Id
            : context.Read(StripeJson.Default.PriceObject).Product;
        var changed = await context.Db.Products.WithStripeId(context.IsLive, id)
            .ExecuteUpdateAsync(p => p.SetProperty(x => x.SyncedAt, (DateTimeOffset?)null));
        if (changed > 0)
            context.Db.AfterCommit(bell.Ring);
    }
}

using Microsoft.Extensions.DependencyInjection;
using TelegramAdmin.Core.Jobs;
using TelegramAdmin.Core.Payments.Catalogue;
using TelegramAdmin.Core.Payments.Catalogue.Syncing;
using TelegramAdmin.Core.Payments.Stripe;
using TelegramAdmin.Core.Payments.Stripe.Client;
using TelegramAdmin.Core.Payments.Stripe.Receiving;
using TelegramAdmin.Core.Payments.Stripe.Working;

namespace TelegramAdmin.Core.Payments;

public static class PaymentsModule
{
    public static IServiceCollection AddPayments(this IServiceCollection services) => services
        .AddSingleton<IStripeApi, HttpStripeApi>()
        .AddSingleton<StripeEventBell>()
        .AddSingleton<AppendStripeEvents>()
        .AddSingleton<AcceptStripeEvent>()
        .AddSingleton<ProcessStripeEvent>()
        .AddSingleton<ReplayStripeEvent>()
        .AddSingleton<CatalogueReader>()
        .AddSingleton<ChangeProduct>()
        .AddSingleton<SaveProduct>()
        .AddSingleton<ArchiveProduct>()
        .AddSingleton<RestoreProduct>()
        .AddSingleton<MoveProduct>()
        .AddSingleton<DuplicateProduct>()
        .AddSingleton<SeedCatalogue>()
        .AddSingleton<CatalogueBell>()
        .AddSingleton<PushProduct>()
        .AddSingleton<SyncCatalogue>()
        .AddSingleton<ResolveProduct>()
        .AddSingleton<StripeProducts>()
        .AddSingleton<ImportProduct>()
        .AddSingleton<IStripeEventHandler, FollowStripeProducts>()
        .AddSingleton<IScheduledJob, CompareCatalogue>()
        .AddHostedService<StripeEventWorker>()
        .AddHostedService<CatalogueSyncer>();
}

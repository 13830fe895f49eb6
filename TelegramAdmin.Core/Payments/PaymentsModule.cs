using Microsoft.Extensions.DependencyInjection;
using TelegramAdmin.Core.Audiences;
using TelegramAdmin.Core.Bots;
using TelegramAdmin.Core.Jobs;
using TelegramAdmin.Core.Needs;
using TelegramAdmin.Core.Payments.Buying;
using TelegramAdmin.Core.Payments.Catalogue;
using TelegramAdmin.Core.Payments.Catalogue.Syncing;
using TelegramAdmin.Core.Payments.Granting;
using TelegramAdmin.Core.Payments.Matching;
using TelegramAdmin.Core.Payments.Recharging;
using TelegramAdmin.Core.Payments.Reconciling;
using TelegramAdmin.Core.Payments.Returning;
using TelegramAdmin.Core.Payments.Stars;
using TelegramAdmin.Core.Payments.Stripe;
using TelegramAdmin.Core.Payments.Stripe.Client;
using TelegramAdmin.Core.Payments.Stripe.Events;
using TelegramAdmin.Core.Payments.Stripe.Receiving;
using TelegramAdmin.Core.Payments.Stripe.Working;
using TelegramAdmin.Core.Settings;
using TelegramAdmin.Core.Storage;
using TelegramAdmin.Core.Updates;

namespace TelegramAdmin.Core.Payments;

public static class PaymentsModule
{
    public static IServiceCollection AddPayments(this IServiceCollection services) => services
        .AddSingleton<INeedSource, PaymentNeeds>()
        .AddSingleton<PaymentBook>()
        .AddStripe()
        .AddCatalogue()
        .AddBuying()
        .AddReturning()
        .AddRecharging()
        .AddReconciling()
        .AddSingleton<IAudienceField, PurchasesField>()
        .AddSingleton<IAudienceField, LastPurchaseField>()
        .AddSingleton<IAudienceField, ProductField>();

    private static IServiceCollection AddStripe(this IServiceCollection services) => services
        .AddSingleton<IStripeApi, HttpStripeApi>()
        .AddSingleton<StripeEventBell>()
        .AddSingleton<AppendStripeEvents>()
        .AddSingleton<AcceptStripeEvent>()
        .AddSingleton<ProcessStripeEvent>()
        .AddSingleton<IStripeEventHandler, TakeCheckoutEvents>()
        .AddSingleton<IStripeEventHandler, TakeIntentEvents>()
        .AddSingleton<IStripeEventHandler, TakeRefundEvents>()
        .AddSingleton<IStripeEventHandler, TakeDisputeEvents>()
        .AddSingleton<IStripeEventHandler, TakeInvoiceEvents>()
        .AddSingleton<IStripeEventHandler, TakeSubscriptionEvents>()
        .AddSingleton<IStripeEventHandler, TakeCardEvents>()
        .AddHostedService<StripeEventWorker>();

    private static IServiceCollection AddCatalogue(this IServiceCollection services) => services
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
        .AddScheduledJob<CompareCatalogue>()
        .AddHostedService<CatalogueSyncer>();

    private static IServiceCollection AddBuying(this IServiceCollection services) => services
        .AddSingleton<PromoBook>()
        .AddSingleton<BeginPurchase>()
        .AddSingleton<CancelSubscription>()
        .AddSingleton<OpenPortal>()
        .AddSingleton<SendPaymentLink>()
        .AddSingleton<ReturnAddress>()
        .AddSingleton<ReturnFromCheckout>()
        .AddSingleton<CustomerDesk>()
        .AddSingleton<ForgetCustomer>()
        .AddSingleton<MakeCheckout>()
        .AddSingleton<PaymentTrouble>()
        .AddSingleton<CheckoutOutcome>()
        .AddSingleton<CheckOnPayment>()
        .AddSingleton<ReadCharge>()
        .AddSingleton<TellPayer>()
        .AddSingleton<TakePayment>()
        .AddSingleton<FailPayment>()
        .AddSingleton<StarsReceipts>()
        .AddSingleton<IUpdateHandler, AnswerPreCheckout>()
        .AddSingleton<IUpdateHandler, TakeStars>()
        .AddSingleton<PaymentTasks>()
        .AddHostedService<PaymentDesk>();

    private static IServiceCollection AddReturning(this IServiceCollection services) => services
        .AddSingleton<BoughtCredits>()
        .AddSingleton<EndPurchase>()
        .AddSingleton<RefundBook>()
        .AddSingleton<AskRefund>()
        .AddSingleton<SendRefund>()
        .AddSingleton<DisputeBook>()
        .AddSingleton<TakeBackEarly>();

    private static IServiceCollection AddRecharging(this IServiceCollection services) => services
        .AddSingleton<IUpdateHandler, ConsiderRecharge>()
        .AddSingleton<ChargeSavedCard>()
        .AddSingleton<ChooseRecharge>()
        .AddSingleton<ControlRecharge>()
        .AddSingleton<EndRecharge>()
        .AddSingleton<EndAttempt>()
        .AddSingleton<TakeDecline>()
        .AddSingleton<RechargeTelling>()
        .AddSingleton<SaveCard>()
        .AddScheduledJob<RunRecharges>();

    private static IServiceCollection AddReconciling(this IServiceCollection services) => services
        .AddSingleton<FindingBook>()
        .AddSingleton<InvoiceBook>()
        .AddSingleton<ComparePaid>()
        .AddSingleton<CompareReturned>()
        .AddSingleton<CompareGranted>()
        .AddSingleton<CompareStripe>()
        .AddSingleton<CompareStars>()
        .AddScheduledJob(p => new Reconcile(p.GetRequiredService<IDatabase>(), p.GetRequiredService<CompareStripe>(), p.GetRequiredService<CompareStars>(),
            p.GetRequiredService<BotDirectory>(), p.GetRequiredService<EngineOptions>(), p.GetRequiredService<TimeProvider>()))
        .AddSingleton<SettleFinding>();
}

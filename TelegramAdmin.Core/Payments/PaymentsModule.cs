using Microsoft.Extensions.DependencyInjection;
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
        .AddHostedService<StripeEventWorker>();
}

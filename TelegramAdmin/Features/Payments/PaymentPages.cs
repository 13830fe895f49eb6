using TelegramAdmin.Features.Credits;
using TelegramAdmin.Features.Payments.Billing;
using TelegramAdmin.Features.Payments.Products;

namespace TelegramAdmin.Features.Payments;

/// <summary>Products, Billing and the account beside a conversation.</summary>
internal static class PaymentPages
{
    public static IServiceCollection AddPaymentPages(this IServiceCollection services) => services
        .AddSingleton<StripeDashboard>()
        .AddSingleton<BillingCounts>()
        .AddSingleton<BillingLines>()
        .AddBillingTables()
        .AddSingleton<StaffNames>()
        .AddScoped<BillingActs>()
        .AddScoped<ProductActs>()
        .AddScoped<PromoActs>()
        .AddScoped<AccountActs>();
}

using Microsoft.Extensions.DependencyInjection;
using TelegramAdmin.Core.Credits.Chat;

namespace TelegramAdmin.Core.Payments.Chat;

/// <summary>What the bot shows of buying.</summary>
public static class PaymentChatModule
{
    public static IServiceCollection AddPaymentChat(this IServiceCollection services) => services
        .AddSingleton<Shelf>()
        .AddSingleton<CatalogueScreen>()
        .AddSingleton<IChatScreen>(provider => provider.GetRequiredService<CatalogueScreen>())
        .AddSingleton<IChatScreen, ProductScreen>()
        .AddSingleton<IChatScreen, PayByCard>()
        .AddSingleton<IChatScreen, PayByStars>()
        .AddSingleton<IChatScreen, PayAgain>()
        .AddSingleton<IChatScreen, BillingScreen>()
        .AddSingleton<IChatScreen, RechargeScreen>()
        .AddSingleton<IQuickPurchases, QuickPurchases>();
}

using Microsoft.Extensions.DependencyInjection;

namespace TelegramAdmin.Core.Bots;

public static class BotsModule
{
    public static IServiceCollection AddBots(this IServiceCollection services) => services
        .AddSingleton<BotDirectory>()
        .AddSingleton<BotConnection>()
        .AddSingleton<BotStates>()
        .AddSingleton<AddBot>()
        .AddSingleton<ControlBot>()
        .AddSingleton<ChangeBot>()
        .AddSingleton<CureBot>()
        .AddSingleton<ReplaceBotToken>()
        .AddSingleton<DiagnoseBot>()
        .AddHostedService<BotConnector>()
        .AddSingleton<WebhookWatch>()
        .AddHostedService(provider => provider.GetRequiredService<WebhookWatch>());
}

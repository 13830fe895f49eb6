using Microsoft.Extensions.DependencyInjection;
using TelegramAdmin.Core.Bots.Profile;
using TelegramAdmin.Core.Needs;

namespace TelegramAdmin.Core.Bots;

public static class BotsModule
{
    public static IServiceCollection AddBots(this IServiceCollection services) => services
        .AddSingleton<INeedSource, BotNeeds>()
        .AddSingleton<BotDirectory>()
        .AddSingleton<BotConnection>()
        .AddSingleton<BotStates>()
        .AddSingleton<AddBot>()
        .AddSingleton<ControlBot>()
        .AddSingleton<ChangeBot>()
        .AddSingleton<CureBot>()
        .AddSingleton<ReplaceBotToken>()
        .AddSingleton<DiagnoseBot>()
        .AddSingleton<BotFace>()
        .AddSingleton<ReadBotProfile>()
        .AddSingleton<SaveBotProfile>()
        .AddSingleton<ChangeBotPhoto>()
        .AddSingleton<CommandLists>()
        .AddHostedService<BotConnector>()
        .AddSingleton<WebhookWatch>()
        .AddHostedService(provider => provider.GetRequiredService<WebhookWatch>());
}

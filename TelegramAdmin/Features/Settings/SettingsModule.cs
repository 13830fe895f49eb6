using TelegramAdmin.Features.Settings.Bots;

namespace TelegramAdmin.Features.Settings;

internal static class SettingsModule
{
    public static IServiceCollection AddSettings(this IServiceCollection services) => services.AddScoped<BotActs>();
}

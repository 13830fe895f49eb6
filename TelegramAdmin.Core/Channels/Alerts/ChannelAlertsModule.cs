using Microsoft.Extensions.DependencyInjection;

namespace TelegramAdmin.Core.Channels.Alerts;

internal static class ChannelAlertsModule
{
    public static IServiceCollection AddChannelAlerts(this IServiceCollection services) => services;
}

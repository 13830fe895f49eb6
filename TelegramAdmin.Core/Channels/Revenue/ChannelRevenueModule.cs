using Microsoft.Extensions.DependencyInjection;

namespace TelegramAdmin.Core.Channels.Revenue;

internal static class ChannelRevenueModule
{
    public static IServiceCollection AddChannelRevenue(this IServiceCollection services) => services;
}

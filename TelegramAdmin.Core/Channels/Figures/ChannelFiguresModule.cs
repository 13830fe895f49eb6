using Microsoft.Extensions.DependencyInjection;

namespace TelegramAdmin.Core.Channels.Figures;

internal static class ChannelFiguresModule
{
    public static IServiceCollection AddChannelFigures(this IServiceCollection services) => services;
}

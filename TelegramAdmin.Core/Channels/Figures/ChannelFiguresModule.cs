using Microsoft.Extensions.DependencyInjection;
using TelegramAdmin.Core.Channels.Figures.Listing;

namespace TelegramAdmin.Core.Channels.Figures;

internal static class ChannelFiguresModule
{
    public static IServiceCollection AddChannelFigures(this IServiceCollection services) => services
        .AddSingleton<ChannelReader>();
}

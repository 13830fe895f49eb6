using Microsoft.Extensions.DependencyInjection;
using TelegramAdmin.Core.Channels.Figures.Listing;
using TelegramAdmin.Core.Channels.Figures.Mentions;

namespace TelegramAdmin.Core.Channels.Figures;

internal static class ChannelFiguresModule
{
    public static IServiceCollection AddChannelFigures(this IServiceCollection services) => services
        .AddSingleton<ChannelReader>()
        .AddSingleton<ChannelFigureReader>()
        .AddSingleton<PostList>()
        .AddSingleton<PostReader>()
        .AddSingleton<MentionReader>();
}

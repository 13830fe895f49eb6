using Microsoft.Extensions.DependencyInjection;
using TelegramAdmin.Core.Channels.Posts;
using TelegramAdmin.Core.Updates;

namespace TelegramAdmin.Core.Channels.Revenue;

internal static class ChannelRevenueModule
{
    public static IServiceCollection AddChannelRevenue(this IServiceCollection services) => services
        .AddSingleton<IUpdateHandler, RecordPostStart>()
        .AddSingleton<IPostObserver, TieLinks>()
        .AddSingleton<MakePostLink>()
        .AddSingleton<RevenueReader>()
        .AddSingleton<PostLinkReader>();
}

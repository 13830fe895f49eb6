using Microsoft.Extensions.DependencyInjection;
using TelegramAdmin.Core.Channels.Accounts;
using TelegramAdmin.Core.Channels.Alerts;
using TelegramAdmin.Core.Channels.Collecting;
using TelegramAdmin.Core.Channels.Figures;
using TelegramAdmin.Core.Channels.Revenue;
using TelegramAdmin.Core.Needs;

namespace TelegramAdmin.Core.Channels;

public static class ChannelsModule
{
    public static IServiceCollection AddChannels(this IServiceCollection services) => services
        .AddSingleton<INeedSource, ChannelNeeds>()
        .AddChannelAccounts()
        .AddCollecting()
        .AddChannelFigures()
        .AddChannelAlerts()
        .AddChannelRevenue();
}

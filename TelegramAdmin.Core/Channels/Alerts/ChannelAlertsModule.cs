using Microsoft.Extensions.DependencyInjection;
using TelegramAdmin.Core.Channels.Collecting.Following;
using TelegramAdmin.Core.Channels.Posts;
using TelegramAdmin.Core.Jobs;

namespace TelegramAdmin.Core.Channels.Alerts;

internal static class ChannelAlertsModule
{
    public static IServiceCollection AddChannelAlerts(this IServiceCollection services) => services
        .AddSingleton<TeamAddresses>()
        .AddSingleton<TeamList>()
        .AddSingleton<TellTeam>()
        .AddSingleton<RaiseAlerts>()
        .AddSingleton<IPostObserver, WatchPosts>()
        .AddSingleton<IMemberObserver, WatchMembers>()
        .AddSingleton<IRemovalObserver, DropAlerts>()
        .AddSingleton<AlertRuleBook>()
        .AddSingleton<DryRunRule>()
        .AddSingleton<AlertReader>()
        .AddSingleton<SeeAlerts>()
        .AddSingleton<ReadWeek>()
        .AddSingleton<SendReport>()
        .AddScheduledJob<WatchStates>()
        .AddScheduledJob<TidyAlerts>()
        .AddScheduledJob<SendDueReports>();
}

using Microsoft.Extensions.DependencyInjection;
using TelegramAdmin.Core.Channels.Posts;
using TelegramAdmin.Core.Delivery;
using TelegramAdmin.Core.Jobs;
using TelegramAdmin.Core.Settings;
using TelegramAdmin.Core.Storage;

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
        .AddSingleton<AlertRuleBook>()
        .AddSingleton<DryRunRule>()
        .AddSingleton<AlertReader>()
        .AddSingleton<SeeAlerts>()
        .AddSingleton<ReadWeek>()
        .AddSingleton(p => new SendReport(p.GetRequiredService<IDatabase>(), p.GetRequiredService<ReadWeek>(), p.GetRequiredService<TeamAddresses>(), p.GetRequiredService<TellTeam>(), p.GetRequiredService<Spool>(), p.GetRequiredService<SettingsStore>(), p.GetRequiredService<TimeProvider>()))
        .AddScheduledJob<WatchStates>()
        .AddScheduledJob<TidyAlerts>()
        .AddScheduledJob<SendDueReports>();
}

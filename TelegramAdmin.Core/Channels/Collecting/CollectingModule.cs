using Microsoft.Extensions.DependencyInjection;
using TelegramAdmin.Core.Channels.Collecting.Counting;
using TelegramAdmin.Core.Channels.Collecting.Following;
using TelegramAdmin.Core.Channels.Collecting.Live;
using TelegramAdmin.Core.Channels.Collecting.Progress;
using TelegramAdmin.Core.Channels.Collecting.Running;
using TelegramAdmin.Core.Channels.Collecting.Sharing;
using TelegramAdmin.Core.Channels.Collecting.Storing;
using TelegramAdmin.Core.Channels.Sources;
using TelegramAdmin.Core.Jobs;
using TelegramAdmin.Core.Settings;

namespace TelegramAdmin.Core.Channels.Collecting;

internal static class CollectingModule
{
    public static IServiceCollection AddCollecting(this IServiceCollection services) => services
        .AddFollowing()
        .AddStoring()
        .AddSharing()
        .AddSteps()
        .AddLive()
        .AddSingleton<ChannelCollector>()
        .AddHostedService(p => p.GetRequiredService<ChannelCollector>());

    private static IServiceCollection AddFollowing(this IServiceCollection services) => services
        .AddSingleton<AlterChannel>()
        .AddSingleton<FollowChannel>()
        .AddSingleton(p => new StopFollowing(p.GetRequiredService<AlterChannel>()))
        .AddSingleton(p => new FollowAgain(p.GetRequiredService<AlterChannel>(), p.GetRequiredService<TimeProvider>()))
        .AddSingleton(p => new ChangeChannel(p.GetRequiredService<AlterChannel>(), p.GetRequiredService<TimeProvider>()))
        .AddSingleton<RemoveChannel>()
        .AddSingleton<ClearRemoved>();

    private static IServiceCollection AddStoring(this IServiceCollection services) => services
        .AddSingleton<StorePosts>()
        .AddSingleton<StoreMembers>()
        .AddSingleton<HistoryProgress>()
        .AddSingleton<ChannelPulse>()
        .AddScheduledJob<ThinSnapshots>();

    private static IServiceCollection AddSharing(this IServiceCollection services) => services
        .AddSingleton(p => CollectingPace.Of(p.GetRequiredService<EngineOptions>().MtProto))
        .AddSingleton<AccountPace>()
        .AddSingleton<RestingAccounts>()
        .AddSingleton<RecordFlood>()
        .AddSingleton<WakeStranded>();

    private static IServiceCollection AddSteps(this IServiceCollection services) => services
        .AddSingleton<StepDesk>()
        .AddSingleton<FindStep>()
        .AddSingleton<AboutStep>()
        .AddSingleton<HistoryStep>()
        .AddSingleton<NewestStep>()
        .AddSingleton<RecountStep>()
        .AddSingleton<ChooseStep>()
        .AddSingleton<RecordFailure>()
        .AddSingleton<CollectRound>();

    private static IServiceCollection AddLive(this IServiceCollection services) => services
        .AddSingleton<HearChannels>()
        .AddSingleton<ISourceListener>(p => p.GetRequiredService<HearChannels>())
        .AddSingleton<StoreNews>()
        .AddSingleton<Listening>()
        .AddSingleton<LiveWriter>()
        .AddHostedService(p => p.GetRequiredService<LiveWriter>());
}

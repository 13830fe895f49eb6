using Microsoft.Extensions.DependencyInjection;
using TelegramAdmin.Core.Delivery;
using TelegramAdmin.Core.Forum.Commanding;
using TelegramAdmin.Core.Forum.Connecting;
using TelegramAdmin.Core.Forum.Hearing;
using TelegramAdmin.Core.Forum.Mirroring;
using TelegramAdmin.Core.Forum.Reading;
using TelegramAdmin.Core.Jobs;
using TelegramAdmin.Core.Updates;

namespace TelegramAdmin.Core.Forum;

public static class ForumModule
{
    public static IServiceCollection AddForum(this IServiceCollection services) => services
        .AddSingleton<ForumGroups>()
        .AddSingleton<ForumOutbox>()
        .AddMirroring()
        .AddHearing()
        .AddCommands()
        .AddSingleton<ForumReader>()
        .AddSingleton<ConnectForum>()
        .AddSingleton<DisconnectForum>()
        .AddSingleton<AskForGroup>()
        .AddSingleton<IUpdateHandler, TakeSharedGroup>()
        .AddHostedService<ConnectAtStart>()
        .AddScheduledJob<CheckForum>();

    private static IServiceCollection AddMirroring(this IServiceCollection services) => services
        .AddSingleton<IDeliveryObserver, FollowForum>()
        .AddSingleton<OpenTopic>()
        .AddSingleton<TopicCard>()
        .AddSingleton<FollowTopic>()
        .AddSingleton<ShowChanges>()
        .AddSingleton<MirrorConversation>()
        .AddSingleton<MirrorQueue>()
        .AddSingleton<MirrorRoom>()
        .AddSingleton<BehindReader>()
        .AddHostedService<MirrorService>();

    private static IServiceCollection AddHearing(this IServiceCollection services) => services
        .AddSingleton<GatherAlbum>()
        .AddSingleton<AnswerFromTopic>()
        .AddSingleton<IUpdateHandler, RecogniseForum>()
        .AddSingleton<IUpdateHandler, HearTopic>()
        .AddSingleton<IUpdateHandler, HearEdit>()
        .AddSingleton<IUpdateHandler, HearReaction>()
        .AddSingleton<IUpdateHandler, HearTopicState>()
        .AddSingleton<IUpdateHandler, HearStanding>();

    private static IServiceCollection AddCommands(this IServiceCollection services) => services
        .AddSingleton<ForumErrands>()
        .AddHostedService(provider => provider.GetRequiredService<ForumErrands>())
        .AddSingleton<RunTopicCommand>()
        .AddSingleton<ITopicCommand, CloseCommand>()
        .AddSingleton<ITopicCommand, ReopenCommand>()
        .AddSingleton<ITopicCommand, AssignCommand>()
        .AddSingleton<ITopicCommand, NoteCommand>()
        .AddSingleton<ITopicCommand, PriorityCommand>()
        .AddSingleton<ITopicCommand, SnoozeCommand>()
        .AddSingleton<ITopicCommand, LabelCommand>()
        .AddSingleton<ITopicCommand, BanCommand>()
        .AddSingleton<ITopicCommand, CreditsCommand>()
        .AddSingleton<ITopicCommand, DeleteCommand>();
}

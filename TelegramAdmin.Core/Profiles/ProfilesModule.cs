using Microsoft.Extensions.DependencyInjection;
using TelegramAdmin.Core.Audiences;
using TelegramAdmin.Core.Profiles.Acting;
using TelegramAdmin.Core.Profiles.Acting.Deeds;
using TelegramAdmin.Core.Profiles.Linking;
using TelegramAdmin.Core.Profiles.Listing;
using TelegramAdmin.Core.Profiles.Reading;
using TelegramAdmin.Core.Profiles.Tagging;
using TelegramAdmin.Core.Profiles.Timeline;
using TelegramAdmin.Core.Profiles.Timeline.Sources;
using TelegramAdmin.Core.Profiles.Views;
using TelegramAdmin.Core.Profiles.Writing;

namespace TelegramAdmin.Core.Profiles;

public static class ProfilesModule
{
    public static IServiceCollection AddProfiles(this IServiceCollection services) => services
        .AddSingleton<PeopleReader>()
        .AddSingleton<MetPeople>()
        .AddSingleton<PersonRowReader>()
        .AddSingleton<PeopleViews>()
        .AddSingleton<ProfileReader>()
        .AddSingleton<TagBook>()
        .AddSingleton<NoteBook>()
        .AddSingleton<IAudienceField, TagField>()
        .AddSingleton<JoinedCredits>()
        .AddSingleton<LinkPeople>()
        .AddSingleton<StartConversation>()
        .AddTimeline()
        .AddActs();

    private static IServiceCollection AddTimeline(this IServiceCollection services) => services
        .AddSingleton<TimelineReader>()
        .AddSingleton<ITimelineSource, MeetingSource>()
        .AddSingleton<ITimelineSource, MessageSource>()
        .AddSingleton<ITimelineSource, LedgerSource>()
        .AddSingleton<ITimelineSource, PaymentSource>()
        .AddSingleton<ITimelineSource, CampaignSource>()
        .AddSingleton<ITimelineSource, OptOutSource>()
        .AddSingleton<ITimelineSource, NoteSource>()
        .AddSingleton<ITimelineSource, ActSource>()
        .AddSingleton<ITimelineSource, BulkActSource>()
        .AddSingleton<ITimelineSource, RuleSource>()
        .AddSingleton<ITimelineSource, ModelSource>();

    private static IServiceCollection AddActs(this IServiceCollection services) => services
        .AddSingleton<StartBulkAct>()
        .AddSingleton<SteerBulkAct>()
        .AddSingleton<BulkActReader>()
        .AddSingleton<IBulkDeed, TagDeed>()
        .AddSingleton<IBulkDeed, TierDeed>()
        .AddSingleton<IBulkDeed, BanDeed>()
        .AddSingleton<RunBulkAct>()
        .AddHostedService<BulkActService>();
}

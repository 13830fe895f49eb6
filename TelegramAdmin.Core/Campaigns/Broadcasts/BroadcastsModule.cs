using Microsoft.Extensions.DependencyInjection;
using TelegramAdmin.Core.Access;
using TelegramAdmin.Core.Campaigns.Broadcasts.Changing;
using TelegramAdmin.Core.Campaigns.Broadcasts.Comparing;
using TelegramAdmin.Core.Campaigns.Broadcasts.Deciding;
using TelegramAdmin.Core.Campaigns.Broadcasts.Drafting;
using TelegramAdmin.Core.Campaigns.Broadcasts.Reading;
using TelegramAdmin.Core.Campaigns.Broadcasts.Running;
using TelegramAdmin.Core.Campaigns.Broadcasts.Running.Feeding;
using TelegramAdmin.Core.Campaigns.Broadcasts.Running.Following;
using TelegramAdmin.Core.Campaigns.Broadcasts.Running.Listing;
using TelegramAdmin.Core.Campaigns.Broadcasts.Starting;
using TelegramAdmin.Core.Campaigns.Broadcasts.Templates;
using TelegramAdmin.Core.Campaigns.Broadcasts.Timing;
using TelegramAdmin.Core.Campaigns.Writing;
using TelegramAdmin.Core.Delivery;
using TelegramAdmin.Core.Events;
using TelegramAdmin.Core.Needs;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Core.Campaigns.Broadcasts;

public static class BroadcastsModule
{
    public static IServiceCollection AddBroadcasts(this IServiceCollection services) => services
        .AddSingleton<INeedSource, CampaignNeeds>()
        .AddSingleton<BroadcastZones>()
        .AddSingleton<SaveBroadcast>()
        .AddSingleton<DuplicateBroadcast>()
        .AddSingleton<DeleteBroadcast>()
        .AddSingleton<StartBroadcast>()
        .AddSingleton<BroadcastReader>()
        .AddSingleton<RecipientReader>()
        .AddSingleton<EstimateBroadcast>()
        .AddSingleton<BroadcastTemplates>()
        .AddDecisions()
        .AddRunning();

    private static IServiceCollection AddDecisions(this IServiceCollection services) => services
        .AddSingleton<ChangeState>()
        .AddSingleton<CallBackQueued>()
        .AddSingleton<ChangePasses>()
        .AddSingleton<RetryFailed>()
        .AddSingleton(s => new PauseBroadcast(s.GetRequiredService<ChangeState>(), s.GetRequiredService<CallBackQueued>()))
        .AddSingleton(s => new ResumeBroadcast(s.GetRequiredService<ChangeState>(), s.GetRequiredService<ErrorGauge>(), s.GetRequiredService<BroadcastZones>(), s.GetRequiredService<TimeProvider>()))
        .AddSingleton(s => new CancelBroadcast(s.GetRequiredService<ChangeState>(), s.GetRequiredService<CallBackQueued>(), s.GetRequiredService<TimeProvider>()))
        .AddSingleton(s => new EditSent(
            s.GetRequiredService<IDatabase>(), s.GetRequiredService<MessageWriter>(), s.GetRequiredService<ChangePasses>(), s.GetRequiredService<AuditLog>(), s.GetRequiredService<EventBus>()))
        .AddSingleton(s => new DeleteSent(
            s.GetRequiredService<IDatabase>(), s.GetRequiredService<ChangePasses>(), s.GetRequiredService<AuditLog>(), s.GetRequiredService<EventBus>(), s.GetRequiredService<TimeProvider>()));

    private static IServiceCollection AddRunning(this IServiceCollection services) => services
        .AddSingleton<ErrorGauge>()
        .AddSingleton<BroadcastPulse>()
        .AddSingleton<IDeliveryObserver, RecordRecipients>()
        .AddSingleton<BeginDue>()
        .AddSingleton<MatchingPeople>()
        .AddSingleton<ListRecipients>()
        .AddSingleton<PreparedMessages>()
        .AddSingleton<DecideTurns>()
        .AddSingleton<BotRoom>()
        .AddSingleton<FreePace>()
        .AddSingleton<FeedQueue>()
        .AddSingleton<MoveStranded>()
        .AddSingleton<ChooseWinner>()
        .AddSingleton<EndBroadcast>()
        .AddSingleton<RunBroadcasts>()
        .AddSingleton<FeedChanges>()
        .AddSingleton<TidyUp>()
        .AddHostedService<BroadcastService>();
}

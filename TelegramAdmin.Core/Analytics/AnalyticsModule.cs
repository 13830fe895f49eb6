using Microsoft.Extensions.DependencyInjection;
using TelegramAdmin.Core.Analytics.Behaviour;
using TelegramAdmin.Core.Analytics.Campaigns;
using TelegramAdmin.Core.Analytics.Conversations;
using TelegramAdmin.Core.Analytics.Delivery;
using TelegramAdmin.Core.Analytics.Growth;
using TelegramAdmin.Core.Analytics.Needs;
using TelegramAdmin.Core.Analytics.Overview.Rows;
using TelegramAdmin.Core.Analytics.Overview;
using TelegramAdmin.Core.Analytics.Revenue.Billing;
using TelegramAdmin.Core.Analytics.Revenue;
using TelegramAdmin.Core.Needs;
using TelegramAdmin.Core.Settings;
using TelegramAdmin.Core.Storage;
using TelegramAdmin.Core.Webhooks.Sending;

namespace TelegramAdmin.Core.Analytics;

public static class AnalyticsModule
{
    public static IServiceCollection AddAnalytics(this IServiceCollection services) => services
        .AddSingleton<PlanReader>()
        .AddSingleton<INeedSource, PlanNeeds>()
        .AddSingleton<LiveMeter>()
        .AddHostedService(provider => provider.GetRequiredService<LiveMeter>())
        .AddSingleton<LiveStatus>()
        .AddSingleton<FrameReader>()
        .AddSingleton<OverviewReader>()
        .AddSingleton<OverviewRowReader>()
        .AddSingleton<NeedReader>()
        .AddSingleton(p => new TellNeeds(p.GetRequiredService<NeedReader>(), p.GetRequiredService<QueueNeeds>(), p.GetRequiredService<IDatabase>(), p.GetRequiredService<EngineOptions>(), p.GetRequiredService<TimeProvider>()))
        .AddHostedService<NeedTeller>()
        .AddSingleton<ProductRevenueReader>()
        .AddSingleton<FaultReader>()
        .AddSingleton<BotReach>()
        .AddSingleton<QueueReport>()
        .AddSingleton<QueueHistory>()
        .AddHostedService(provider => provider.GetRequiredService<QueueHistory>())
        .AddSingleton<DeliveryStats>()
        .AddSingleton<RecipientReader>()
        .AddSingleton<SourceReader>()
        .AddSingleton<BotHealth>()
        .AddSingleton<PeopleCounter>()
        .AddSingleton<GrowthReader>()
        .AddSingleton<DeliveryFigureReader>()
        .AddSingleton<CampaignFigureReader>()
        .AddSingleton<FunnelReader>()
        .AddSingleton<RetentionReader>()
        .AddSingleton<UsedWordReader>()
        .AddSingleton<BehaviourReader>()
        .AddSingleton<BehaviourPeople>()
        .AddSingleton<PaidDays>()
        .AddSingleton<SoldProducts>()
        .AddSingleton<BillingFigureReader>()
        .AddSingleton<SalesReader>()
        .AddSingleton<RecurringReader>()
        .AddSingleton<CohortReader>()
        .AddSingleton<RevenueFigureReader>()
        .AddSingleton<RevenueRows>()
        .AddSingleton<ConversationFigureReader>()
        .AddSingleton<ConversationFlowReader>()
        .AddSingleton<FigureRowReader>();
}

using TelegramAdmin.Exports;
using TelegramAdmin.Features.Analytics.Behaviour;
using TelegramAdmin.Features.Analytics.Campaigns;
using TelegramAdmin.Features.Analytics.Conversations;
using TelegramAdmin.Features.Analytics.Delivery;
using TelegramAdmin.Features.Analytics.Growth;
using TelegramAdmin.Features.Analytics.Periods;
using TelegramAdmin.Features.Analytics.Revenue;
using TelegramAdmin.Features.Analytics.Sheets;

namespace TelegramAdmin.Features.Analytics;

internal static class AnalyticsPages
{
    public static IServiceCollection AddAnalyticsPages(this IServiceCollection services) => services
        .AddSingleton<FigureNamesReader>()
        .AddSingleton<BotNames>()
        .AddSheets<GrowthSheets>()
        .AddSheets<BehaviourSheets>()
        .AddSheets<DeliverySheets>()
        .AddSheets<CampaignSheets>()
        .AddSingleton<RevenueAt>()
        .AddSheets<RevenueSheets>()
        .AddSingleton<ITableExport, RevenueRowExport>()
        .AddSingleton<ITableExport, Dashboard.Rows.DashboardRowExport>()
        .AddSingleton<ITableExport, FigureDayExport>()
        .AddSingleton<ITableExport, FigureRowExport>();
}

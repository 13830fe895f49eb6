using TelegramAdmin.Exports;
using TelegramAdmin.Features.Analytics.Conversations;

namespace TelegramAdmin.Features.Analytics;

internal static class AnalyticsPages
{
    public static IServiceCollection AddAnalyticsPages(this IServiceCollection services) => services
        .AddSingleton<FigureNamesReader>()
        .AddSingleton<ITableExport, FigureDayExport>()
        .AddSingleton<ITableExport, FigureRowExport>();
}

using Microsoft.Extensions.DependencyInjection;
using TelegramAdmin.Core.Jobs;

namespace TelegramAdmin.Core.Reports;

public static class ReportsModule
{
    public static IServiceCollection AddReports(this IServiceCollection services) => services
        .AddSingleton<ReportText>()
        .AddSingleton<ReportReader>()
        .AddSingleton<SaveReport>()
        .AddSingleton<SendReport>()
        .AddScheduledJob<SendDueReports>();
}

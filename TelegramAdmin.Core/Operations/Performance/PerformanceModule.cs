using Microsoft.Extensions.DependencyInjection;

namespace TelegramAdmin.Core.Operations.Performance;

internal static class PerformanceModule
{
    public static IServiceCollection AddPerformance(this IServiceCollection services) => services
        .AddSingleton<PerformanceReader>()
        .AddSingleton<DatabaseSize>()
        .AddHostedService<MeasureTraffic>()
        .AddSingleton<PerformanceSampler>()
        .AddHostedService(provider => provider.GetRequiredService<PerformanceSampler>());
}

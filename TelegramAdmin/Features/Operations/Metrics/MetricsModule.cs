using TelegramAdmin.Http;

namespace TelegramAdmin.Features.Operations.Metrics;

internal static class MetricsModule
{
    public static IServiceCollection AddMetricsText(this IServiceCollection services) => services
        .AddSingleton<RequestHistograms>()
        .AddSingleton<PrometheusText>()
        .AddSingleton<IMetricSource, EngineMetrics>()
        .AddSingleton<IMetricSource, QueueMetrics>()
        .AddSingleton<IMetricSource, WorkMetrics>()
        .AddSingleton<IMetricSource, RequestMetrics>()
        .AddSingleton<IMetricSource, DatabaseMetrics>()
        .AddSingleton<IMetricSource, PlatformMetrics>();
}

using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Features.Operations.Metrics;

/// <summary>Some of the metrics. Read at each scrape, so it must be cheap however much is stored.</summary>
internal interface IMetricSource
{
    Task<IReadOnlyList<MetricFamily>> ReadAsync(AppDbContext db);
}

using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Features.Operations.Metrics;

/// <summary>How the writers of the database fare. Writes through commits is the size of a group; how long one takes stands in telegramadmin_commit_seconds.</summary>
internal sealed class DatabaseMetrics(WriteCounts counts) : IMetricSource
{
    public Task<IReadOnlyList<MetricFamily>> ReadAsync(AppDbContext db) => Task.FromResult<IReadOnlyList<MetricFamily>>(
    [
        MetricFamily.Counter("telegramadmin_database_writes_total", "Writes that became durable", counts.Writes),
        MetricFamily.Counter("telegramadmin_database_commits_total", "Transactions that carried them", counts.Commits),
        MetricFamily.Counter("telegramadmin_database_writes_failed_total", "Writes that were refused or thrown back", counts.Refused),
        MetricFamily.Gauge("telegramadmin_database_writes_waiting", "Writes that are handed over and not durable yet", counts.Waiting),
    ]);
}

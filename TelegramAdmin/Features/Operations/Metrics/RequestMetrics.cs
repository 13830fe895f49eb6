using TelegramAdmin.Core.Storage;
using TelegramAdmin.Http;

namespace TelegramAdmin.Features.Operations.Metrics;

/// <summary>Requests by the template of their address.</summary>
internal sealed class RequestMetrics(RequestHistograms histograms) : IMetricSource
{
    public Task<IReadOnlyList<MetricFamily>> ReadAsync(AppDbContext db) => Task.FromResult<IReadOnlyList<MetricFamily>>(
    [
        MetricFamily.Histogram("http_server_request_duration_seconds", "Requests by template of the address, method and kind of answer", RequestHistograms.Limits,
            histograms.Read().Select(s => ($"{MetricFamily.Label("route", s.Series.Route)},{MetricFamily.Label("method", s.Series.Method)},{MetricFamily.Label("status", s.Series.Status)}", s.Buckets.SumSeconds, s.Buckets.Read()))),
    ]);
}

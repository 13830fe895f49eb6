using System.Globalization;
using System.Text;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Features.Operations.Metrics;

/// <summary>The state of the process in Prometheus' text format (prometheus.io/docs/instrumenting/exposition_formats).</summary>
internal sealed class PrometheusText(IDatabase database, IEnumerable<IMetricSource> sources)
{
    public async Task<IReadOnlyList<MetricFamily>> ReadAsync()
    {
        await using var db = database.ReadAll();
        var families = new List<MetricFamily>();
        foreach (var source in sources)
            families.AddRange(await source.ReadAsync(db));
        return families;
    }

    public async Task<string> WriteAsync()
    {
        var text = new StringBuilder();
        foreach (var family in await ReadAsync())
        {
            text.Append(CultureInfo.InvariantCulture, $"# HELP {family.Name} {family.Help}\n# TYPE {family.Name} {family.Type.ToString().ToLowerInvariant()}\n");
            foreach (var sample in family.Samples)
                text.Append(CultureInfo.InvariantCulture, $"{family.Name}{sample.Suffix}{(sample.Labels.Length == 0 ? "" : $"{{{sample.Labels}}}")} {sample.Value}\n");
        }
        return text.ToString();
    }
}

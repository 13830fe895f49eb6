using System.Globalization;

namespace TelegramAdmin.Features.Operations.Metrics;

/// <summary>One metric with all of its samples.</summary>
/// <param name="Name">With its unit, and "_total" where it only grows.</param>
/// <param name="Help">One line.</param>
internal sealed record MetricFamily(string Name, MetricType Type, string Help, IReadOnlyList<MetricSample> Samples)
{
    public static MetricFamily Gauge(string name, string help, double value) => new(name, MetricType.Gauge, help, [new MetricSample("", "", value)]);

    public static MetricFamily Gauge(string name, string help, IEnumerable<(string Labels, double Value)> values) => new(name, MetricType.Gauge, help, [.. values.Select(v => new MetricSample("", v.Labels, v.Value))]);

    public static MetricFamily Counter(string name, string help, double value) => new(name, MetricType.Counter, help, [new MetricSample("", "", value)]);

    /// <param name="series">For each: its labels, the sum, and how many fell into each bucket; the last bucket has no upper end.</param>
    public static MetricFamily Histogram(string name, string help, IReadOnlyList<double> limits, IEnumerable<(string Labels, double Sum, IReadOnlyList<long> Counts)> series) =>
        new(name, MetricType.Histogram, help, [.. series.SelectMany(s => Buckets(limits, s.Labels, s.Sum, s.Counts))]);

    /// <summary>label="value" with what the format wants escaped.</summary>
    public static string Label(string name, string value) => $"{name}=\"{value.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal).Replace("\n", "\\n", StringComparison.Ordinal)}\"";

    private static IEnumerable<MetricSample> Buckets(IReadOnlyList<double> limits, string labels, double sum, IReadOnlyList<long> counts)
    {
        var (passed, before) = (0L, labels.Length == 0 ? "" : labels + ",");
        for (var i = 0; i < counts.Count; i++)
        {
            passed += counts[i];
            yield return new MetricSample("_bucket", before + Label("le", i < limits.Count ? limits[i].ToString("0.######", CultureInfo.InvariantCulture) : "+Inf"), passed);
        }
        yield return new MetricSample("_sum", labels, sum);
        yield return new MetricSample("_count", labels, passed);
    }
}

internal enum MetricType
{
    Gauge,
    Counter,
    Histogram,
}

/// <param name="Suffix">What a histogram adds to its name.</param>
/// <param name="Labels">As they stand between the braces.</param>
internal readonly record struct MetricSample(string Suffix, string Labels, double Value);

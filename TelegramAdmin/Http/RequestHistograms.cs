using System.Collections.Concurrent;

namespace TelegramAdmin.Http;

/// <summary>How long requests took, by template, method and kind of answer. As many series as there are templates, and never more than <see cref="MostSeries"/>.</summary>
internal sealed class RequestHistograms
{
    public const int MostSeries = 1_000;

    /// <summary>The upper ends of the buckets, in seconds; what lasts longer falls into the last one, which has none.</summary>
    public static readonly double[] Limits = [.001, .0025, .005, .01, .025, .05, .1, .25, .5, 1, 2.5, 5, 10];

    private static readonly RequestSeries Rest = new(RouteOf.Other, "", "");

    private readonly ConcurrentDictionary<RequestSeries, RequestBuckets> _series = new();

    public void Record(string route, string method, int status, TimeSpan took)
    {
        var series = new RequestSeries(route, Known(method), Answer(status));
        if (_series.Count >= MostSeries && !_series.ContainsKey(series))
            series = Rest;
        _series.GetOrAdd(series, static _ => new RequestBuckets(Limits.Length + 1)).Add(took.TotalSeconds);
    }

    public IReadOnlyList<(RequestSeries Series, RequestBuckets Buckets)> Read() =>
        [.. _series.OrderBy(s => s.Key.Route, StringComparer.Ordinal).ThenBy(s => s.Key.Method, StringComparer.Ordinal).ThenBy(s => s.Key.Status, StringComparer.Ordinal).Select(s => (s.Key, s.Value))];

    // Anybody may send a method of their own making.
    private static string Known(string method) => method is "GET" or "POST" or "HEAD" or "PUT" or "PATCH" or "DELETE" or "OPTIONS" ? method : "_OTHER";

    private static string Answer(int status) => status switch { < 200 => "1xx", < 300 => "2xx", < 400 => "3xx", < 500 => "4xx", _ => "5xx" };
}

internal readonly record struct RequestSeries(string Route, string Method, string Status);

/// <summary>The counts of one series.</summary>
internal sealed class RequestBuckets(int count)
{
    private readonly long[] _counts = new long[count];
    private long _micros;

    public double SumSeconds => Interlocked.Read(ref _micros) / 1_000_000d;

    public void Add(double seconds)
    {
        var bucket = Array.FindIndex(RequestHistograms.Limits, limit => seconds <= limit);
        Interlocked.Increment(ref _counts[bucket < 0 ? count - 1 : bucket]);
        Interlocked.Add(ref _micros, (long)(seconds * 1_000_000));
    }

    public IReadOnlyList<long> Read() => [.. Enumerable.Range(0, count).Select(i => Interlocked.Read(ref _counts[i]))];
}

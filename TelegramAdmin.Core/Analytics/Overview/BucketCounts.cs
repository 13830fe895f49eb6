namespace TelegramAdmin.Core.Analytics.Overview;

/// <summary>Amounts by the hour or day in which they happened: what figures that add up are made of.</summary>
internal sealed class BucketCounts(OverviewRange range, IReadOnlyDictionary<DateTimeOffset, double> values)
{
    private readonly double[] _now = Split(range.Bounds, values);

    private readonly double[] _before = Split(range.PreviousBounds, values);

    public double Sum(OverviewSpan span) => values.Where(v => span.Covers(v.Key)).Sum(v => v.Value);

    /// <summary>Hours that are still to come have no value.</summary>
    public IReadOnlyList<double?> Series => [.. range.Buckets.Select((at, i) => at > range.Hour ? (double?)null : _now[i])];

    public IReadOnlyList<double?> Previous => [.. _before.Select(v => (double?)v)];

    public OverviewFigure ToFigure(string key, FigureUnit unit = FigureUnit.Count) => new(key, unit, Sum(range.Whole))
    {
        Compared = Sum(range.Compared),
        Before = Sum(range.Before),
        LastWeek = range.LastWeek is { } week ? Sum(week) : null,
        Series = Series,
        Previous = Previous,
    };

    /// <summary>The share that these are of these and others together.</summary>
    public OverviewFigure ToShare(string key, BucketCounts others) => new(key, FigureUnit.Share, ShareOf(Sum(range.Whole), others.Sum(range.Whole)))
    {
        Compared = ShareOf(Sum(range.Compared), others.Sum(range.Compared)),
        Before = ShareOf(Sum(range.Before), others.Sum(range.Before)),
        LastWeek = range.LastWeek is { } week ? ShareOf(Sum(week), others.Sum(week)) : null,
        Series = [.. _now.Zip(others._now, ShareOf)],
        Previous = [.. _before.Zip(others._before, ShareOf)],
    };

    private static double? ShareOf(double part, double rest) => part + rest == 0 ? null : part / (part + rest);

    private static double[] Split(IReadOnlyList<DateTimeOffset> bounds, IReadOnlyDictionary<DateTimeOffset, double> values)
    {
        var sums = new double[bounds.Count - 1];
        foreach (var (at, value) in values)
        {
            if (OverviewRange.IndexOf(bounds, at) is >= 0 and var bucket)
                sums[bucket] += value;
        }
        return sums;
    }
}

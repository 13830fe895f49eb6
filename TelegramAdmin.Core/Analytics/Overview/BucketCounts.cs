namespace TelegramAdmin.Core.Analytics.Overview;

/// <summary>Amounts by the bucket in which they happened: what figures that add up are made of.</summary>
internal sealed class BucketCounts(OverviewRange range, IReadOnlyDictionary<DateTimeOffset, double> values)
{
    public double Sum(OverviewSpan span) => values.Where(v => span.Covers(v.Key)).Sum(v => v.Value);

    /// <summary>Hours that are still to come have no value.</summary>
    public IReadOnlyList<double?> Series => [.. range.Buckets.Select(at => at > range.Hour ? (double?)null : At(at))];

    public IReadOnlyList<double?> Previous => [.. range.PreviousBuckets.Select(at => (double?)At(at))];

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
        Series = [.. range.Buckets.Select(at => ShareOf(At(at), others.At(at)))],
        Previous = [.. range.PreviousBuckets.Select(at => ShareOf(At(at), others.At(at)))],
    };

    private static double? ShareOf(double part, double rest) => part + rest == 0 ? null : part / (part + rest);

    private double At(DateTimeOffset bucket) => values.GetValueOrDefault(bucket);
}

namespace TelegramAdmin.Benchmarks.Reporting;

internal static class Series
{
    public static double Median(this IEnumerable<double> values) => values.Percentile(50);

    /// <summary>Nearest rank; 0 for an empty series.</summary>
    public static double Percentile(this IEnumerable<double> values, double percent)
    {
        var sorted = values.Order().ToList();
        return sorted.Count == 0 ? 0 : sorted[Math.Clamp((int)Math.Ceiling(sorted.Count * percent / 100) - 1, 0, sorted.Count - 1)];
    }
}

using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Core.Analytics.Periods;

/// <summary>
/// Quarters of an hour since 1970. Every zone's day begins with one, so that what a database counted by them falls into the days of any zone.
/// </summary>
internal static class QuarterHours
{
    private const int Seconds = 900;

    /// <summary>The quarter of a time, as SQL.</summary>
    public static string Sql(string column, DatabaseProvider provider) => provider == DatabaseProvider.Sqlite
        ? $"({column} / 900000000)"
        : $"CAST(FLOOR(EXTRACT(EPOCH FROM {column}) / 900) AS BIGINT)";

    public static DateOnly DayOf(this DayPeriod period, long quarter) => period.DayOf(DateTimeOffset.FromUnixTimeSeconds(quarter * Seconds));

    /// <summary>Counts by quarter as one for each day of a period.</summary>
    public static IReadOnlyList<long> ByDay(this DayPeriod period, IEnumerable<(long Quarter, long Value)> counts)
    {
        var days = new long[period.Count];
        foreach (var (quarter, value) in counts)
        {
            if (period.DayOf(quarter).DayNumber - period.From.DayNumber is >= 0 and var at && at < days.Length)
                days[at] += value;
        }
        return days;
    }
}

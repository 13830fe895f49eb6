using System.Globalization;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Core.Analytics.Periods;

/// <summary>Months of UTC as both databases can group by them: "2026-05".</summary>
internal static class Months
{
    public static string Sql(string column, DatabaseProvider provider) => provider == DatabaseProvider.Sqlite
        ? $"strftime('%Y-%m', {column} / 1000000, 'unixepoch')"
        : $"to_char({column} AT TIME ZONE 'UTC', 'YYYY-MM')";

    public static DateOnly Read(string month) => DateOnly.ParseExact(month + "-01", "yyyy-MM-dd", CultureInfo.InvariantCulture);

    public static DateTimeOffset StartOf(DateOnly month) => new(month, TimeOnly.MinValue, TimeSpan.Zero);

    /// <summary>The last so many, the present one included.</summary>
    public static IReadOnlyList<DateOnly> Last(int count, DateTimeOffset now)
    {
        var present = new DateOnly(now.UtcDateTime.Year, now.UtcDateTime.Month, 1);
        return [.. Enumerable.Range(1 - count, count).Select(present.AddMonths)];
    }
}

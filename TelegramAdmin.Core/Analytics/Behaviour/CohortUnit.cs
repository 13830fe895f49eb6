using System.Data.Common;
using TelegramAdmin.Core.Analytics.Periods;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Core.Analytics.Behaviour;

/// <summary>Weeks from Monday, or months, in UTC.</summary>
internal sealed record CohortUnit(bool IsMonthly)
{
    /// <summary>So many are told.</summary>
    public const int Count = 12;

    // The week of 1970-01-01, a Thursday, began three days before it.
    private const int ToMonday = 3;

    public string Sql(string column, DatabaseProvider provider) => IsMonthly ? Months.Sql(column, provider)
        : provider == DatabaseProvider.Sqlite ? $"(({column} / 86400000000 + {ToMonday}) / 7)"
        : $"CAST(FLOOR((FLOOR(EXTRACT(EPOCH FROM {column}) / 86400) + {ToMonday}) / 7) AS BIGINT)";

    public DateOnly Read(DbDataReader row, int column) => IsMonthly ? Months.Read(row.GetString(column)) : new DateOnly(1970, 1, 1).AddDays((int)row.GetInt64(column) * 7 - ToMonday);

    public DateOnly StartOf(DateTimeOffset at)
    {
        var day = DateOnly.FromDateTime(at.UtcDateTime);
        return IsMonthly ? new DateOnly(day.Year, day.Month, 1) : day.AddDays(-(((int)day.DayOfWeek + 6) % 7));
    }

    public DateOnly Add(DateOnly start, int units) => IsMonthly ? start.AddMonths(units) : start.AddDays(7 * units);

    /// <summary>How many units from one to another.</summary>
    public int Between(DateOnly from, DateOnly to) => IsMonthly ? (to.Year - from.Year) * 12 + to.Month - from.Month : (to.DayNumber - from.DayNumber) / 7;

    public static DateTimeOffset Moment(DateOnly day) => new(day, TimeOnly.MinValue, TimeSpan.Zero);

    public override string ToString() => IsMonthly ? "month" : "week";
}

using System.Globalization;
using TelegramAdmin.Benchmarks.Centre.Year;

namespace TelegramAdmin.Benchmarks.Retention.Growth;

/// <summary>What rows of one table are made of: each is the i-th of so many, and came when i/N of the product's life was over.</summary>
internal sealed class LifeSql(YearSql sql, DateTimeOffset began, TimeSpan age, int people, long rows)
{
    public int People => people;

    public long Rows => rows;

    public string True => sql.True;

    public string False => sql.False;

    /// <summary>A time; people do not come in the order of their numbers, messages do.</summary>
    public string At(int later = 0) => sql.At(began, string.Create(CultureInfo.InvariantCulture, $"(i * {(long)age.TotalSeconds - 7200} / {rows} + {later})"));

    public string Day => sql.DayOf(At());

    /// <summary>Number of a person, and of their conversation and account, from 1.</summary>
    public string Somebody => string.Create(CultureInfo.InvariantCulture, $"(1 + (i * 7919) % {people})");

    /// <summary>Telegram's number of <see cref="Somebody"/>.</summary>
    public string Person => YearSql.Person(Somebody);

    /// <summary>The bot that <see cref="Somebody"/> talks with.</summary>
    public string Bot => sql.Bot(Somebody);

    public string Flag(string condition) => sql.Flag(condition);

    /// <summary>Of everybody in turn: which round, and who.</summary>
    public string Round => string.Create(CultureInfo.InvariantCulture, $"(1 + (i - 1) / {people})");

    public string InTurn => string.Create(CultureInfo.InvariantCulture, $"(1 + (i - 1) % {people})");

    /// <summary>True for the last <paramref name="count"/> rows: what still waits.</summary>
    public string IsLast(int count) => string.Create(CultureInfo.InvariantCulture, $"i > {rows - count}");
}

using System.Globalization;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Benchmarks.Centre.Year;

/// <summary>
/// Pieces of SQL that write many rows at once, in both dialects. Whoever is the i-th of N came when i/N of the year was over, so that ids
/// follow time, as they do where a product really ran.
/// </summary>
internal sealed class YearSql(DatabaseProvider provider, DateTimeOffset now, IReadOnlyList<long> bots)
{
    public const long Seconds = 365L * 86_400;

    /// <summary>Rows of one statement: well within any time limit, and one transaction.</summary>
    private const int Step = 50_000;

    private readonly DateTimeOffset _start = now.AddSeconds(-Seconds);

    public bool IsSqlite => provider == DatabaseProvider.Sqlite;

    public string True => IsSqlite ? "1" : "TRUE";

    public string False => IsSqlite ? "0" : "FALSE";

    /// <summary>Telegram's ids lie scattered: the order of arrival is not their order.</summary>
    public static string Person(string i) => $"(100000 + (({i}) * 7368787) % 1999999973)";

    /// <summary>Somebody who had come when the n-th of (people × each) things happened.</summary>
    public static string Somebody(int each) => string.Create(CultureInfo.InvariantCulture, $"(1 + (i * 7919) % ((i + {each - 1}) / {each}))");

    public static string SecondsOf(string i, long of) => string.Create(CultureInfo.InvariantCulture, $"(({i}) * {Seconds} / {of})");

    public string Bot(string i) => string.Create(CultureInfo.InvariantCulture, $"CASE ({i}) % 4 WHEN 0 THEN {bots[0]} WHEN 1 THEN {bots[1]} WHEN 2 THEN {bots[2]} ELSE {bots[3]} END");

    public string Flag(string condition) => $"CASE WHEN {condition} THEN {True} ELSE {False} END";

    /// <summary>So many seconds after the year began.</summary>
    public string At(string seconds) => At(_start, seconds);

    public string At(DateTimeOffset from, string seconds) => IsSqlite
        ? string.Create(CultureInfo.InvariantCulture, $"({(from - DateTimeOffset.UnixEpoch).Ticks / 10} + ({seconds}) * 1000000)")
        : string.Create(CultureInfo.InvariantCulture, $"(TIMESTAMPTZ '{from.UtcDateTime:yyyy-MM-dd HH:mm:ss}Z' + ({seconds}) * INTERVAL '1 second')");

    /// <summary>Midnight, UTC, of the day of a moment.</summary>
    public string DayOf(string at) => IsSqlite ? $"({at} / 86400000000 * 86400000000)" : $"date_trunc('day', {at}, 'UTC')";

    /// <summary>An INSERT whose rows are made of the numbers 1 to <paramref name="rows"/>, as <c>i</c>, in several statements.</summary>
    /// <param name="more">What follows FROM: a join, a condition.</param>
    public static IEnumerable<string> Insert(string into, long rows, string values, string more = "")
    {
        for (var first = 0L; first < rows; first += Step)
        {
            yield return string.Create(CultureInfo.InvariantCulture, $"""
                INSERT INTO {into}
                WITH RECURSIVE n(i) AS (SELECT CAST({first + 1} AS BIGINT) UNION ALL SELECT i + 1 FROM n WHERE i < {Math.Min(rows, first + Step)})
                SELECT {values} FROM n {more}
                """);
        }
    }
}

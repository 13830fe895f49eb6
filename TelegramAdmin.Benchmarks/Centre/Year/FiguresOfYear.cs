using TelegramAdmin.Core.Storage.Rollups;

namespace TelegramAdmin.Benchmarks.Centre.Year;

/// <summary>Each metric of each bot by minute, hour and day, for as long as each is kept; and what a year's broadcasts left behind.</summary>
internal static class FiguresOfYear
{
    /// <summary>Days lie a year back, hours 90 days, minutes two.</summary>
    private static readonly (RollupPeriod Period, int Seconds, int Count)[] Periods = [(RollupPeriod.Day, 86_400, 366), (RollupPeriod.Hour, 3_600, 24 * 90), (RollupPeriod.Minute, 60, 60 * 48)];

    public static IEnumerable<string> Statements(YearSql sql, DateTimeOffset now)
    {
        var metrics = Enum.GetValues<Metric>().Length;
        foreach (var (period, seconds, count) in Periods)
        {
            var (last, each) = (period.StartOf(now), metrics * 4);
            var bucket = $"(i - 1) / {each}";
            foreach (var statement in YearSql.Insert("rollups (workspace_id, bot_id, metric, period, bucket_at, value)", (long)count * each,
                $"1, {sql.Bot("i")}, 1 + ((i - 1) / 4) % {metrics}, {(int)period}, {sql.At(last, $"-({bucket}) * {seconds}")}, 1 + (i * 13) % {Math.Max(2, seconds / 60)}"))
                yield return statement;
        }
    }

    /// <summary>Copies of a draft that went to a tenth of the people each.</summary>
    public static IEnumerable<string> Broadcasts(YearSql sql, int people, int broadcasts)
    {
        var (each, rows) = (people / 10, (long)broadcasts * (people / 10));
        var at = YearSql.SecondsOf("i", broadcasts);
        foreach (var statement in YearSql.Insert("broadcasts (workspace_id, name, state, version, audience, variants, timing, is_paid, error_limit, created_at, changed_at, started_at, listed_at, finished_at)", broadcasts,
            $"1, 'News ' || i, 6, 1, d.audience, d.variants, d.timing, {sql.False}, d.error_limit, {sql.At(at)}, {sql.At(at)}, {sql.At(at)}, {sql.At(at)}, {sql.At($"{at} + 600")}", "JOIN broadcasts d ON d.id = 1"))
            yield return statement;
        var broadcast = $"(2 + (i - 1) / {each})";
        var sent = sql.At($"(({broadcast} - 1) * {YearSql.Seconds} / {broadcasts})");
        foreach (var statement in YearSql.Insert("recipients (workspace_id, broadcast_id, telegram_user_id, bot_id, variant, state, attempts, sent_at, pressed_at, \"after\", error_code, error)", rows,
            $"""
            1, {broadcast}, {YearSql.Person($"1 + ((i - 1) % {each}) * 10 + ({broadcast}) % 10")}, {sql.Bot("i")}, 'A', CASE WHEN i % 40 = 0 THEN 4 ELSE 3 END, 1, CASE WHEN i % 40 > 0 THEN {sent} END,
            CASE WHEN i % 15 = 1 THEN {sent} END, 0, CASE WHEN i % 40 = 0 THEN 403 END, CASE WHEN i % 40 = 0 THEN 'Forbidden: bot was blocked by the user' END
            """))
            yield return statement;
    }
}

using TelegramAdmin.Benchmarks.Centre.Year;
using TelegramAdmin.Core.Operations.Performance;
using TelegramAdmin.Core.Storage.Rollups;
using TelegramAdmin.Core.Telemetry;

namespace TelegramAdmin.Benchmarks.Retention.Growth;

/// <summary>
/// What grows with time and with bots, not with messages: each metric of each bot by minute, hour and day, and samples of how fast the product was.
/// Minutes lie two days further back than they are kept, hours a week, so that there is something to remove.
/// </summary>
internal static class Figures
{
    private const int Bots = 4;

    private static readonly (RollupPeriod Period, int Seconds, int Days)[] Periods = [(RollupPeriod.Day, 86_400, 365), (RollupPeriod.Hour, 3_600, 97), (RollupPeriod.Minute, 60, 4)];

    public static IEnumerable<string> Rollups(YearSql sql, DateTimeOffset now, TimeSpan age)
    {
        var each = Enum.GetValues<Metric>().Length * Bots;
        foreach (var (period, seconds, days) in Periods)
        {
            var buckets = (long)Math.Min(days, age.TotalDays) * 86_400 / seconds;
            var last = period.StartOf(now.AddHours(-1));
            foreach (var statement in YearSql.Insert("rollups (workspace_id, bot_id, metric, period, bucket_at, value)", buckets * each, FormattableString.Invariant(
                $"1, {sql.Bot("i")}, 1 + ((i - 1) / {Bots}) % {each / Bots}, {(int)period}, {sql.At(last, FormattableString.Invariant($"-({buckets} - 1 - (i - 1) / {each}) * {seconds}"))}, 1 + i % 97")))
                yield return statement;
        }
    }

    public static IEnumerable<string> Samples(YearSql sql, DateTimeOffset now, TimeSpan age)
    {
        foreach (var (span, seconds, days) in new[] { (PerformanceSpan.Minute, 60, 2), (PerformanceSpan.Hour, 3_600, 90) })
        {
            var last = (span == PerformanceSpan.Minute ? RollupPeriod.Minute : RollupPeriod.Hour).StartOf(now.AddHours(-1));
            foreach (var statement in YearSql.Insert("performance_samples (span, at, data)", (long)Math.Min(days, age.TotalDays) * 86_400 / seconds, FormattableString.Invariant(
                $"{(int)span}, {sql.At(last, FormattableString.Invariant($"-i * {seconds}"))}, '{Sample}'")))
                yield return statement;
        }
    }

    private static readonly string Sample = new Measured
    {
        Latencies = Enum.GetValues<Timed>().ToDictionary(t => t, t => new LatencyCount([.. Enumerable.Range(0, LatencyBuckets.Count).Select(b => b is > 20 and < 45 ? b * 7L : 0)], 123.4)),
        Counts = Enum.GetValues<Counted>().ToDictionary(c => c, c => 1_000L + (int)c),
        Memory = 200_000_000,
        Heap = 90_000_000,
        Circuits = 3,
    }.Write();
}

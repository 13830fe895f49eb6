namespace TelegramAdmin.Core.Storage.Rollups;

/// <summary>Adds facts to their minute, hour and day in the transaction that makes them true, so that no count is lost or doubled.</summary>
public static class RollupWrites
{
    private const string Upsert = """
        INSERT INTO rollups (workspace_id, bot_id, metric, period, bucket_at, value) VALUES (@workspace, @bot, @metric, @period, @at, @value)
        ON CONFLICT (workspace_id, metric, period, bucket_at, bot_id) DO UPDATE SET value = rollups.value + excluded.value
        """;

    public static Task AddAsync(this WriteSession session, params IEnumerable<Count> counts)
    {
        // Always in the same order: two transactions that count the same things then wait for each other instead of deadlocking.
        var buckets = counts.SelectMany(Buckets)
            .GroupBy(c => (Row: c.Fact with { At = default, Value = 0 }, c.Period, c.At))
            .Select(g => (g.Key.Row, g.Key.Period, g.Key.At, Value: g.Sum(c => c.Fact.Value)))
            .OrderBy(b => b.Row.WorkspaceId.Value).ThenBy(b => b.Row.Metric).ThenBy(b => b.Period).ThenBy(b => b.At).ThenBy(b => b.Row.BotId.Value)
            .ToList();
        return session.ForEachAsync(Upsert, buckets, static (parameters, bucket) => parameters
            .Add("@workspace", bucket.Row.WorkspaceId).Add("@bot", bucket.Row.BotId).Add("@metric", (long)bucket.Row.Metric)
            .Add("@period", (long)bucket.Period).Add("@at", bucket.At).Add("@value", bucket.Value));
    }

    public static DateTimeOffset StartOf(this RollupPeriod period, DateTimeOffset at)
    {
        var utc = at.ToUniversalTime();
        return period switch
        {
            RollupPeriod.Minute => new DateTimeOffset(utc.Year, utc.Month, utc.Day, utc.Hour, utc.Minute, 0, TimeSpan.Zero),
            RollupPeriod.Hour => new DateTimeOffset(utc.Year, utc.Month, utc.Day, utc.Hour, 0, 0, TimeSpan.Zero),
            _ => new DateTimeOffset(utc.Date, TimeSpan.Zero),
        };
    }

    private static IEnumerable<(Count Fact, RollupPeriod Period, DateTimeOffset At)> Buckets(Count fact) =>
        Enum.GetValues<RollupPeriod>().Select(period => (fact, period, period.StartOf(fact.At)));
}

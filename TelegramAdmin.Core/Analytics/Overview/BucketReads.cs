using System.Data.Common;
using System.Globalization;
using Microsoft.EntityFrameworkCore;
using TelegramAdmin.Core.Storage;
using TelegramAdmin.Core.Storage.Reading;
using TelegramAdmin.Core.Storage.Rollups;

namespace TelegramAdmin.Core.Analytics.Overview;

/// <summary>Amounts by bucket, from rollups and, where none are kept, from the facts themselves.</summary>
internal static class BucketReads
{
    public static async Task<IReadOnlyDictionary<Metric, BucketCounts>> RollupsAsync(this OverviewAsk ask, params Metric[] metrics)
    {
        var (range, bot) = (ask.Range, ask.Bot);
        var (bucket, from, to) = (range.Stored, range.Earliest, range.Whole.To);
        var rows = await ask.Db.Set<RollupBucket>()
            .Where(b => b.Period == bucket && metrics.Contains(b.Metric) && b.BucketAt >= from && b.BucketAt < to && (bot == null || b.BotId == bot))
            .GroupBy(b => new { b.Metric, b.BucketAt }).Select(g => new { g.Key.Metric, g.Key.BucketAt, Value = g.Sum(b => b.Value) }).ToListAsync();
        return metrics.ToDictionary(m => m, m => new BucketCounts(range, rows.Where(r => r.Metric == m).ToDictionary(r => r.BucketAt, r => (double)r.Value)));
    }

    /// <param name="table">Has a workspace_id, and a bot_id where <paramref name="byBot"/> says so.</param>
    /// <param name="at">The column that says when.</param>
    /// <param name="value">What is added up: "COUNT(*)".</param>
    /// <param name="more">Further conditions, which may use what <paramref name="bind"/> binds.</param>
    public static async Task<BucketCounts> FactsAsync(this OverviewAsk ask, string table, string at, string value, string more = "", Action<DbCommand>? bind = null, bool byBot = true)
    {
        var step = ask.Range.Stored == RollupPeriod.Hour ? 3600L : 86_400L;
        var ofBot = byBot && ask.Bot is not null ? "AND bot_id = @bot" : "";
        var sql = $"SELECT {BucketOf(ask.Provider, at)}, {value} FROM {table} WHERE workspace_id = @workspace AND {at} >= @from AND {at} < @to {ofBot} {more} GROUP BY 1";
        var rows = await ask.Db.QueryAsync(sql, command =>
        {
            command.Bind(ask.Provider, "@step", step);
            command.Bind(ask.Provider, "@workspace", ask.Workspace.Value);
            command.Bind(ask.Provider, "@from", ask.Range.Earliest);
            command.Bind(ask.Provider, "@to", ask.Range.Whole.To);
            if (ofBot.Length > 0)
                command.Bind(ask.Provider, "@bot", ask.Bot!.Value.Value);
            bind?.Invoke(command);
        }, row => (Bucket: row.GetInt64(0), Value: Convert.ToDouble(row.GetValue(1), CultureInfo.InvariantCulture)));
        return new BucketCounts(ask.Range, rows.ToDictionary(r => DateTimeOffset.FromUnixTimeSeconds(r.Bucket * step), r => r.Value));
    }

    // Hours and days (UTC) since 1970; SQLite keeps microseconds.
    private static string BucketOf(DatabaseProvider provider, string at) =>
        provider == DatabaseProvider.Sqlite ? $"{at} / (@step * 1000000)" : $"CAST(floor(extract(epoch FROM {at}) / @step) AS bigint)";
}

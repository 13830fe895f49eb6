using System.Globalization;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Benchmarks.Channels;

/// <summary>A channel that posted for three years and was watched all the time, written by the database itself.</summary>
internal sealed class WatchedChannel(DatabaseProvider provider, int posts)
{
    /// <summary>Of each post.</summary>
    public const int Snapshots = 20;

    private const long Channel = 1;
    private const int Days = 1_095;

    public static long Id => Channel;

    public int Posts => posts;

    private string Seconds => string.Create(CultureInfo.InvariantCulture, $"CAST(i AS BIGINT) * {Days * 86_400L} / {posts}");

    public async Task FillAsync(IDatabase storage)
    {
        foreach (var statement in Statements())
            await storage.WriteAsync(null, db => db.Session.RunAsync(statement, _ => { }));
        if (provider == DatabaseProvider.Postgres)
            await storage.WriteAsync(null, db => db.Session.RunAsync("ANALYZE", _ => { })); // As autovacuum would by itself, soon after.
    }

    private IEnumerable<string> Statements()
    {
        var no = provider == DatabaseProvider.Sqlite ? "0" : "FALSE";
        yield return $"""
            INSERT INTO tracked_channels (id, workspace_id, address, is_invite, telegram_id, title, username, is_own, state, history_read, added_at)
            VALUES ({Channel}, 1, 'long', {no}, 1, 'Long', 'long', {no}, 6, {posts}, {At("0")})
            """;
        // Words of the length that posts have, so that a scan of the table would be felt.
        yield return $"""
            INSERT INTO channel_posts (channel_id, message_id, workspace_id, posted_at, kind, text, views, forwards, reactions, comments, views_at6_hours, views_at24_hours, seen_at, counted_at, deleted_at)
            {Numbers(posts)} SELECT {Channel}, i, 1, {At(Seconds)}, 1 + i % 4, {Words}, 5000 + i * 7 % 9000, i % 300, i * 3 % 700, i % 90, 1500 + i % 3000, 3000 + i % 5000, {At(Seconds)}, {At(Seconds)},
            CASE WHEN i % 50 = 0 THEN {At(Seconds)} END FROM n
            """;
        yield return $"""
            INSERT INTO post_snapshots (channel_id, message_id, taken_at, workspace_id, views, forwards, reactions, comments)
            {Numbers(posts)}, s(k) AS (SELECT 1 UNION ALL SELECT k + 1 FROM s WHERE k < {Snapshots})
            SELECT {Channel}, i, {At($"({Seconds}) + k * k * 600")}, 1, k * 300, k, k * 2, k FROM n CROSS JOIN s
            """;
        yield return $"""
            INSERT INTO member_snapshots (channel_id, taken_at, workspace_id, members)
            {Numbers(Days * 4)} SELECT {Channel}, {At("CAST(i AS BIGINT) * 21600")}, 1, 40000 + i FROM n
            """;
        yield return $"""
            INSERT INTO channel_hours (channel_id, hour, workspace_id, views)
            {Numbers(Days * 24)} SELECT {Channel}, {At("CAST(i AS BIGINT) * 3600")}, 1, 1000 + i % 900 FROM n
            """;
    }

    private string Words => provider == DatabaseProvider.Sqlite
        ? "substr(replace(hex(zeroblob(500)), '00', 'word '), 1, 200 + i * 13 % 1200)"
        : "substr(repeat('word ', 300), 1, 200 + i * 13 % 1200)";

    private static string Numbers(int count) => string.Create(CultureInfo.InvariantCulture, $"WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < {count})");

    // Three years ago and so many seconds.
    private string At(string seconds)
    {
        var start = DateTimeOffset.UtcNow.AddDays(-Days);
        return provider == DatabaseProvider.Sqlite
            ? string.Create(CultureInfo.InvariantCulture, $"{(start - DateTimeOffset.UnixEpoch).Ticks / 10} + ({seconds}) * 1000000")
            : string.Create(CultureInfo.InvariantCulture, $"TIMESTAMPTZ '{start.UtcDateTime:yyyy-MM-dd HH:mm:ss}+00' + ({seconds}) * INTERVAL '1 second'");
    }
}

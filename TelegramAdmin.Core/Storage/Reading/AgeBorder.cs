namespace TelegramAdmin.Core.Storage.Reading;

/// <summary>
/// Where in a table what is past its time ends. Rows are numbered as they come, so they lie in the order of their age and the border is found by halving:
/// an index by time would cost every row that is written, and without either the whole table would be read.
/// </summary>
internal static class AgeBorder
{
    /// <summary>What comes at the same time may be numbered in another order than its times. So many numbers are looked at without trust in the order.</summary>
    private const long Slack = 1_000;

    /// <param name="table">One with a number, <c>id</c>.</param>
    /// <param name="at">Its time, never null.</param>
    /// <returns>A number below which everything lies that is older.</returns>
    public static async Task<long> FindAsync(AppDbContext db, DatabaseProvider provider, string table, string at, DateTimeOffset before, CancellationToken cancellation = default)
    {
        var ends = await db.QueryAsync($"SELECT COALESCE((SELECT MIN(id) FROM {table}), 0), COALESCE((SELECT MAX(id) FROM {table}), 0) + 1", static _ => { }, static row => (row.GetInt64(0), row.GetInt64(1)), cancellation);
        var (low, high) = ends[0];
        while (high - low > Slack)
        {
            var middle = low + (high - low) / 2;
            var row = await NextAsync(db, provider, table, at, middle, cancellation);
            if (row is not { } next || next.Id >= high || next.At >= before)
                high = middle;
            else
                low = next.Id + 1;
        }
        return high + Slack;
    }

    private static async Task<(long Id, DateTimeOffset At)?> NextAsync(AppDbContext db, DatabaseProvider provider, string table, string at, long id, CancellationToken cancellation)
    {
        var rows = await db.QueryAsync<(long, DateTimeOffset)>($"SELECT id, {at} FROM {table} WHERE id >= @id ORDER BY id LIMIT 1", c => c.Bind(provider, "@id", id), row => (row.GetInt64(0), row.Time(provider, 1)), cancellation);
        return rows.Count == 0 ? null : rows[0];
    }
}

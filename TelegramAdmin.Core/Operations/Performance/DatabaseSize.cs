using System.Globalization;
using Microsoft.EntityFrameworkCore;
using TelegramAdmin.Core.Storage;
using TelegramAdmin.Core.Storage.Reading;

namespace TelegramAdmin.Core.Operations.Performance;

/// <summary>How large the database is, and which tables make it so. Looked up at most once a minute.</summary>
public sealed class DatabaseSize(IDatabase database, TimeProvider time)
{
    private const int MostTables = 12;

    private const string PostgresTables = """
        SELECT relname, n_live_tup, pg_table_size(relid), pg_indexes_size(relid) FROM pg_stat_user_tables
        WHERE schemaname = current_schema() ORDER BY pg_total_relation_size(relid) DESC, relname LIMIT 12
        """;

    private static readonly TimeSpan Fresh = TimeSpan.FromMinutes(1);

    private (DateTimeOffset At, DatabaseSizes Sizes)? _last;

    public async Task<DatabaseSizes> ReadAsync(CancellationToken cancellation = default)
    {
        var now = time.GetUtcNow();
        if (_last is { } last && now - last.At < Fresh)
            return last.Sizes;
        await using var db = database.ReadAll();
        var sizes = database.Provider == DatabaseProvider.Postgres ? await OfPostgresAsync(db, cancellation) : await OfSqliteAsync(db, cancellation);
        _last = (now, sizes);
        return sizes;
    }

    private static async Task<DatabaseSizes> OfPostgresAsync(AppDbContext db, CancellationToken cancellation)
    {
        var whole = await db.QueryAsync("SELECT pg_database_size(current_database())", _ => { }, row => row.GetInt64(0), cancellation);
        var tables = await db.QueryAsync(PostgresTables, _ => { }, row => new TableSize(row.GetString(0), row.GetInt64(1), row.GetInt64(2), row.GetInt64(3)), cancellation);
        return new DatabaseSizes(whole[0], null, tables);
    }

    // This SQLite does not tell the bytes of a table; the highest number tells of its rows without walking it.
    private static async Task<DatabaseSizes> OfSqliteAsync(AppDbContext db, CancellationToken cancellation)
    {
        var page = await NumberAsync(db, "PRAGMA page_size", cancellation);
        var (pages, free) = (await NumberAsync(db, "PRAGMA page_count", cancellation), await NumberAsync(db, "PRAGMA freelist_count", cancellation));
        var names = await db.QueryAsync("SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%' AND sql NOT LIKE '%WITHOUT ROWID%' AND sql NOT LIKE 'CREATE VIRTUAL%'", _ => { }, row => row.GetString(0), cancellation);
        var tables = new List<TableSize>();
        foreach (var name in names)
        {
            var quoted = name.Replace("\"", "\"\"", StringComparison.Ordinal);
            var rows = await NumberAsync(db, string.Create(CultureInfo.InvariantCulture, $"SELECT COALESCE(MAX(rowid) - MIN(rowid) + 1, 0) FROM \"{quoted}\""), cancellation);
            tables.Add(new TableSize(name, rows, null, null));
        }
        return new DatabaseSizes(page * pages, page * free, [.. tables.OrderByDescending(t => t.Rows).ThenBy(t => t.Name).Take(MostTables)]);
    }

    private static async Task<long> NumberAsync(AppDbContext db, string sql, CancellationToken cancellation) => (await db.QueryAsync(sql, _ => { }, row => row.GetInt64(0), cancellation))[0];
}

/// <param name="Free">Bytes inside the file that wait for new rows; null where the database does not tell.</param>
public sealed record DatabaseSizes(long Bytes, long? Free, IReadOnlyList<TableSize> Tables);

/// <param name="Rows">About how many.</param>
/// <param name="Bytes">Null where the database does not tell.</param>
public sealed record TableSize(string Name, long Rows, long? Bytes, long? IndexBytes);

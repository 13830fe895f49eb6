using Microsoft.EntityFrameworkCore;
using TelegramAdmin.Core.Storage;
using TelegramAdmin.Core.Storage.Reading;

namespace TelegramAdmin.Benchmarks.Retention;

/// <summary>How much room the database takes. This SQLite does not tell it of a table, so there a table is what the file grew by while it was filled.</summary>
internal sealed class TableSizes(IDatabase storage)
{
    /// <summary>What one person leaves in several tables is laid out together.</summary>
    private static readonly string[] OfPeople = ["people", "bot_users", "reachability", "credit_accounts", "person_tags"];

    private bool IsSqlite => storage.Provider == DatabaseProvider.Sqlite;

    /// <summary>Bytes in use, without what waits in the file for new rows.</summary>
    public async Task<long> UsedAsync() => IsSqlite
        ? await NumberAsync("PRAGMA page_size") * (await NumberAsync("PRAGMA page_count") - await NumberAsync("PRAGMA freelist_count"))
        : await NumberAsync("SELECT pg_database_size(current_database())");

    /// <summary>Bytes on the disk, but for the log of what was written last.</summary>
    public async Task<long> WholeAsync() => IsSqlite ? await NumberAsync("PRAGMA page_size") * await NumberAsync("PRAGMA page_count") : await UsedAsync();

    /// <summary>With its indexes.</summary>
    /// <param name="grown">What the file grew by.</param>
    public async Task<long> OfAsync(string table, long grown)
    {
        string[] tables = table == OfPeople[0] ? OfPeople : [table];
        return IsSqlite ? grown : await NumberAsync($"SELECT CAST({string.Join(" + ", tables.Select(t => $"pg_total_relation_size('{t}')"))} AS bigint)");
    }

    /// <summary>Rows that were removed and whose room is not given back yet; 0 on SQLite, which gives it back at once.</summary>
    public async Task<long> DeadRowsAsync() => IsSqlite ? 0 : await NumberAsync("SELECT CAST(COALESCE(SUM(n_dead_tup), 0) AS bigint) FROM pg_stat_user_tables");

    /// <summary>As autovacuum of PostgreSQL would by itself, soon after; SQLite needs none.</summary>
    public async Task VacuumAsync()
    {
        if (IsSqlite)
            return;
        await using var db = storage.ReadAll();
        db.Database.SetCommandTimeout(TimeSpan.FromMinutes(5));
        await db.Database.ExecuteSqlRawAsync("VACUUM ANALYZE");
    }

    public Task<long> CountAsync(string table) => NumberAsync($"SELECT COUNT(*) FROM {table}");

    private async Task<long> NumberAsync(string sql)
    {
        await using var db = storage.ReadAll();
        return (await db.QueryAsync(sql, static _ => { }, static row => row.GetInt64(0)))[0];
    }
}

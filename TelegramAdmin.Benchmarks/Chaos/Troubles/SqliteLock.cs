using Microsoft.Data.Sqlite;

namespace TelegramAdmin.Benchmarks.Chaos.Troubles;

/// <summary>Another program holds the SQLite file for writing.</summary>
internal static class SqliteLock
{
    public static async Task HoldAsync(Stage stage)
    {
        await using var connection = new SqliteConnection(new SqliteConnectionStringBuilder(stage.Home.ConnectionString) { Pooling = false }.ConnectionString);
        await connection.OpenAsync();
        // BEGIN EXCLUSIVE lets readers of a write-ahead log go on, as a backup tool that writes its marks would.
        await using var transaction = connection.BeginTransaction(deferred: false);
        await Task.Delay(stage.Scale.Outage);
        await transaction.RollbackAsync();
    }
}

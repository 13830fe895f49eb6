using Microsoft.Data.Sqlite;

namespace TelegramAdmin.Core.Storage.Sqlite;

internal static class SqliteCondition
{
    /// <summary>Larger files are not read through: that takes minutes. Verifying a backup does it too.</summary>
    private const long Largest = 512L * 1024 * 1024;

    public static async Task<DatabaseCondition> ReadAsync(string connectionString, CancellationToken cancellation)
    {
        await using var connection = new SqliteConnection(new SqliteConnectionStringBuilder(connectionString) { Pooling = false, Mode = SqliteOpenMode.ReadWrite }.ConnectionString);
        await connection.OpenAsync(cancellation);
        var encoding = await TextAsync(connection, "PRAGMA encoding", cancellation);
        var damage = new FileInfo(connection.DataSource).Length < Largest ? await TextAsync(connection, "PRAGMA quick_check(1)", cancellation) : "ok";
        return new DatabaseCondition($"SQLite {connection.ServerVersion}", false, encoding.Replace("-", "", StringComparison.Ordinal), null, null, damage == "ok" ? null : damage);
    }

    private static async Task<string> TextAsync(SqliteConnection connection, string pragma, CancellationToken cancellation)
    {
        await using var command = connection.CreateCommand();
#pragma warning disable CA2100 // One of the two above.
        command.CommandText = pragma;
#pragma warning restore CA2100
        return await command.ExecuteScalarAsync(cancellation) as string ?? "";
    }
}

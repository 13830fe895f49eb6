using Npgsql;

namespace TelegramAdmin.Core.Backups.Copying;

/// <summary>
/// Moves the product's tables into a schema aside and the restored ones into their place, in one transaction. Tables are moved, not schemas
/// renamed: extensions stay where they are, and the schema need not be ours.
/// </summary>
internal static class PostgresSwap
{
    public static async Task RunAsync(NpgsqlConnection connection, string restored, string aside)
    {
        await using var transaction = await connection.BeginTransactionAsync();
        if (await DatabaseCount.NumberAsync(connection, $"SELECT COUNT(*) FROM pg_namespace WHERE nspname = {DatabaseCount.Text(restored)}", CancellationToken.None) == 0)
            return; // It stands in its place already.
        var home = await DatabaseCount.TextAsync(connection, "SELECT current_schema()::text", CancellationToken.None) ?? "public";
        if ((await PostgresSchema.TablesAsync(connection, CancellationToken.None)).Count > 0)
        {
            await DatabaseCount.RunAsync(connection, $"CREATE SCHEMA {DatabaseCount.Quoted(aside)}", CancellationToken.None);
            await MoveAsync(connection, home, aside);
        }
        await MoveAsync(connection, restored, home);
        await ForgetNodesAsync(connection, home);
        await DatabaseCount.RunAsync(connection, $"DROP SCHEMA {DatabaseCount.Quoted(restored)}", CancellationToken.None);
        await transaction.CommitAsync();
    }

    /// <summary>The nodes that the backup knew are not those that run on it now.</summary>
    private static async Task ForgetNodesAsync(NpgsqlConnection connection, string home)
    {
        await DatabaseCount.RunAsync(connection, $"SET LOCAL search_path = {DatabaseCount.Quoted(home)}", CancellationToken.None);
        if (!(await PostgresSchema.TablesAsync(connection, CancellationToken.None)).Contains("nodes"))
            return; // Made by a version that had none.
        await DatabaseCount.RunAsync(connection, "DELETE FROM nodes", CancellationToken.None);
        await DatabaseCount.RunAsync(connection, "UPDATE node_leases SET node_id = NULL", CancellationToken.None);
    }

    private static async Task MoveAsync(NpgsqlConnection connection, string from, string to)
    {
        await DatabaseCount.RunAsync(connection, $"SET LOCAL search_path = {DatabaseCount.Quoted(from)}", CancellationToken.None);
        foreach (var table in await PostgresSchema.TablesAsync(connection, CancellationToken.None))
            await DatabaseCount.RunAsync(connection, $"ALTER TABLE {DatabaseCount.Quoted(table)} SET SCHEMA {DatabaseCount.Quoted(to)}", CancellationToken.None);
        foreach (var sequence in await PostgresSchema.FreeSequencesAsync(connection, CancellationToken.None))
            await DatabaseCount.RunAsync(connection, $"ALTER SEQUENCE {DatabaseCount.Quoted(sequence)} SET SCHEMA {DatabaseCount.Quoted(to)}", CancellationToken.None);
        foreach (var function in await PostgresSchema.FunctionsAsync(connection, CancellationToken.None))
            await DatabaseCount.RunAsync(connection, $"ALTER FUNCTION {function} SET SCHEMA {DatabaseCount.Quoted(to)}", CancellationToken.None);
    }
}

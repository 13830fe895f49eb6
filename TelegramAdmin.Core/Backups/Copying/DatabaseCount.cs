using System.Data.Common;
using System.Globalization;

namespace TelegramAdmin.Core.Backups.Copying;

/// <summary>Counts rows and sums, in words that both databases understand.</summary>
internal static class DatabaseCount
{
    private static readonly (string Table, string Column)[] Summed =
    [
        ("credit_entries", "amount"), ("credit_accounts", "balance"), ("credit_accounts", "held"), ("credit_holds", "amount"),
        ("payments", "amount"), ("payments", "amount_refunded"), ("refunds", "amount"),
    ];

    /// <summary>Not those of removed bots (5), nor those that could not be read before (5).</summary>
    public const string Tokens = "SELECT protected_token FROM bots WHERE state <> 5 AND (trouble IS NULL OR trouble <> 5) AND protected_token <> ''";

    public static async Task<long> RowsAsync(DbConnection connection, string table, CancellationToken cancellation) =>
        await NumberAsync(connection, $"SELECT COUNT(*) FROM {Quoted(table)}", cancellation) ?? 0;

    public static async Task<IReadOnlyDictionary<string, long>> SumsAsync(DbConnection connection, IReadOnlyCollection<string> tables, CancellationToken cancellation)
    {
        var sums = new Dictionary<string, long>();
        foreach (var (table, column) in Summed.Where(s => tables.Contains(s.Table)))
            sums[$"{table}.{column}"] = await NumberAsync(connection, $"SELECT CAST(COALESCE(SUM({column}), 0) AS BIGINT) FROM {table}", cancellation) ?? 0;
        return sums;
    }

    public static async Task<long?> NumberAsync(DbConnection connection, string sql, CancellationToken cancellation)
    {
        await using var command = Command(connection, sql);
        return await command.ExecuteScalarAsync(cancellation) is { } value and not DBNull ? Convert.ToInt64(value, CultureInfo.InvariantCulture) : null;
    }

    public static async Task<string?> TextAsync(DbConnection connection, string sql, CancellationToken cancellation)
    {
        await using var command = Command(connection, sql);
        return await command.ExecuteScalarAsync(cancellation) as string;
    }

    public static async Task<IReadOnlyList<string>> ListAsync(DbConnection connection, string sql, CancellationToken cancellation)
    {
        await using var command = Command(connection, sql);
        await using var rows = await command.ExecuteReaderAsync(cancellation);
        var list = new List<string>();
        while (await rows.ReadAsync(cancellation))
            list.Add(rows.GetString(0));
        return list;
    }

    public static async Task RunAsync(DbConnection connection, string sql, CancellationToken cancellation)
    {
        await using var command = Command(connection, sql);
        await command.ExecuteNonQueryAsync(cancellation);
    }

    public static string Quoted(string name) => $"\"{name.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";

    /// <summary>As text in a statement that takes no parameters.</summary>
    public static string Text(string value) => $"'{value.Replace("'", "''", StringComparison.Ordinal)}'";

    private static DbCommand Command(DbConnection connection, string sql)
    {
        var command = connection.CreateCommand();
#pragma warning disable CA2100 // Names come from the database's own catalogue and are quoted.
        command.CommandText = sql;
#pragma warning restore CA2100
        command.CommandTimeout = 0;
        return command;
    }
}

using System.Data.Common;
using System.Globalization;
using Microsoft.Data.Sqlite;
using Npgsql;
using TelegramAdmin.Core.Storage;
using TelegramAdmin.Tests.Running;

namespace TelegramAdmin.Tests.Storage;

/// <summary>Fills and reads the tables that a database has, without the model of any version.</summary>
internal static class OldRows
{
    /// <summary>Rows in each table.</summary>
    public const int Count = 2;

    private const string SqliteColumns = """
        SELECT t.name, c.name, c.type, 0 FROM sqlite_master t JOIN pragma_table_info(t.name) c
        WHERE t.type = 'table' AND t.name NOT LIKE 'sqlite\_%' ESCAPE '\' AND t.name NOT LIKE '\_\_EF%' ESCAPE '\' ORDER BY t.name, c.cid
        """;

    private const string PostgresColumns = """
        SELECT table_name::text, column_name::text, data_type::text, COALESCE(character_maximum_length, 0)::bigint FROM information_schema.columns
        WHERE table_schema = 'public' AND table_name NOT LIKE '\_\_EF%' AND is_generated = 'NEVER' ORDER BY table_name, ordinal_position
        """;

    /// <summary>Each number is the row's own, so that whatever points at a row finds one.</summary>
    public static async Task FillAsync(TestDatabase database)
    {
        await using var connection = await OpenAsync(database);
        await RunAsync(connection, database.Provider == DatabaseProvider.Sqlite ? "PRAGMA foreign_keys = OFF" : "SET session_replication_role = replica");
        foreach (var table in (await ColumnsAsync(connection, database.Provider)).GroupBy(c => c.Table))
        {
            for (var row = 1; row <= Count; row++)
                await RunAsync(connection, $"INSERT INTO {table.Key} ({string.Join(", ", table.Select(c => $"\"{c.Name}\""))}) VALUES ({string.Join(", ", table.Select(c => c.Value(row, database.Provider)))})");
        }
    }

    /// <param name="wanted">Which tables and columns; null for all.</param>
    public static async Task<IReadOnlyDictionary<string, OldTable>> ReadAsync(TestDatabase database, IReadOnlyList<OldTable>? wanted)
    {
        await using var connection = await OpenAsync(database);
        wanted ??= [.. (await ColumnsAsync(connection, database.Provider)).GroupBy(c => c.Table).Select(t => new OldTable(t.Key, [.. t.Select(c => c.Name)], []))];
        var read = new Dictionary<string, OldTable>();
        foreach (var table in wanted)
            read[table.Name] = table with { Rows = [.. (await ListAsync(connection, $"SELECT {string.Join(", ", table.Columns.Select(c => $"\"{c}\""))} FROM {table.Name}", r => string.Join('\u001f', Enumerable.Range(0, r.FieldCount).Select(i => Text(r.GetValue(i)))))).Order(StringComparer.Ordinal)] };
        return read;
    }

    private static async Task<DbConnection> OpenAsync(TestDatabase database)
    {
        DbConnection connection = database.Provider == DatabaseProvider.Sqlite
            ? new SqliteConnection(database.ConnectionString + ";Pooling=False") : new NpgsqlConnection(database.ConnectionString + ";Pooling=False");
        await connection.OpenAsync();
        return connection;
    }

    private static Task<List<OldColumn>> ColumnsAsync(DbConnection connection, DatabaseProvider provider) =>
        ListAsync(connection, provider == DatabaseProvider.Sqlite ? SqliteColumns : PostgresColumns, r => new OldColumn(r.GetString(0), r.GetString(1), r.GetString(2).ToLowerInvariant(), (int)r.GetInt64(3)));

    private static async Task<List<T>> ListAsync<T>(DbConnection connection, string sql, Func<DbDataReader, T> read)
    {
        await using var command = Command(connection, sql);
        await using var rows = await command.ExecuteReaderAsync();
        var list = new List<T>();
        while (await rows.ReadAsync())
            list.Add(read(rows));
        return list;
    }

    private static async Task RunAsync(DbConnection connection, string sql)
    {
        await using var command = Command(connection, sql);
        await command.ExecuteNonQueryAsync();
    }

    private static DbCommand Command(DbConnection connection, string sql)
    {
        var command = connection.CreateCommand();
#pragma warning disable CA2100 // Names come from the database's own catalogue.
        command.CommandText = sql;
#pragma warning restore CA2100
        return command;
    }

    private static string Text(object value) => value is byte[] bytes ? Convert.ToHexString(bytes) : value is DBNull ? "∅" : Convert.ToString(value, CultureInfo.InvariantCulture)!;
}

internal sealed record OldTable(string Name, IReadOnlyList<string> Columns, IReadOnlyList<string> Rows)
{
    /// <summary>With those columns taken out of each row.</summary>
    public OldTable Without(Func<string, bool> isLeftOut)
    {
        var kept = Columns.Index().Where(c => !isLeftOut(c.Item)).Select(c => c.Index).ToList();
        return kept.Count == Columns.Count ? this : new OldTable(Name, [.. kept.Select(i => Columns[i])], [.. Rows.Select(r => r.Split('\u001f')).Select(r => string.Join('\u001f', kept.Select(i => r[i]))).Order(StringComparer.Ordinal)]);
    }
}

/// <param name="Longest">Characters; 0 where nothing limits them.</param>
internal sealed record OldColumn(string Table, string Name, string Type, int Longest)
{
    /// <summary>As it stands in a statement.</summary>
    public string Value(int row, DatabaseProvider provider) => Type switch
    {
        "integer" when provider == DatabaseProvider.Sqlite && Name.EndsWith("_at", StringComparison.Ordinal) => FormattableString.Invariant($"{1_700_000_000_000_000L + row}"),
        "integer" or "bigint" or "smallint" => FormattableString.Invariant($"{row}"),
        "boolean" => row % 2 == 1 ? "TRUE" : "FALSE",
        "real" or "double precision" => FormattableString.Invariant($"{row}.5"),
        "blob" => $"x'0{row}ff'",
        "bytea" => $"'\\x0{row}ff'::bytea",
        "date" => $"'2026-01-0{row}'",
        "timestamp with time zone" => $"'2026-01-0{row} 10:00:00.123456+00'",
        "time without time zone" => $"'1{row}:30:00'",
        _ => $"'{Cut($"{row} {Name} ''\" 🦊")}'",
    };

    // A letter outside the first plane counts as one here and as two in C#, so it is only taken where there is room.
    private string Cut(string text) => Longest is 0 or > 40 ? text : text[..Math.Min(Longest, 1)];
}

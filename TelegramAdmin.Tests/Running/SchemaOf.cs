using System.Data.Common;
using Microsoft.Data.Sqlite;
using Npgsql;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Tests.Running;

/// <summary>What a database says of its own tables, columns and indexes, one line each.</summary>
public static class SchemaOf
{
    private const string Sqlite = "SELECT sql FROM sqlite_master WHERE sql IS NOT NULL AND name NOT LIKE 'sqlite_%' AND name NOT LIKE '__EF%' ORDER BY type, name";

    private const string Postgres = """
        SELECT table_name || '.' || column_name || ' ' || data_type || ' ' || is_nullable || ' ' || COALESCE(character_maximum_length::text, '') || ' ' || is_identity
        FROM information_schema.columns WHERE table_schema = 'public' AND table_name NOT LIKE '\_\_EF%'
        UNION ALL SELECT indexdef FROM pg_indexes WHERE schemaname = 'public' AND tablename NOT LIKE '\_\_EF%'
        UNION ALL SELECT conrelid::regclass || ' ' || pg_get_constraintdef(oid) FROM pg_constraint WHERE connamespace = 'public'::regnamespace AND contype = 'f'
        ORDER BY 1
        """;

    public static async Task<IReadOnlyList<string>> ReadAsync(TestDatabase database)
    {
        var isSqlite = database.Provider == DatabaseProvider.Sqlite;
        await using DbConnection connection = isSqlite ? new SqliteConnection(database.ConnectionString) : new NpgsqlConnection(database.ConnectionString);
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
#pragma warning disable CA2100 // One of the two texts above.
        command.CommandText = isSqlite ? Sqlite : Postgres;
#pragma warning restore CA2100
        var lines = new List<string>();
        await using var rows = await command.ExecuteReaderAsync();
        while (await rows.ReadAsync())
            lines.Add(rows.GetString(0).ReplaceLineEndings("\n"));
        return lines;
    }
}

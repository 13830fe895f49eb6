using System.Data.Common;
using Microsoft.Data.Sqlite;
using Npgsql;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Tests.Running;

/// <summary>What a database says of its own tables, columns and indexes, one line each.</summary>
public static class SchemaOf
{
    // Not the texts of the tables: a column that came later stands at their end. A default only helps such a column over the rows that were there.
    private const string Sqlite = """
        SELECT t.name || '.' || c.name || ' ' || c.type || ' ' || c."notnull" || ' ' || c.pk || ' ' || (t.sql LIKE '%AUTOINCREMENT%')
        FROM sqlite_master t JOIN pragma_table_info(t.name) c WHERE t.type = 'table' AND t.name NOT LIKE 'sqlite\_%' ESCAPE '\' AND t.name NOT LIKE '\_\_EF%' ESCAPE '\'
        UNION ALL SELECT t.name || ' -> ' || f."table" || ' ' || f."from" || ' ' || f.on_delete
        FROM sqlite_master t JOIN pragma_foreign_key_list(t.name) f WHERE t.type = 'table'
        UNION ALL SELECT sql FROM sqlite_master WHERE type = 'index' AND sql IS NOT NULL
        ORDER BY 1
        """;

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

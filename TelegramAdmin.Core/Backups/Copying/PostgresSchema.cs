using System.Security.Cryptography;
using System.Text;
using Npgsql;
using TelegramAdmin.Core.Backups.Packing;
using TelegramAdmin.Core.Storage;
using TelegramAdmin.Core.Storage.Postgres;

namespace TelegramAdmin.Core.Backups.Copying;

/// <summary>What PostgreSQL's catalogue says of the schema that a connection stands in; what extensions brought is not ours.</summary>
internal static class PostgresSchema
{
    public const string History = "__EFMigrationsHistory";

    private const string Foreign = "NOT EXISTS (SELECT 1 FROM pg_depend d WHERE d.objid = {0}.oid AND d.deptype = 'e')";

    /// <summary>Without the search index: it is made anew from the rest, by whatever version runs then.</summary>
    public static async Task<DatabaseFacts> CountAsync(NpgsqlConnection connection, CancellationToken cancellation)
    {
        var names = (await TablesAsync(connection, cancellation)).Except(SearchDialect.Tables).ToList();
        var tables = new List<PackedTable>();
        foreach (var name in names)
            tables.Add(new PackedTable(name, await DatabaseCount.RowsAsync(connection, name, cancellation), await ColumnsAsync(connection, name, cancellation)));
        return new DatabaseFacts
        {
            Migration = await DatabaseCount.TextAsync(connection, $"SELECT MAX(\"MigrationId\") FROM \"{History}\"", cancellation) ?? "",
            Schema = await FingerprintAsync(connection, cancellation),
            Tables = tables,
            Sums = await DatabaseCount.SumsAsync(connection, names, cancellation),
            Sequences = await SequencesAsync(connection, cancellation),
        };
    }

    public static Task<IReadOnlyList<string>> TablesAsync(NpgsqlConnection connection, CancellationToken cancellation) => DatabaseCount.ListAsync(connection,
        $"SELECT c.relname::text FROM pg_class c WHERE c.relnamespace = current_schema()::regnamespace AND c.relkind = 'r' AND {Ours("c")} ORDER BY 1", cancellation);

    public static Task<IReadOnlyList<string>> FunctionsAsync(NpgsqlConnection connection, CancellationToken cancellation) => DatabaseCount.ListAsync(connection,
        $"SELECT quote_ident(p.proname) || '(' || pg_get_function_identity_arguments(p.oid) || ')' FROM pg_proc p WHERE p.pronamespace = current_schema()::regnamespace AND {Ours("p")} ORDER BY 1", cancellation);

    /// <summary>Those that belong to no table's column: they do not move with one.</summary>
    public static Task<IReadOnlyList<string>> FreeSequencesAsync(NpgsqlConnection connection, CancellationToken cancellation) => DatabaseCount.ListAsync(connection,
        $"SELECT c.relname::text FROM pg_class c WHERE c.relnamespace = current_schema()::regnamespace AND c.relkind = 'S' AND {Ours("c")} AND NOT EXISTS (SELECT 1 FROM pg_depend d WHERE d.objid = c.oid AND d.deptype IN ('a', 'i')) ORDER BY 1", cancellation);

    /// <summary>Foreign keys as statements that take them away and put them back.</summary>
    public static async Task<IReadOnlyList<(string Drop, string Add)>> ForeignKeysAsync(NpgsqlConnection connection, CancellationToken cancellation)
    {
        var keys = await DatabaseCount.ListAsync(connection, """
            SELECT quote_ident(t.relname) || E'\n' || quote_ident(k.conname) || E'\n' || pg_get_constraintdef(k.oid)
            FROM pg_constraint k JOIN pg_class t ON t.oid = k.conrelid WHERE k.connamespace = current_schema()::regnamespace AND k.contype = 'f'
            """, cancellation);
        return [.. keys.Select(k => k.Split('\n', 3)).Select(k => ($"ALTER TABLE {k[0]} DROP CONSTRAINT {k[1]}", $"ALTER TABLE {k[0]} ADD CONSTRAINT {k[1]} {k[2]}"))];
    }

    /// <summary>Without generated ones, which are made anew.</summary>
    private static Task<IReadOnlyList<string>> ColumnsAsync(NpgsqlConnection connection, string table, CancellationToken cancellation) => DatabaseCount.ListAsync(connection, $"""
        SELECT a.attname::text FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid
        WHERE c.relnamespace = current_schema()::regnamespace AND c.relname = {DatabaseCount.Text(table)} AND a.attnum > 0 AND NOT a.attisdropped AND a.attgenerated = '' ORDER BY a.attnum
        """, cancellation);

    private static async Task<IReadOnlyDictionary<string, long?>> SequencesAsync(NpgsqlConnection connection, CancellationToken cancellation)
    {
        var lines = await DatabaseCount.ListAsync(connection, "SELECT sequencename::text || E'\\n' || COALESCE(last_value::text, '') FROM pg_sequences WHERE schemaname = current_schema() ORDER BY 1", cancellation);
        return lines.Select(l => l.Split('\n')).ToDictionary(l => l[0], l => long.TryParse(l[1], out var last) ? last : (long?)null);
    }

    private static async Task<string> FingerprintAsync(NpgsqlConnection connection, CancellationToken cancellation)
    {
        var index = string.Join(", ", SearchDialect.Tables.Select(DatabaseCount.Text));
        var lines = await DatabaseCount.ListAsync(connection, $"""
            SELECT 'column ' || table_name || '.' || column_name || ' ' || data_type || ' ' || is_nullable || ' ' || COALESCE(character_maximum_length::text, '') || ' ' || is_identity
            FROM information_schema.columns WHERE table_schema = current_schema() AND table_name NOT IN ({index})
            UNION ALL SELECT 'index ' || replace(indexdef, ' ON ' || quote_ident(schemaname) || '.', ' ON ') FROM pg_indexes WHERE schemaname = current_schema() AND tablename NOT IN ({index})
            UNION ALL SELECT 'constraint ' || conrelid::regclass || ' ' || conname || ' ' || pg_get_constraintdef(oid) FROM pg_constraint WHERE connamespace = current_schema()::regnamespace AND conrelid <> 0
            UNION ALL SELECT 'trigger ' || c.relname || ' ' || t.tgname FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid WHERE c.relnamespace = current_schema()::regnamespace AND NOT t.tgisinternal AND NOT starts_with(t.tgname, '{SearchDialect.TriggerPrefix}') AND NOT starts_with(t.tgname, '{PostgresAuditTriggers.Prefix}')
            ORDER BY 1
            """, cancellation);
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', lines.Order(StringComparer.Ordinal)))));
    }

    private static string Ours(string alias) => Foreign.Replace("{0}", alias, StringComparison.Ordinal);
}

using System.Data;
using Npgsql;
using TelegramAdmin.Core.Backups.Packing;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Core.Backups.Copying;

/// <summary>
/// PostgreSQL: COPY table by table in one repeatable-read transaction, which sees one moment while writing goes on
/// (postgresql.org/docs/15/sql-copy.html). It is unpacked into a schema of its own in the same database, so no right to make databases is needed.
/// </summary>
internal sealed class PostgresCopy(DatabaseOptions options) : IDatabaseCopy
{
    private const string Folder = "database/tables/";

    public DatabaseProvider Provider => DatabaseProvider.Postgres;

    public async Task<long> SizeAsync(CancellationToken cancellation)
    {
        await using var connection = await OpenAsync(null, cancellation);
        return await DatabaseCount.NumberAsync(connection, "SELECT COALESCE(SUM(pg_table_size(c.oid)), 0)::bigint FROM pg_class c WHERE c.relnamespace = current_schema()::regnamespace AND c.relkind = 'r'", cancellation) ?? 0;
    }

    public async Task<DatabaseFacts> PackAsync(PackageWriter package, string work, CancellationToken cancellation)
    {
        await using var connection = await OpenAsync(null, cancellation);
        await using var moment = await connection.BeginTransactionAsync(IsolationLevel.RepeatableRead, cancellation);
        var facts = await PostgresSchema.CountAsync(connection, cancellation);
        foreach (var table in facts.Tables.Where(IsCopied))
        {
            await using var rows = await connection.BeginRawBinaryCopyAsync($"COPY {Columns(table)} TO STDOUT (FORMAT BINARY)", cancellation);
            await package.AddAsync(NameOf(table), rows, cancellation);
        }
        return facts;
    }

    public async Task<ScratchDatabase> UnpackAsync(PackageReader package, string work, CancellationToken cancellation)
    {
        var place = $"restored_{Guid.NewGuid():N}";
        await using (var connection = await OpenAsync(null, cancellation))
            await DatabaseCount.RunAsync(connection, $"CREATE SCHEMA {place}", cancellation);
        try
        {
            await PostgresFilling.MakeTablesAsync(ConnectionOf(place), package.Manifest.Database.Migration, cancellation);
            await using var connection = await OpenAsync(place, cancellation);
            await PostgresFilling.FillAsync(connection, package.Manifest.Database, (table, into) => CopyAsync(package, table, into, cancellation), cancellation);
            return new ScratchDatabase(place, await PostgresSchema.CountAsync(connection, cancellation));
        }
        catch (Exception e)
        {
            await DropAsync(place);
            throw e is PostgresException refused ? new BackupException(BackupErrors.Damaged($"PostgreSQL says {refused.MessageText}")) : e;
        }
    }

    public async Task<IReadOnlyList<string>> TokensAsync(string place, CancellationToken cancellation)
    {
        await using var connection = await OpenAsync(place, cancellation);
        return await DatabaseCount.ListAsync(connection, DatabaseCount.Tokens, cancellation);
    }

    public async Task DropAsync(string place)
    {
        await using var connection = await OpenAsync(null, CancellationToken.None);
        await DatabaseCount.RunAsync(connection, $"DROP SCHEMA IF EXISTS {DatabaseCount.Quoted(place)} CASCADE", CancellationToken.None);
    }

    public async Task<bool> IsEmptyAsync(CancellationToken cancellation)
    {
        await using var connection = await OpenAsync(null, cancellation);
        return (await PostgresSchema.TablesAsync(connection, cancellation)).Count == 0;
    }

    public async Task SwapAsync(string place, string aside)
    {
        await using var connection = await OpenAsync(null, CancellationToken.None);
        await PostgresSwap.RunAsync(connection, place, aside: Path.GetFileName(aside).Replace('-', '_'));
    }

    internal static string Columns(PackedTable table) => $"{DatabaseCount.Quoted(table.Name)} ({string.Join(", ", table.Columns.Select(DatabaseCount.Quoted))})";

    /// <summary>The history of migrations is written by the migrations.</summary>
    internal static bool IsCopied(PackedTable table) => table.Name != PostgresSchema.History && table.Columns.Count > 0;

    private static async Task CopyAsync(PackageReader package, PackedTable table, Stream into, CancellationToken cancellation)
    {
        var part = package.Manifest.Parts.FirstOrDefault(p => p.Name == NameOf(table)) ?? throw new BackupException(BackupErrors.Damaged($"table {table.Name} is missing"));
        await package.CopyAsync(part, into, cancellation);
    }

    private static string NameOf(PackedTable table) => $"{Folder}{table.Name}.bin";

    private string ConnectionOf(string? schema)
    {
        var settings = new NpgsqlConnectionStringBuilder(options.ConnectionString) { Pooling = false, CommandTimeout = 0 };
        if (schema is not null)
            settings.SearchPath = schema;
        return settings.ConnectionString;
    }

    private async Task<NpgsqlConnection> OpenAsync(string? schema, CancellationToken cancellation)
    {
        var connection = new NpgsqlConnection(ConnectionOf(schema));
        await connection.OpenAsync(cancellation);
        return connection;
    }
}

using System.Data;
using System.Data.Common;
using Microsoft.Data.Sqlite;
using Npgsql;
using TelegramAdmin.Core.Backups.Copying;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Core.Backups.Moving;

/// <summary>The old database, of which one moment is read and in which nothing is written.</summary>
internal sealed class MoveSource : IAsyncDisposable
{
    private readonly DatabaseProvider _provider;
    private readonly DbTransaction _moment;

    private MoveSource(DatabaseProvider provider, DbConnection connection, DbTransaction moment) => (_provider, Connection, _moment) = (provider, connection, moment);

    public DbConnection Connection { get; }

    public static async Task<MoveSource> OpenAsync(DatabaseOptions options, CancellationToken cancellation)
    {
        DbConnection connection = options.Provider == DatabaseProvider.Postgres
            ? new NpgsqlConnection(new NpgsqlConnectionStringBuilder(options.ConnectionString) { Pooling = false, CommandTimeout = 0 }.ConnectionString)
            : new SqliteConnection(new SqliteConnectionStringBuilder(options.ConnectionString) { Pooling = false, Mode = SqliteOpenMode.ReadWrite }.ConnectionString);
        await connection.OpenAsync(cancellation);
        if (connection is SqliteConnection sqlite)
        {
            await DatabaseCount.RunAsync(sqlite, "PRAGMA query_only = 1", cancellation);
            return new MoveSource(options.Provider, sqlite, sqlite.BeginTransaction(deferred: true));
        }
        return new MoveSource(options.Provider, connection, await connection.BeginTransactionAsync(IsolationLevel.RepeatableRead, cancellation));
    }

    /// <summary>Tables of the database that no version of the product has made.</summary>
    public async Task<IReadOnlyList<string>> ForeignTablesAsync(CancellationToken cancellation)
    {
        var names = _provider == DatabaseProvider.Postgres
            ? await PostgresSchema.TablesAsync((NpgsqlConnection)Connection, cancellation)
            : await DatabaseCount.ListAsync(Connection, "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\'", cancellation);
        var known = MovedTable.All.Select(t => t.Name).Append(PostgresSchema.History).ToHashSet();
        return [.. names.Where(n => !known.Contains(n) && !n.StartsWith(SearchDialect.TriggerPrefix, StringComparison.Ordinal) && !n.StartsWith("__EF", StringComparison.Ordinal))];
    }

    /// <summary>The last number that the database gave out in a table, which may be of a row that is gone.</summary>
    public Task<long?> LastNumberAsync(MovedTable table, CancellationToken cancellation) => table.Counted is not { } column ? Task.FromResult<long?>(null)
        : DatabaseCount.NumberAsync(Connection, _provider == DatabaseProvider.Postgres
            ? $"SELECT pg_sequence_last_value(pg_get_serial_sequence({DatabaseCount.Text(DatabaseCount.Quoted(table.Name))}, {DatabaseCount.Text(column)})::regclass)"
            : $"SELECT MAX(n) FROM (SELECT seq AS n FROM sqlite_sequence WHERE name = {DatabaseCount.Text(table.Name)} UNION ALL SELECT MAX({DatabaseCount.Quoted(column)}) FROM {DatabaseCount.Quoted(table.Name)})", cancellation);

    public async ValueTask DisposeAsync()
    {
        await _moment.DisposeAsync();
        await Connection.DisposeAsync();
    }
}

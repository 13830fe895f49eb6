using System.Data.Common;
using System.Globalization;
using Npgsql;
using NpgsqlTypes;
using TelegramAdmin.Core.Backups.Copying;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Core.Backups.Moving;

/// <summary>PostgreSQL: a schema of its own in the same database, filled by binary COPY; its tables move into place in one transaction.</summary>
internal sealed class PostgresPlace(string connectionString) : IMovePlace
{
    private const string Schema = "telegramadmin_move";
    private const int Oldest = 150000;

    private NpgsqlConnection? _connection;

    public DbConnection Connection => Open;

    private NpgsqlConnection Open => _connection ?? throw new InvalidOperationException("It is not prepared.");

    public async Task PrepareAsync(CancellationToken cancellation)
    {
        await using (var home = await OpenAsync(null, cancellation))
        {
            await RequireFitAsync(home, cancellation);
            await DatabaseCount.RunAsync(home, $"DROP SCHEMA IF EXISTS {Schema} CASCADE; CREATE SCHEMA {Schema}", cancellation);
        }
        await PostgresFilling.MakeTablesAsync(ConnectionOf(Schema), null, cancellation);
        _connection = await OpenAsync(Schema, cancellation);
        foreach (var statement in SearchDialect.Of(DatabaseProvider.Postgres).Objects)
            await DatabaseCount.RunAsync(_connection, statement, cancellation);
    }

    public Task FillAsync(IReadOnlyList<MovedTable> tables, Func<MovedTable, IAsyncEnumerable<object?[]>> rows, Func<MovedTable, Task<long?>> lastNumber, CancellationToken cancellation)
    {
        var byName = tables.ToDictionary(t => t.Name);
        return PostgresFilling.FillAsync(Open, [.. byName.Keys], name => CopyAsync(byName[name], rows(byName[name]), cancellation), async () =>
        {
            foreach (var table in tables)
            {
                if (await lastNumber(table) is { } last and > 0)
                    await DatabaseCount.RunAsync(Open, $"SELECT setval(pg_get_serial_sequence({DatabaseCount.Text(DatabaseCount.Quoted(table.Name))}, {DatabaseCount.Text(table.Counted!)})::regclass, {last.ToString(CultureInfo.InvariantCulture)})", cancellation);
            }
        }, cancellation);
    }

    public async Task FinishAsync()
    {
        await Open.DisposeAsync();
        await using var home = await OpenAsync(null, CancellationToken.None);
        await PostgresSwap.RunAsync(home, Schema, aside: Schema + "_aside");
        await DatabaseCount.RunAsync(home, "ANALYZE", CancellationToken.None);
    }

    public async Task DropAsync()
    {
        await using var home = await OpenAsync(null, CancellationToken.None);
        await DatabaseCount.RunAsync(home, $"DROP SCHEMA IF EXISTS {Schema} CASCADE", CancellationToken.None);
    }

    public async ValueTask DisposeAsync()
    {
        if (_connection is not null)
            await _connection.DisposeAsync();
    }

    private static async Task RequireFitAsync(NpgsqlConnection home, CancellationToken cancellation)
    {
        if (await DatabaseCount.NumberAsync(home, "SELECT current_setting('server_version_num')::bigint", cancellation) < Oldest)
            throw new BackupException(MoveErrors.TooOld(home.ServerVersion));
        if (await DatabaseCount.TextAsync(home, "SELECT current_setting('server_encoding')", cancellation) is not "UTF8" and var encoding)
            throw new BackupException(MoveErrors.Encoding(encoding ?? "?"));
        if ((await PostgresSchema.TablesAsync(home, cancellation)).Count > 0)
            throw new BackupException(MoveErrors.NotEmpty);
    }

    private async Task CopyAsync(MovedTable table, IAsyncEnumerable<object?[]> rows, CancellationToken cancellation)
    {
        await using var into = await Open.BeginBinaryImportAsync($"COPY \"{table.Name}\" ({table.ColumnList}) FROM STDIN (FORMAT BINARY)", cancellation);
        await foreach (var row in rows.WithCancellation(cancellation))
        {
            await into.StartRowAsync(cancellation);
            for (var i = 0; i < row.Length; i++)
                await WriteAsync(into, table.Columns[i].Kind, row[i], cancellation);
        }
        await into.CompleteAsync(cancellation);
    }

    private static async Task WriteAsync(NpgsqlBinaryImporter into, MovedKind kind, object? value, CancellationToken cancellation) => await ((kind, value) switch
    {
        (_, null) => into.WriteNullAsync(cancellation),
        (MovedKind.Truth, bool truth) => into.WriteAsync(truth, NpgsqlDbType.Boolean, cancellation),
        (MovedKind.Whole, long number) => into.WriteAsync(checked((int)number), NpgsqlDbType.Integer, cancellation),
        (MovedKind.Large, long number) => into.WriteAsync(number, NpgsqlDbType.Bigint, cancellation),
        (MovedKind.Moment, long microseconds) => into.WriteAsync(DateTime.UnixEpoch.AddTicks(microseconds * TimeSpan.TicksPerMicrosecond), NpgsqlDbType.TimestampTz, cancellation),
        (MovedKind.Day, DateOnly day) => into.WriteAsync(day, NpgsqlDbType.Date, cancellation),
        (MovedKind.Hour, TimeOnly hour) => into.WriteAsync(hour, NpgsqlDbType.Time, cancellation),
        (MovedKind.Fraction, double fraction) => into.WriteAsync(fraction, NpgsqlDbType.Double, cancellation),
        (MovedKind.Bytes, byte[] bytes) => into.WriteAsync(bytes, NpgsqlDbType.Bytea, cancellation),
        (MovedKind.Text, string text) => into.WriteAsync(text, NpgsqlDbType.Text, cancellation),
        _ => throw new NotSupportedException($"{kind} of {value.GetType().Name}"),
    });

    private string ConnectionOf(string? schema)
    {
        var settings = new NpgsqlConnectionStringBuilder(connectionString) { Pooling = false, CommandTimeout = 0 };
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

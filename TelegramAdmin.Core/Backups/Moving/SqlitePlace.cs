using System.Data.Common;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using TelegramAdmin.Core.Backups.Copying;
using TelegramAdmin.Core.Storage;
using TelegramAdmin.Core.Storage.Sqlite;

namespace TelegramAdmin.Core.Backups.Moving;

/// <summary>SQLite: a file beside the one that it will be.</summary>
internal sealed class SqlitePlace(string connectionString) : IMovePlace
{
    private readonly string _target = Path.GetFullPath(new SqliteConnectionStringBuilder(connectionString).DataSource);

    private SqliteConnection? _connection;

    public DbConnection Connection => Open;

    private SqliteConnection Open => _connection ?? throw new InvalidOperationException("It is not prepared.");

    private string Beside => _target + ".moving";

    private string BesideConnection => new SqliteConnectionStringBuilder { DataSource = Beside, Pooling = false, ForeignKeys = false }.ConnectionString;

    public async Task PrepareAsync(CancellationToken cancellation)
    {
        if (File.Exists(_target) && new FileInfo(_target).Length > 0)
            throw new BackupException(MoveErrors.NotEmpty);
        Directory.CreateDirectory(Path.GetDirectoryName(_target)!);
        await DropAsync();
        await using (var db = new SqliteAppDbContext(SqliteDatabase.Options(BesideConnection)))
            await db.Database.MigrateAsync(cancellation);
        _connection = new SqliteConnection(BesideConnection);
        await _connection.OpenAsync(cancellation);
        foreach (var statement in SearchDialect.Of(DatabaseProvider.Sqlite).Objects)
            await DatabaseCount.RunAsync(_connection, statement, cancellation);
    }

    public async Task FillAsync(IReadOnlyList<MovedTable> tables, Func<MovedTable, IAsyncEnumerable<object?[]>> rows, Func<MovedTable, Task<long?>> lastNumber, CancellationToken cancellation)
    {
        await using var transaction = Open.BeginTransaction();
        var triggers = await DatabaseCount.ListAsync(Open, "SELECT name FROM sqlite_master WHERE type = 'trigger'", cancellation);
        var again = await DatabaseCount.ListAsync(Open, "SELECT sql FROM sqlite_master WHERE type = 'trigger'", cancellation);
        foreach (var trigger in triggers)
            await DatabaseCount.RunAsync(Open, $"DROP TRIGGER {DatabaseCount.Quoted(trigger)}", cancellation);
        foreach (var table in tables)
        {
            await InsertAsync(table, rows(table), transaction, cancellation);
            if (await lastNumber(table) is { } last and > 0)
                await DatabaseCount.RunAsync(Open, FormattableString.Invariant($"DELETE FROM sqlite_sequence WHERE name = {DatabaseCount.Text(table.Name)}; INSERT INTO sqlite_sequence (name, seq) VALUES ({DatabaseCount.Text(table.Name)}, {last})"), cancellation);
        }
        foreach (var trigger in again)
            await DatabaseCount.RunAsync(Open, trigger, cancellation);
        if (await DatabaseCount.TextAsync(Open, "SELECT \"table\" FROM pragma_foreign_key_check LIMIT 1", cancellation) is { } orphaned)
            throw new BackupException(MoveErrors.Refused($"rows of {orphaned} point at nothing"));
        await transaction.CommitAsync(cancellation);
    }

    public async Task FinishAsync()
    {
        await DatabaseCount.RunAsync(Open, "PRAGMA wal_checkpoint(TRUNCATE)", CancellationToken.None);
        await DatabaseCount.RunAsync(Open, "PRAGMA journal_mode = DELETE", CancellationToken.None);
        await Open.DisposeAsync();
        File.Move(Beside, _target, overwrite: true); // An empty file may stand there.
    }

    public Task DropAsync()
    {
        foreach (var file in (string[])[Beside, Beside + "-wal", Beside + "-shm", Beside + "-journal"])
            File.Delete(file);
        return Task.CompletedTask;
    }

    public async ValueTask DisposeAsync()
    {
        if (_connection is not null)
            await _connection.DisposeAsync();
    }

    private async Task InsertAsync(MovedTable table, IAsyncEnumerable<object?[]> rows, SqliteTransaction transaction, CancellationToken cancellation)
    {
        await DatabaseCount.RunAsync(Open, $"DELETE FROM \"{table.Name}\"", cancellation); // A migration may have put rows there.
        await using var insert = Open.CreateCommand();
        insert.Transaction = transaction;
#pragma warning disable CA2100 // Names of the model, quoted.
        insert.CommandText = $"INSERT INTO \"{table.Name}\" ({table.ColumnList}) VALUES ({string.Join(", ", table.Columns.Select((_, i) => $"@p{i}"))})";
#pragma warning restore CA2100
        var parameters = table.Columns.Select((_, i) => insert.Parameters.Add(new SqliteParameter { ParameterName = $"@p{i}" })).ToList();
        await foreach (var row in rows.WithCancellation(cancellation))
        {
            for (var i = 0; i < row.Length; i++)
                parameters[i].Value = row[i] ?? DBNull.Value;
            await insert.ExecuteNonQueryAsync(cancellation);
        }
    }
}

using System.Data.Common;
using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using TelegramAdmin.Core.Errors;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Core.Backups.Moving;

/// <summary>
/// Copies everything into an empty database of either kind, compares each table by count and hash, and only then puts it into place. The old
/// database stays as it was; a move that was cut off is begun anew by the next one.
/// </summary>
public sealed class MoveDatabase(IDatabase database, DatabaseOptions options)
{
    /// <param name="progress">Is told of each table once it is there.</param>
    public async Task<Result<MoveReport>> RunAsync(DatabaseOptions target, Action<MovedCount> progress, CancellationToken cancellation = default)
    {
        try
        {
            await RequireThisVersionAsync(cancellation);
            await using var source = await MoveSource.OpenAsync(options, cancellation);
            if (await source.ForeignTablesAsync(cancellation) is [var foreign, ..])
                return MoveErrors.Unknown(foreign);
            await using var place = PlaceOf(target);
            return await MoveAsync(source, place, progress, cancellation);
        }
        catch (BackupException e)
        {
            return e.Failure;
        }
        catch (Exception e) when (e is DbException or IOException or UnauthorizedAccessException or OverflowException)
        {
            return MoveErrors.Refused(e.Message);
        }
    }

    private static IMovePlace PlaceOf(DatabaseOptions target) =>
        target.Provider == DatabaseProvider.Postgres ? new PostgresPlace(target.ConnectionString) : new SqlitePlace(target.ConnectionString);

    private static async Task<MoveReport> MoveAsync(MoveSource source, IMovePlace place, Action<MovedCount> progress, CancellationToken cancellation)
    {
        await place.PrepareAsync(cancellation);
        try
        {
            var read = MovedTable.All.ToDictionary(t => t.Name, _ => new TableSum());
            var done = 0;
            await place.FillAsync(MovedTable.All, table => Watched(source.Connection, table, read[table.Name], sum =>
                progress(new MovedCount(++done, MovedTable.All.Count, table.Name, sum.Rows)), cancellation), table => source.LastNumberAsync(table, cancellation), cancellation);
            foreach (var table in MovedTable.All)
                await CompareAsync(place.Connection, table, read[table.Name], cancellation);
            await place.FinishAsync();
            return new MoveReport(read.Count, read.Values.Sum(s => s.Rows));
        }
        catch
        {
            await place.DropAsync();
            throw;
        }
    }

    private static async Task CompareAsync(DbConnection place, MovedTable table, TableSum read, CancellationToken cancellation)
    {
        var arrived = new TableSum();
        await foreach (var row in MovedRows.ReadAsync(place, table, cancellation))
            arrived.Add(row);
        if (arrived.Rows != read.Rows || arrived.Hash != read.Hash)
            throw new BackupException(MoveErrors.Differs(table.Name, read.Rows, arrived.Rows));
    }

    private static async IAsyncEnumerable<object?[]> Watched(DbConnection source, MovedTable table, TableSum sum, Action<TableSum> ended, [EnumeratorCancellation] CancellationToken cancellation)
    {
        await foreach (var row in MovedRows.ReadAsync(source, table, cancellation))
        {
            sum.Add(row);
            yield return row;
        }
        ended(sum);
    }

    private async Task RequireThisVersionAsync(CancellationToken cancellation)
    {
        await using var db = database.ReadAll();
        var applied = await db.Database.GetAppliedMigrationsAsync(cancellation);
        if (!applied.SequenceEqual(db.Database.GetMigrations()))
            throw new BackupException(MoveErrors.Behind);
    }
}

/// <summary>A table that arrived.</summary>
/// <param name="Number">Of how many, counted from one.</param>
public sealed record MovedCount(int Number, int Of, string Table, long Rows);

/// <summary>What was moved and compared.</summary>
public sealed record MoveReport(int Tables, long Rows);

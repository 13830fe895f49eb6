using System.Data.Common;

namespace TelegramAdmin.Core.Backups.Moving;

/// <summary>The new database while it is filled: beside the place where it will stand, so that a kill leaves nothing half.</summary>
internal interface IMovePlace : IAsyncDisposable
{
    /// <summary>To where the rows go; open after <see cref="PrepareAsync"/>.</summary>
    DbConnection Connection { get; }

    /// <summary>Takes away what a move that was cut off left, and makes this version's tables.</summary>
    /// <exception cref="BackupException">Something is there, or it is no database for us.</exception>
    Task PrepareAsync(CancellationToken cancellation);

    /// <summary>Writes all tables in one transaction, without foreign keys and triggers meanwhile: the rows are what they led to already.</summary>
    Task FillAsync(IReadOnlyList<MovedTable> tables, Func<MovedTable, IAsyncEnumerable<object?[]>> rows, Func<MovedTable, Task<long?>> lastNumber, CancellationToken cancellation);

    /// <summary>Puts it into place, all at once.</summary>
    Task FinishAsync();

    /// <summary>Takes it away.</summary>
    Task DropAsync();
}

using TelegramAdmin.Core.Backups.Packing;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Core.Backups.Copying;

/// <summary>The database's part of a backup, one for each database.</summary>
internal interface IDatabaseCopy
{
    DatabaseProvider Provider { get; }

    /// <summary>About how many bytes a copy takes.</summary>
    Task<long> SizeAsync(CancellationToken cancellation);

    /// <summary>Packs the state of one moment while writing goes on.</summary>
    /// <param name="work">A folder for what lies there meanwhile.</param>
    Task<DatabaseFacts> PackAsync(PackageWriter package, string work, CancellationToken cancellation);

    /// <summary>Unpacks into a database beside the product's own, and counts what is there then.</summary>
    /// <exception cref="BackupException">It cannot be unpacked.</exception>
    Task<ScratchDatabase> UnpackAsync(PackageReader package, string work, CancellationToken cancellation);

    /// <summary>The encrypted tokens of bots in such a database that could be read when it was packed.</summary>
    Task<IReadOnlyList<string>> TokensAsync(string place, CancellationToken cancellation);

    /// <summary>Takes away what <see cref="UnpackAsync"/> made.</summary>
    Task DropAsync(string place);

    /// <summary>Whether a product lies in the database already.</summary>
    Task<bool> IsEmptyAsync(CancellationToken cancellation);

    /// <summary>Puts an unpacked database in the place of the product's own, which nothing has open, and keeps that aside. Doing it again changes nothing.</summary>
    Task SwapAsync(string place, string aside);
}

/// <param name="Place">A file, or a schema of PostgreSQL.</param>
internal sealed record ScratchDatabase(string Place, DatabaseFacts Facts);

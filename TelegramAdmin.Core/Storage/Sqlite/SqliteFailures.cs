using Microsoft.Data.Sqlite;

namespace TelegramAdmin.Core.Storage.Sqlite;

/// <summary>Says in words what SQLite's result codes mean for the operator (sqlite.org/rescode.html).</summary>
internal static class SqliteFailures
{
    private const int Busy = 5, Locked = 6, ReadOnly = 8, IoError = 10, Corrupt = 11, Full = 13, CannotOpen = 14, NotADatabase = 26;

    /// <summary>Whether nothing more can be done in the transaction, so that the whole group fails.</summary>
    public static bool EndsTransaction(Exception e) =>
        Find(e) is { SqliteErrorCode: Busy or Locked or ReadOnly or IoError or Corrupt or Full or CannotOpen or NotADatabase };

    public static Exception Translate(Exception e) => Find(e)?.SqliteErrorCode switch
    {
        Busy or Locked => new StorageUnavailableException("database_locked", "Another program holds the database file. It is tried again when the next write comes.", e),
        ReadOnly => new StorageUnavailableException("database_read_only", "The database file cannot be written. Check its owner and mode, and that the disk is not mounted read-only.", e),
        Full => new StorageUnavailableException("database_full", "The disk is full. Free space in the data directory; writing goes on by itself.", e),
        CannotOpen => new StorageUnavailableException("database_unreachable", "The database file cannot be opened. Check that the data directory exists and can be written.", e),
        IoError or Corrupt or NotADatabase => new StorageUnavailableException("database_failed", "The database file is damaged or its disk fails. Restore a backup.", e),
        _ => e,
    };

    private static SqliteException? Find(Exception? e) => e switch
    {
        null => null,
        SqliteException sqlite => sqlite,
        _ => Find(e.InnerException),
    };
}

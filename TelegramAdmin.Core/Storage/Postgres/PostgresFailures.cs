using Npgsql;

namespace TelegramAdmin.Core.Storage.Postgres;

/// <summary>Says in words what PostgreSQL's error codes mean for the operator (postgresql.org/docs/15/errcodes-appendix.html).</summary>
internal static class PostgresFailures
{
    /// <summary>How often work is done that <see cref="MayPassNextTime"/>.</summary>
    public const int Tries = 5;

    /// <summary>A deadlock, or a row that somebody else just made: the same work again will most likely pass.</summary>
    public static bool MayPassNextTime(Exception e) =>
        Find<PostgresException>(e)?.SqlState is PostgresErrorCodes.DeadlockDetected or PostgresErrorCodes.SerializationFailure or PostgresErrorCodes.UniqueViolation;

    public static bool IsUnreachable(Exception e) => Translate(e) is StorageUnavailableException;

    public static Exception Translate(Exception e) => Find<PostgresException>(e)?.SqlState switch
    {
        PostgresErrorCodes.DiskFull => new StorageUnavailableException("database_full", "PostgreSQL's disk is full. Free space there; writing goes on by itself.", e),
        PostgresErrorCodes.ReadOnlySqlTransaction => new StorageUnavailableException("database_read_only", "PostgreSQL is read-only, perhaps a standby. Point the connection string at the primary.", e),
        PostgresErrorCodes.LockNotAvailable => new StorageUnavailableException("database_locked", "Another session holds the rows. It is tried again when the next write comes.", e),
        { } state when state.StartsWith("08", StringComparison.Ordinal) || state.StartsWith("57", StringComparison.Ordinal) => Unreachable(e),
        null when Find<NpgsqlException>(e) is not null => Unreachable(e),
        _ => e,
    };

    private static StorageUnavailableException Unreachable(Exception e) =>
        new("database_unreachable", "PostgreSQL does not answer. Check that it runs and that the connection string is right.", e);

    private static T? Find<T>(Exception? e) where T : Exception => e switch
    {
        null => null,
        T found => found,
        _ => Find<T>(e.InnerException),
    };
}

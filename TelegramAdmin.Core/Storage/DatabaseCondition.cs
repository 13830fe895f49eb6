using TelegramAdmin.Core.Storage.Postgres;
using TelegramAdmin.Core.Storage.Sqlite;

namespace TelegramAdmin.Core.Storage;

/// <summary>What a database says of itself.</summary>
/// <param name="Version">As it names it.</param>
/// <param name="IsTooOld">This product does not run on it.</param>
/// <param name="Encoding">How it keeps text.</param>
/// <param name="Clock">What its machine says the time is; null where it is this machine.</param>
/// <param name="Lacks">A right that the product needs and does not have.</param>
/// <param name="Damage">What its own check found; null where it found nothing.</param>
public sealed record DatabaseCondition(string Version, bool IsTooOld, string Encoding, DateTimeOffset? Clock, string? Lacks, string? Damage)
{
    /// <exception cref="System.Data.Common.DbException">It does not answer.</exception>
    public static Task<DatabaseCondition> ReadAsync(DatabaseOptions options, CancellationToken cancellation) =>
        options.Provider == DatabaseProvider.Postgres ? PostgresCondition.ReadAsync(options.ConnectionString, cancellation) : SqliteCondition.ReadAsync(options.ConnectionString, cancellation);
}

using Microsoft.EntityFrameworkCore;
using TelegramAdmin.Core.Storage.Postgres;
using TelegramAdmin.Core.Storage.Sqlite;

namespace TelegramAdmin.Core.Storage;

/// <summary>Brings the database to this version's schema, and refuses one that a newer version has changed.</summary>
public sealed class PrepareDatabase(IDatabase database)
{
    private const int TriggersOfAudit = 2;

    /// <returns>How many migrations were applied.</returns>
    /// <exception cref="DatabaseTooNewException">A newer version of the program was here.</exception>
    public async Task<int> RunAsync(CancellationToken cancellation = default)
    {
        await using var db = database.ReadAll();
        var known = db.Database.GetMigrations().ToHashSet();
        var applied = (await db.Database.GetAppliedMigrationsAsync(cancellation)).ToList();
        if (applied.FirstOrDefault(migration => !known.Contains(migration)) is { } foreign)
            throw new DatabaseTooNewException(foreign);
        if (applied.Count < known.Count)
        {
            await db.Database.MigrateAsync(cancellation);
            await RunAsync(SearchDialect.Of(database.Provider).Objects.Concat(AuditTriggers), cancellation);
        }
        else if (await db.Database.SqlQueryRaw<int>(CountOfAuditTriggers).SingleAsync(cancellation) < TriggersOfAudit)
        {
            await RunAsync(AuditTriggers, cancellation); // A restored database comes without them, as its tables are made anew.
        }
        return known.Count - applied.Count;
    }

    // What EF cannot make, so that a search finds a place to ask in from the first moment on, and nothing is taken out of the audit log.
    private Task RunAsync(IEnumerable<string> statements, CancellationToken cancellation) => database.WriteAsync(null, async write =>
    {
        foreach (var statement in statements)
            await write.Session.RunAsync(statement, static _ => { });
    }, cancellation);

    private string CountOfAuditTriggers => database.Provider == DatabaseProvider.Sqlite ? SqliteAuditTriggers.Count : PostgresAuditTriggers.Count;

    private IReadOnlyList<string> AuditTriggers => database.Provider == DatabaseProvider.Sqlite ? SqliteAuditTriggers.All : PostgresAuditTriggers.All;
}

public sealed class DatabaseTooNewException(string migration)
    : Exception($"The database was changed by a newer version of TelegramAdmin (migration {migration}). Run that version, or restore a backup from before it.");

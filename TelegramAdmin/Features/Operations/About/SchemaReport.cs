using Microsoft.EntityFrameworkCore;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Features.Operations.About;

/// <summary>How the database's schema stands to this version of the program.</summary>
/// <param name="Applied">Newest first.</param>
/// <param name="Missing">What the next start will apply.</param>
/// <param name="Foreign">What a newer version applied and this one does not know.</param>
internal sealed record SchemaReport(DatabaseProvider Provider, IReadOnlyList<AppliedMigration> Applied, IReadOnlyList<string> Missing, IReadOnlyList<string> Foreign)
{
    public bool IsCurrent => Missing.Count == 0 && Foreign.Count == 0;

    public static async Task<SchemaReport> ReadAsync(IDatabase database, CancellationToken cancellation = default)
    {
        await using var db = database.ReadAll();
        var known = db.Database.GetMigrations().ToList();
        var applied = (await db.Database.GetAppliedMigrationsAsync(cancellation)).ToList();
        return new SchemaReport(database.Provider, [.. applied.Order(StringComparer.Ordinal).Reverse().Select(AppliedMigration.Of)], [.. known.Except(applied)], [.. applied.Except(known)]);
    }
}

/// <param name="MadeAt">When it was written, by its name.</param>
internal sealed record AppliedMigration(string Name, DateOnly? MadeAt)
{
    public static AppliedMigration Of(string id) =>
        id.Split('_', 2) is [{ Length: 14 } stamp, var name] && DateOnly.TryParseExact(stamp[..8], "yyyyMMdd", out var day) ? new(name, day) : new(id, null);
}

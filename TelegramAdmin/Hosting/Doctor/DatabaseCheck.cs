using System.Data.Common;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Hosting.Doctor;

/// <summary>Whether the database is one for this product: version, encoding, rights, damage, clock.</summary>
internal sealed class DatabaseCheck(AppSettings settings, TimeProvider time) : IDoctorCheck
{
    public string Name => "database";

    public async Task<IReadOnlyList<DoctorFinding>> LookAsync(CancellationToken cancellation)
    {
        try
        {
            return [.. Read(await DatabaseCondition.ReadAsync(settings.Database, cancellation), time.GetUtcNow())];
        }
        catch (DbException e)
        {
            return [DoctorFinding.Bad(Name, StartFailures.Words(e), "Without it nothing is kept and nothing is sent.", "TelegramAdmin doctor says when it is right.")];
        }
    }

    internal IEnumerable<DoctorFinding> Read(DatabaseCondition condition, DateTimeOffset now)
    {
        if (condition.IsTooOld)
            yield return DoctorFinding.Bad(Name, $"{condition.Version} is too old.", "Statements that the product needs are not in it.", "Take PostgreSQL 15 or later.");
        if (condition.Encoding != "UTF8")
            yield return DoctorFinding.Bad(Name, $"It keeps text as {condition.Encoding}.", "Letters of many languages, and emoji, cannot be stored.", "Make a database with ENCODING 'UTF8' and move into it: TelegramAdmin database move.");
        if (condition.Lacks is { } right)
            yield return DoctorFinding.Bad(Name, $"The account of the product lacks the right {right}.", "Upgrades and the check of backups make tables.", "Make the account the owner of the database: ALTER DATABASE … OWNER TO ….");
        if (condition.Damage is { } damage)
            yield return DoctorFinding.Bad(Name, $"The file is damaged: {damage}", "What is read from it may be wrong.", "Stop the app and restore the last verified backup (docs/backup.md).");
        if (condition.Clock is { } clock && ClockWords.Read(clock - now, "the database's machine") is { } skew)
            yield return skew;
        yield return DoctorFinding.Ok(Name, $"{condition.Version}, {condition.Encoding}");
    }
}

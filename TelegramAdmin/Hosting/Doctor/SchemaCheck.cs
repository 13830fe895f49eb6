using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using TelegramAdmin.Core.Health;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Hosting.Doctor;

/// <summary>Whether the tables are this version's.</summary>
internal sealed class SchemaCheck(IDatabase database)
{
    public const string UpToDate = "up to date";

    private const string Name = "schema";

    public async Task<DoctorFinding> LookAsync()
    {
        try
        {
            await using var db = database.ReadAll();
            var known = db.Database.GetMigrations().ToList();
            var applied = (await db.Database.GetAppliedMigrationsAsync()).ToList();
            return applied.Except(known).FirstOrDefault() is { } foreign
                ? DoctorFinding.Bad(Name, new DatabaseTooNewException(foreign).Message, "An older program would damage what it does not know.", "Install the newer version again.")
                : DoctorFinding.Ok(Name, applied.Count == known.Count ? UpToDate : "The next start brings it up to date.");
        }
        catch (DbException e)
        {
            return new DoctorFinding(Name, HealthState.Bad, StartFailures.Words(e));
        }
    }
}

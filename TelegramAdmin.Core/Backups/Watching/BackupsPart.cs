using TelegramAdmin.Core.Health;

namespace TelegramAdmin.Core.Backups.Watching;

/// <summary>Whether there is a backup to go back to.</summary>
internal sealed class BackupsPart(BackupWatch watch, TimeProvider time) : IHealthPart
{
    private const string Page = "/system/backups";

    public string Key => "backups";

    public string Title => "Backups";

    public int Order => 105;

    public async Task<HealthFinding> CheckAsync(CancellationToken cancellation)
    {
        var standing = await watch.ReadAsync(cancellation);
        return standing.Trouble switch
        {
            BackupTrouble.Failed => new(HealthState.Bad, "the last backup failed", "See why, and make one.", Page),
            BackupTrouble.Old => new(HealthState.Bad, "two backups in a row were not made", "See that its job runs, and make one.", Page),
            BackupTrouble.Off => new(HealthState.Warn, "no backup is made by itself", "Switch the schedule on.", Page),
            _ => HealthFinding.Ok(standing.GoodAt is { } at ? $"the last one is {Math.Floor((time.GetUtcNow() - at).TotalHours):0} h old" : "none is due yet"),
        };
    }
}

using Microsoft.EntityFrameworkCore;
using TelegramAdmin.Core.Backups.Making;
using TelegramAdmin.Core.Jobs;
using TelegramAdmin.Core.Settings;
using TelegramAdmin.Core.Storage;
using TelegramAdmin.Core.Workspaces;

namespace TelegramAdmin.Core.Backups.Watching;

/// <summary>Whether backups are made as they should be: one reading for the need, the news and the health part.</summary>
public sealed class BackupWatch(IDatabase database, SettingsStore settings, TimeProvider time)
{
    public async Task<BackupStanding> ReadAsync(CancellationToken cancellation = default)
    {
        var values = await settings.OfAsync(WorkspaceId.Default);
        await using var db = database.ReadAll();
        var latest = await db.Backups.Where(b => b.RemovedAt == null).OrderByDescending(b => b.StartedAt).ThenByDescending(b => b.Id).FirstOrDefaultAsync(cancellation);
        var good = await db.Backups.Where(b => b.RemovedAt == null && (b.State == BackupState.Made || b.State == BackupState.Verified)).MaxAsync(b => (DateTimeOffset?)b.StartedAt, cancellation);
        if (latest is { State: BackupState.Failed or BackupState.Damaged })
            return new(BackupTrouble.Failed, good, latest.FinishedAt, latest.Error);
        if (await db.JobRuns.Where(r => r.Job == BackupJob.Key).OrderByDescending(r => r.Id).FirstOrDefaultAsync(cancellation) is { Error: { } error } run && !(good >= run.StartedAt))
            return new(BackupTrouble.Failed, good, run.FinishedAt, error);
        if (values.Get(BackupSettings.Rhythm) == BackupRhythm.Off)
            return new(BackupTrouble.Off, good, null, null);
        return await IsOldAsync(db, values, good, cancellation) ? new(BackupTrouble.Old, good, good, null) : new(BackupTrouble.None, good, null, null);
    }

    /// <summary>One missed turn is made up for at the next hour; two mean that nobody makes them.</summary>
    private async Task<bool> IsOldAsync(AppDbContext db, SettingValues values, DateTimeOffset? good, CancellationToken cancellation)
    {
        var (rhythm, hour) = (values.Get(BackupSettings.Rhythm), values.Get(BackupSettings.Hour));
        if (BackupJob.LatestSlot(rhythm, hour, time.GetUtcNow()) is not { } slot || BackupJob.LatestSlot(rhythm, hour, slot.AddTicks(-1)) is not { } missed)
            return false;
        return !(good >= missed) && await db.Workspaces.AnyAsync(w => w.Id == WorkspaceId.Default && w.CreatedAt < missed, cancellation);
    }
}

/// <summary>How backups stand.</summary>
/// <param name="GoodAt">When the last one that can be restored was made; null where there is none.</param>
/// <param name="Since">When the trouble showed; of an old one, when it was made.</param>
/// <param name="Error">Why the last one failed.</param>
public sealed record BackupStanding(BackupTrouble Trouble, DateTimeOffset? GoodAt, DateTimeOffset? Since, string? Error);

/// <summary>What is wrong with backups.</summary>
public enum BackupTrouble
{
    None,

    /// <summary>Nobody makes them: the schedule is switched off.</summary>
    Off,

    /// <summary>The last one could not be made, or cannot be restored.</summary>
    Failed,

    /// <summary>Two turns of the schedule passed without one.</summary>
    Old,
}

using Microsoft.EntityFrameworkCore;
using TelegramAdmin.Core.Backups.Checking;
using TelegramAdmin.Core.Jobs;
using TelegramAdmin.Core.Security;
using TelegramAdmin.Core.Settings;
using TelegramAdmin.Core.Storage;
using TelegramAdmin.Core.Workspaces;

namespace TelegramAdmin.Core.Backups.Making;

/// <summary>Makes the backup that is due, checks it, and lets go of those whose time is over.</summary>
public sealed class BackupJob(MakeBackup make, VerifyBackup verify, BackupShelf shelf, IDatabase database, SettingsStore settings, SecretProtector secrets, TimeProvider time) : IScheduledJob
{
    public const string Key = "backup";

    public string Name => Key;

    public string Title => "Backup";

    public string Schedule => "0 5 * * * ?";

    public bool IsToldElsewhere => true;

    /// <exception cref="InvalidOperationException">It could not be made or is not good: the run counts as failed.</exception>
    public async Task<string?> RunAsync(CancellationToken cancellation)
    {
        var values = await settings.OfAsync(WorkspaceId.Default);
        if (!await IsDueAsync(values, cancellation))
            return null;
        var passphrase = values.Get(BackupSettings.Passphrase) is { Length: > 0 } kept
            ? secrets.TryReveal(kept) ?? throw new InvalidOperationException("The passphrase of backups cannot be read any more. Set it anew on the page Backups.")
            : null;
        var made = await make.RunAsync(new BackupRequest(BackupOrigin.Schedule, Passphrase: passphrase), cancellation);
        if (!made.TryGet(out var backup, out var failure))
            throw new InvalidOperationException(failure.Message);
        if (values.Get(BackupSettings.IsVerified) && (await verify.RunAsync(backup, passphrase, cancellation)).Failure is { } wrong)
            throw new InvalidOperationException(wrong.Message);
        var removed = await RemoveOutdatedAsync(values, cancellation);
        return removed == 0 ? $"{backup.File} is made." : $"{backup.File} is made; {removed} older ones are gone.";
    }

    /// <summary>The moment at which the last one should have been made; null where none should.</summary>
    internal static DateTimeOffset? LatestSlot(BackupRhythm rhythm, int hour, DateTimeOffset now)
    {
        var day = new DateTimeOffset(now.UtcDateTime.Date, TimeSpan.Zero).AddHours(hour);
        return rhythm switch
        {
            BackupRhythm.EverySixHours => Back(day, TimeSpan.FromHours(6), now),
            BackupRhythm.Daily => Back(day, TimeSpan.FromDays(1), now),
            BackupRhythm.Weekly => Back(day.AddDays(-(int)day.DayOfWeek), TimeSpan.FromDays(7), now),
            _ => null,
        };
    }

    // The slot nearest before now, whichever side of it the day's hour lies.
    private static DateTimeOffset Back(DateTimeOffset slot, TimeSpan step, DateTimeOffset now)
    {
        while (slot + step <= now)
            slot += step;
        while (slot > now)
            slot -= step;
        return slot;
    }

    /// <summary>A product that is younger than the slot has missed nothing.</summary>
    private async Task<bool> IsDueAsync(SettingValues values, CancellationToken cancellation)
    {
        if (LatestSlot(values.Get(BackupSettings.Rhythm), values.Get(BackupSettings.Hour), time.GetUtcNow()) is not { } slot)
            return false;
        await using var db = database.ReadAll();
        return await db.Workspaces.AnyAsync(w => w.Id == WorkspaceId.Default && w.CreatedAt < slot, cancellation)
            && !await db.Backups.AnyAsync(b => b.Origin == BackupOrigin.Schedule && (b.State == BackupState.Made || b.State == BackupState.Verified) && b.StartedAt >= slot, cancellation);
    }

    private async Task<int> RemoveOutdatedAsync(SettingValues values, CancellationToken cancellation)
    {
        var retention = new BackupRetention(values.Get(BackupSettings.KeepLast), values.Get(BackupSettings.KeepDaily), values.Get(BackupSettings.KeepWeekly), values.Get(BackupSettings.KeepMonthly));
        var outdated = retention.Outdated((await shelf.ListAsync(cancellation)).Where(b => b is { Origin: BackupOrigin.Schedule, State: BackupState.Made or BackupState.Verified }));
        foreach (var backup in outdated)
            await shelf.RemoveAsync(backup.Id, cancellation);
        return outdated.Count;
    }
}

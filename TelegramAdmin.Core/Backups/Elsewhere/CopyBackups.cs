using System.Globalization;
using TelegramAdmin.Core.Backups.Making;
using TelegramAdmin.Core.Jobs;
using TelegramAdmin.Core.Settings;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Core.Backups.Elsewhere;

/// <summary>Brings the schedule's backups to the second place, and lets go there of those whose time is over.</summary>
internal sealed class CopyBackups(OpenPlace open, BackupShelf shelf, BackupFolder folder, CopyBoard board, SettingsStore settings, TimeProvider time) : IScheduledJob
{
    public string Name => CopyBoard.Job;

    public string Title => "Copies of backups";

    public string Schedule => "0 35 * * * ?";

    /// <exception cref="InvalidOperationException">The place refuses or is not reached: the run counts as failed and says why.</exception>
    public async Task<string?> RunAsync(CancellationToken cancellation)
    {
        try
        {
            var values = await settings.OfAsync(WorkspaceId.Default);
            return open.Run(values) is { } place ? await CopyAsync(place, RetentionOf(values), cancellation) : null;
        }
        catch (BackupException e)
        {
            board.Note(e.Failure, time.GetUtcNow());
            throw new InvalidOperationException(e.Failure.Message);
        }
    }

    private async Task<string?> CopyAsync(ICopyPlace place, BackupRetention retention, CancellationToken cancellation)
    {
        var there = (await place.ListAsync(cancellation)).Where(c => BackupFolder.TimeOf(c.Name) is not null).ToList();
        var here = (await shelf.ListAsync(cancellation)).Where(b => b is { Origin: BackupOrigin.Schedule, State: BackupState.Made or BackupState.Verified } && BackupFolder.TimeOf(b.File) is not null && shelf.HasFile(b)).ToList();
        var outdated = retention.Outdated(there.Select(c => c.Name).Union(here.Select(b => b.File)), name => BackupFolder.TimeOf(name)!.Value).ToHashSet();
        var missing = here.Where(b => !outdated.Contains(b.File) && there.TrueForAll(c => c.Name != b.File)).OrderBy(b => b.StartedAt).ToList();
        if (place.IsForeign && missing.Exists(b => !b.IsEncrypted))
            throw new BackupException(BackupErrors.OpenBackup);
        foreach (var backup in missing)
            await place.PutAsync(backup.File, folder.PathOf(backup), cancellation);
        var gone = there.FindAll(c => outdated.Contains(c.Name));
        foreach (var copy in gone)
            await place.RemoveAsync(copy.Name, cancellation);
        board.Note([.. there.Except(gone), .. missing.Select(b => new PlacedCopy(b.File, b.Bytes))], time.GetUtcNow());
        return missing.Count + gone.Count == 0 ? null : string.Create(CultureInfo.InvariantCulture, $"{missing.Count} copied, {gone.Count} older ones are gone.");
    }

    private static BackupRetention RetentionOf(SettingValues values) =>
        new(values.Get(CopySettings.KeepLast), values.Get(CopySettings.KeepDaily), values.Get(CopySettings.KeepWeekly), values.Get(CopySettings.KeepMonthly));
}

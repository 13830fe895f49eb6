using Microsoft.EntityFrameworkCore;
using TelegramAdmin.Core.Backups.Packing;
using TelegramAdmin.Core.Errors;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Core.Backups;

/// <summary>The backups that there are. Files that somebody put into the folder count too: after a restore the younger ones are only there.</summary>
public sealed class BackupShelf(IDatabase database, BackupFolder folder, TimeProvider time)
{
    private const int MostShown = 200;

    /// <summary>Newest first; what was taken away is left out.</summary>
    public async Task<IReadOnlyList<Backup>> ListAsync(CancellationToken cancellation = default)
    {
        await TakeInAsync(cancellation);
        await using var db = database.ReadAll();
        return await db.Backups.Where(b => b.RemovedAt == null).OrderByDescending(b => b.StartedAt).ThenByDescending(b => b.Id).Take(MostShown).ToListAsync(cancellation);
    }

    public async Task<Backup?> FindAsync(long id, CancellationToken cancellation = default)
    {
        await using var db = database.ReadAll();
        return await db.Backups.FirstOrDefaultAsync(b => b.Id == id && b.RemovedAt == null, cancellation);
    }

    public bool HasFile(Backup backup) => backup.State != BackupState.Failed && File.Exists(folder.PathOf(backup));

    /// <summary>Takes the file away and its row from the list.</summary>
    public async Task<Result<Backup>> RemoveAsync(long id, CancellationToken cancellation = default)
    {
        if (await FindAsync(id, cancellation) is not { } backup)
            return BackupErrors.NotFound;
        if (backup.State != BackupState.Failed)
            File.Delete(folder.PathOf(backup));
        await database.WriteAsync(null, db => db.Backups.Where(b => b.Id == id).ExecuteUpdateAsync(row => row.SetProperty(b => b.RemovedAt, time.GetUtcNow()), CancellationToken.None), cancellation);
        return backup;
    }

    private async Task TakeInAsync(CancellationToken cancellation)
    {
        if (!Directory.Exists(folder.Path))
            return;
        var files = new DirectoryInfo(folder.Path).GetFiles("*" + BackupFolder.Extension);
        await using var db = database.ReadAll();
        var known = (await db.Backups.Where(b => b.RemovedAt == null && b.State != BackupState.Failed).Select(b => b.File).ToListAsync(cancellation)).ToHashSet();
        var found = files.Where(f => !known.Contains(f.Name)).Select(Describe).OfType<Backup>().ToList();
        if (found.Count == 0)
            return;
        await database.WriteAsync(null, async write =>
        {
            // Two who look at once must not take in the same file twice.
            var names = found.Select(f => f.File).ToList();
            var there = await write.Backups.Where(b => b.RemovedAt == null && names.Contains(b.File)).Select(b => b.File).ToListAsync(CancellationToken.None);
            write.Backups.AddRange(found.Where(f => !there.Contains(f.File)));
        }, cancellation);
    }

    private static Backup? Describe(FileInfo file)
    {
        try
        {
            var isEncrypted = PackageReader.IsEncrypted(file.FullName);
            using var package = isEncrypted ? null : PackageReader.Open(file.FullName, null);
            var at = package?.Manifest.MadeAt ?? file.LastWriteTimeUtc;
            return new Backup
            {
                File = file.Name, Origin = BackupOrigin.Found, State = BackupState.Made, StartedAt = at, FinishedAt = at, Bytes = file.Length,
                Rows = package?.Manifest.Database.Rows ?? 0, IsEncrypted = isEncrypted,
            };
        }
        catch (Exception e) when (e is BackupException or IOException)
        {
            return null; // None of ours, or still on its way into the folder.
        }
    }
}

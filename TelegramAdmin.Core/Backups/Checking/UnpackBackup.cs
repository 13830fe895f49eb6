using Microsoft.EntityFrameworkCore;
using TelegramAdmin.Core.Backups.Copying;
using TelegramAdmin.Core.Backups.Packing;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Core.Backups.Checking;

/// <summary>Unpacks a backup into a folder and a scratch database and refuses it unless everything is as it was packed.</summary>
internal sealed class UnpackBackup(IDatabaseCopy copy, IDatabase database)
{
    /// <exception cref="BackupException">It is not good, or not for here. Nothing is left of it then but files in the folder.</exception>
    public async Task<Unpacked> RunAsync(string path, string? passphrase, string work, BackupWork progress, CancellationToken cancellation)
    {
        using var package = PackageReader.Open(path, passphrase, progress.Advance);
        var manifest = package.Manifest;
        progress.Total = manifest.Parts.Sum(p => p.Bytes);
        RequireFit(manifest);
        BackupFolder.RequireSpace(work, progress.Total);
        foreach (var part in manifest.Parts.Where(p => !IsOfDatabase(p)))
            await UnpackAsync(package, part, work, cancellation);
        var scratch = await copy.UnpackAsync(package, work, cancellation);
        try
        {
            Compare(manifest.Database, scratch.Facts);
            var secrets = KeyCheck.Run(Path.Combine(work, "keys"), await copy.TokensAsync(scratch.Place, cancellation));
            return new Unpacked(scratch.Place, new BackupReport(manifest.Version, manifest.MadeAt, scratch.Facts.Tables.Count, scratch.Facts.Rows,
                scratch.Facts.Sums.GetValueOrDefault("credit_entries.amount"), manifest.Parts.Count(p => !IsOfDatabase(p)), secrets));
        }
        catch
        {
            await copy.DropAsync(scratch.Place);
            throw;
        }
    }

    private static bool IsOfDatabase(PackedPart part) => part.Name.StartsWith("database/", StringComparison.Ordinal);

    private void RequireFit(BackupManifest manifest)
    {
        if (manifest.Provider != copy.Provider)
            throw new BackupException(BackupErrors.OtherDatabase(manifest.Provider, copy.Provider));
        using var db = database.ReadAll();
        if (!db.Database.GetMigrations().Contains(manifest.Database.Migration))
            throw new BackupException(BackupErrors.Newer(manifest.Version.Length > 0 ? manifest.Version : manifest.Database.Migration));
    }

    private static async Task UnpackAsync(PackageReader package, PackedPart part, string work, CancellationToken cancellation)
    {
        var place = DataFolders.Place(work, part.Name) ?? throw new BackupException(BackupErrors.Damaged($"{part.Name} has no place in the data directory"));
        BackupFolder.Make(Path.GetDirectoryName(place)!);
        await using var file = new FileStream(place, FileMode.CreateNew, FileAccess.Write);
        await package.CopyAsync(part, file, cancellation);
    }

    private static void Compare(DatabaseFacts packed, DatabaseFacts restored)
    {
        var rows = restored.Tables.ToDictionary(t => t.Name, t => t.Rows);
        foreach (var table in packed.Tables)
        {
            if (!rows.TryGetValue(table.Name, out var count) || count != table.Rows)
                throw new BackupException(BackupErrors.Differs($"{table.Name} has {count} rows in place of {table.Rows}"));
        }
        foreach (var (name, sum) in packed.Sums)
        {
            if (restored.Sums.GetValueOrDefault(name) is var found && found != sum)
                throw new BackupException(BackupErrors.Differs($"{name} adds up to {found} in place of {sum}"));
        }
        if (restored.Migration != packed.Migration || restored.Schema != packed.Schema)
            throw new BackupException(BackupErrors.Differs("the schema is another one"));
    }
}

/// <param name="Place">Of the scratch database; whoever asked takes it away or puts it to use.</param>
internal sealed record Unpacked(string Place, BackupReport Report);

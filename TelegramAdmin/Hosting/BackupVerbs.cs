using System.Globalization;
using TelegramAdmin.Core.Access;
using TelegramAdmin.Core.Backups;
using TelegramAdmin.Core.Backups.Checking;
using TelegramAdmin.Core.Backups.Making;
using TelegramAdmin.Core.Backups.Restoring;
using TelegramAdmin.Core.Errors;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Hosting;

/// <summary>What the command line does with backups.</summary>
internal sealed class BackupVerbs(MakeBackup make, VerifyBackup verify, StageRestore stage, BackupShelf shelf, BackupFolder folder, TellOfRestore tell, AuditLog audit, PrepareDatabase prepare, AppSettings settings)
{
    public async Task<Failure?> CreateAsync(string? file, string? passphrase)
    {
        var made = await make.RunAsync(new BackupRequest(BackupOrigin.CommandLine, Actor.CommandLine.Name, passphrase, file));
        if (!made.TryGet(out var backup, out var failure))
            return failure;
        await audit.RecordAsync(WorkspaceId.Default, Actor.CommandLine, "backup.made", backup.File, Size(backup.Bytes, backup.Rows));
        Console.WriteLine(folder.PathOf(backup));
        return null;
    }

    public async Task<Failure?> ListAsync()
    {
        foreach (var backup in await shelf.ListAsync())
        {
            Console.WriteLine(string.Join('\t', backup.StartedAt.ToString("u", CultureInfo.InvariantCulture), backup.File, backup.State.ToString().ToLowerInvariant(),
                backup.Bytes, backup.Rows, backup.IsEncrypted ? "encrypted" : "open", backup.Origin.ToString().ToLowerInvariant()));
        }
        return null;
    }

    public async Task<Failure?> VerifyAsync(string file, string? passphrase)
    {
        var checkedFile = await verify.RunAsync(Find(file), passphrase);
        if (!checkedFile.TryGet(out var report, out var failure))
            return failure;
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{Path.GetFileName(file)} is good: made {report.MadeAt:u}, {report.Tables} tables, {report.Rows} rows, {report.Credits} credits in the ledger, {report.Files} files, {report.Secrets} tokens readable."));
        return null;
    }

    public async Task<Failure?> RestoreAsync(string file, string? passphrase, bool replace)
    {
        using var engine = EngineLock.Take(settings.Engine);
        if (!replace && !await stage.IsEmptyHereAsync())
            return BackupErrors.NotEmpty;
        var staged = await stage.RunAsync(Find(file), passphrase, Actor.CommandLine.Name);
        if (!staged.TryGet(out var plan, out var failure))
            return failure;
        await ApplyRestore.RunAsync(settings.Engine, settings.Database);
        await prepare.RunAsync();
        await tell.StartAsync(CancellationToken.None);
        Console.WriteLine($"{plan.Backup} is restored: {Size(null, plan.Rows)}.{(Directory.Exists(settings.Engine.PathOf(plan.Aside)) ? $" What was here lies in {settings.Engine.PathOf(plan.Aside)}." : "")}");
        return null;
    }

    // A bare name may be one of the folder of backups.
    private string Find(string file) => File.Exists(file) || file.Contains(Path.DirectorySeparatorChar, StringComparison.Ordinal) ? Path.GetFullPath(file) : Path.Combine(folder.Path, file);

    private static string Size(long? bytes, long rows) => string.Create(CultureInfo.InvariantCulture, $"{(bytes is { } size ? $"{size} bytes, " : "")}{rows} rows");
}

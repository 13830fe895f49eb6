using System.Data.Common;
using System.Reflection;
using TelegramAdmin.Core.Backups.Copying;
using TelegramAdmin.Core.Backups.Packing;
using TelegramAdmin.Core.Errors;
using TelegramAdmin.Core.Settings;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Core.Backups.Making;

/// <summary>Makes one backup: the database of one moment, then the files that it points to, then what it says of itself.</summary>
public sealed class MakeBackup
{
    private readonly IDatabaseCopy _copy;
    private readonly IDatabase _database;
    private readonly EngineOptions _options;
    private readonly BackupFolder _folder;
    private readonly BackupBoard _board;
    private readonly TimeProvider _time;

    internal MakeBackup(IDatabaseCopy copy, IDatabase database, EngineOptions options, BackupFolder folder, BackupBoard board, TimeProvider time) =>
        (_copy, _database, _options, _folder, _board, _time) = (copy, database, options, folder, board, time);

    public async Task<Result<Backup>> RunAsync(BackupRequest request, CancellationToken cancellation = default)
    {
        if (request.Passphrase is { Length: > 0 and < BackupRequest.ShortestPassphrase })
            return BackupErrors.PassphraseShort;
        var started = _time.GetUtcNow();
        var path = request.Path is { } wanted ? Path.GetFullPath(wanted) : Path.Combine(_folder.Path, _folder.NewName(started));
        if (File.Exists(path))
            return BackupErrors.FileExists;
        try
        {
            using var turn = _folder.TakeTurn();
            return await KeepAsync(await MakeAsync(request, path, started, cancellation));
        }
        catch (BackupException e)
        {
            return await FailAsync(request, path, started, e.Failure);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return await FailAsync(request, path, started, BackupErrors.Unwritable(e.Message));
        }
        catch (DbException e)
        {
            return await FailAsync(request, path, started, BackupErrors.Unwritable(e.Message));
        }
    }

    private async Task<Backup> MakeAsync(BackupRequest request, string path, DateTimeOffset started, CancellationToken cancellation)
    {
        var work = _folder.NewWork();
        var progress = _board.Begin(BackupTask.Making);
        try
        {
            // The files are listed again when they are packed: these only say how much there is.
            var database = await _copy.SizeAsync(cancellation);
            progress.Total = database + DataFolders.Files(_options).Sum(f => f.File.Length);
            BackupFolder.RequireSpace(work, database + progress.Total);
            var part = Path.Combine(work, "backup");
            var (bytes, sha256, rows) = await PackAsync(part, work, request.Passphrase, started, progress.Advance, cancellation);
            File.Move(part, path);
            return new Backup
            {
                File = request.Path is null ? Path.GetFileName(path) : path,
                Origin = request.Origin,
                State = BackupState.Made,
                StartedAt = started,
                FinishedAt = _time.GetUtcNow(),
                Bytes = bytes,
                Rows = rows,
                IsEncrypted = request.Passphrase is { Length: > 0 },
                Sha256 = sha256,
                MadeBy = request.MadeBy,
            };
        }
        finally
        {
            _board.End();
            Directory.Delete(work, recursive: true);
        }
    }

    private async Task<(long Bytes, string Sha256, long Rows)> PackAsync(string path, string work, string? passphrase, DateTimeOffset at, Action<long> advanced, CancellationToken cancellation)
    {
        using var package = new PackageWriter(path, passphrase, advanced);
        var facts = await _copy.PackAsync(package, work, cancellation);
        // After the database: whatever its rows point to was written before them.
        foreach (var (name, file) in DataFolders.Files(_options))
            await AddAsync(package, name, file, cancellation);
        var (bytes, sha256) = package.Finish(new BackupManifest { Version = Version, MadeAt = at, Provider = _copy.Provider, Database = facts });
        return (bytes, sha256, facts.Rows);
    }

    private static async Task AddAsync(PackageWriter package, string name, FileInfo file, CancellationToken cancellation)
    {
        FileStream content;
        try
        {
            content = new FileStream(file.FullName, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            return; // Sent or swept meanwhile: the database that is packed may still name it, and says then that the file is gone.
        }
        await using (content)
            await package.AddAsync(name, content, cancellation);
    }

    private Task<Backup> KeepAsync(Backup backup) => _database.WriteAsync(null, db =>
    {
        db.Backups.Add(backup);
        return Task.FromResult(backup);
    });

    private async Task<Result<Backup>> FailAsync(BackupRequest request, string path, DateTimeOffset started, Failure failure)
    {
        if (failure == BackupErrors.Running)
            return failure;
        try
        {
            await KeepAsync(new Backup
            {
                File = Path.GetFileName(path), Origin = request.Origin, State = BackupState.Failed, StartedAt = started, FinishedAt = _time.GetUtcNow(),
                MadeBy = request.MadeBy, Error = ShortText.Cut(failure.Message, 500),
            });
        }
        catch (StorageUnavailableException)
        {
            // A full disk may be why in the first place; who asked is told all the same.
        }
        return failure;
    }

    private static string Version => typeof(MakeBackup).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "";
}

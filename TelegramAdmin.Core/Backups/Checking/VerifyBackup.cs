using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using TelegramAdmin.Core.Backups.Copying;
using TelegramAdmin.Core.Backups.Packing;
using TelegramAdmin.Core.Errors;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Core.Backups.Checking;

/// <summary>Proves a backup: restores it into a scratch database and folder, compares what is there with what was packed, and takes both away again.</summary>
public sealed class VerifyBackup
{
    private readonly UnpackBackup _unpack;
    private readonly IDatabaseCopy _copy;
    private readonly IDatabase _database;
    private readonly BackupFolder _folder;
    private readonly BackupBoard _board;
    private readonly TimeProvider _time;

    internal VerifyBackup(UnpackBackup unpack, IDatabaseCopy copy, IDatabase database, BackupFolder folder, BackupBoard board, TimeProvider time) =>
        (_unpack, _copy, _database, _folder, _board, _time) = (unpack, copy, database, folder, board, time);

    /// <summary>Checks one of the list and keeps the verdict there.</summary>
    public async Task<Result<BackupReport>> RunAsync(Backup backup, string? passphrase, CancellationToken cancellation = default)
    {
        var done = await RunAsync(_folder.PathOf(backup), passphrase, cancellation);
        if (done.IsOk)
            await KeepAsync(backup.Id, BackupState.Verified, null);
        else if (done.Failure.Code is "backup_damaged" or "backup_differs" or "backup_not_one")
            await KeepAsync(backup.Id, BackupState.Damaged, ShortText.Cut(done.Failure.Message, 500));
        return done;
    }

    /// <summary>Checks any file.</summary>
    public async Task<Result<BackupReport>> RunAsync(string path, string? passphrase, CancellationToken cancellation = default)
    {
        try
        {
            using var turn = _folder.TakeTurn();
            return await CheckAsync(path, passphrase, cancellation);
        }
        catch (BackupException e)
        {
            return e.Failure;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or DbException)
        {
            return BackupErrors.Unwritable(e.Message);
        }
    }

    private async Task<BackupReport> CheckAsync(string path, string? passphrase, CancellationToken cancellation)
    {
        var work = _folder.NewWork();
        var progress = _board.Begin(BackupTask.Checking);
        try
        {
            var unpacked = await _unpack.RunAsync(path, passphrase, work, progress, cancellation);
            await _copy.DropAsync(unpacked.Place);
            return unpacked.Report;
        }
        finally
        {
            _board.End();
            Directory.Delete(work, recursive: true);
        }
    }

    private Task KeepAsync(long id, BackupState state, string? error)
    {
        DateTimeOffset? at = state == BackupState.Verified ? _time.GetUtcNow() : null;
        return _database.WriteAsync(null, db => db.Backups.Where(b => b.Id == id)
            .ExecuteUpdateAsync(row => row.SetProperty(b => b.State, state).SetProperty(b => b.Error, error).SetProperty(b => b.VerifiedAt, at)));
    }
}

/// <summary>What was found in a backup that is good.</summary>
/// <param name="Files">Keys, media and the like.</param>
/// <param name="Secrets">Bots' tokens that the backup's own keys open.</param>
public sealed record BackupReport(string Version, DateTimeOffset MadeAt, int Tables, long Rows, long Credits, int Files, int Secrets);

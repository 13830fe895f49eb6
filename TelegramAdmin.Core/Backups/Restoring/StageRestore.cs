using System.Data.Common;
using System.Globalization;
using TelegramAdmin.Core.Backups.Checking;
using TelegramAdmin.Core.Backups.Copying;
using TelegramAdmin.Core.Errors;
using TelegramAdmin.Core.Settings;

namespace TelegramAdmin.Core.Backups.Restoring;

/// <summary>Unpacks a backup beside the product, which goes on meanwhile, and checks it. The next start puts it in the product's place.</summary>
public sealed class StageRestore
{
    private readonly UnpackBackup _unpack;
    private readonly IDatabaseCopy _copy;
    private readonly EngineOptions _options;
    private readonly BackupFolder _folder;
    private readonly BackupBoard _board;
    private readonly TimeProvider _time;

    internal StageRestore(UnpackBackup unpack, IDatabaseCopy copy, EngineOptions options, BackupFolder folder, BackupBoard board, TimeProvider time) =>
        (_unpack, _copy, _options, _folder, _board, _time) = (unpack, copy, options, folder, board, time);

    public RestorePlan? Waiting => RestorePlan.Find(_options);

    public async Task<Result<RestorePlan>> RunAsync(string path, string? passphrase, string? by, CancellationToken cancellation = default)
    {
        try
        {
            using var turn = _folder.TakeTurn();
            await ClearAsync();
            return await StageAsync(path, passphrase, by, cancellation);
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

    /// <summary>Nothing is restored after all.</summary>
    public async Task<Result<RestorePlan>> DiscardAsync()
    {
        try
        {
            using var turn = _folder.TakeTurn();
            if (Waiting is not { } plan)
                return BackupErrors.NothingStaged;
            await ClearAsync();
            return plan;
        }
        catch (BackupException e)
        {
            return e.Failure;
        }
    }

    /// <summary>Whether nothing would be put aside.</summary>
    public async Task<bool> IsEmptyHereAsync(CancellationToken cancellation = default) =>
        await _copy.IsEmptyAsync(cancellation) && !Packing.DataFolders.Files(_options).Any();

    private async Task<RestorePlan> StageAsync(string path, string? passphrase, string? by, CancellationToken cancellation)
    {
        var work = BackupFolder.Make(RestorePlan.FolderOf(_options)).FullName;
        var progress = _board.Begin(BackupTask.Staging);
        try
        {
            var unpacked = await _unpack.RunAsync(path, passphrase, work, progress, cancellation);
            var now = _time.GetUtcNow();
            var plan = new RestorePlan
            {
                Backup = Path.GetFileName(path), MadeAt = unpacked.Report.MadeAt, StagedAt = now, StagedBy = by, Rows = unpacked.Report.Rows, Place = unpacked.Place,
                Aside = string.Create(CultureInfo.InvariantCulture, $"before-restore-{now.UtcDateTime:yyyy-MM-dd-HHmmss}"),
            };
            plan.Save(_options);
            return plan;
        }
        catch
        {
            Directory.Delete(work, recursive: true);
            throw;
        }
        finally
        {
            _board.End();
        }
    }

    /// <summary>One that was staged before gives way.</summary>
    private async Task ClearAsync()
    {
        if (Waiting is { } plan)
            await _copy.DropAsync(plan.Place);
        if (Directory.Exists(RestorePlan.FolderOf(_options)))
            Directory.Delete(RestorePlan.FolderOf(_options), recursive: true);
    }
}

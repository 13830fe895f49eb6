namespace TelegramAdmin.Core.Backups.Elsewhere;

/// <summary>A folder on another disk.</summary>
internal sealed class FolderPlace(string folder) : ICopyPlace
{
    public bool IsForeign => false;

    public Task<IReadOnlyList<PlacedCopy>> ListAsync(CancellationToken cancellation) => Task.FromResult<IReadOnlyList<PlacedCopy>>(
        [.. Guarded(() => new DirectoryInfo(folder).GetFiles("*" + BackupFolder.Extension)).Select(f => new PlacedCopy(f.Name, f.Length))]);

    public Task PutAsync(string name, string path, CancellationToken cancellation)
    {
        Guarded(() =>
        {
            BackupFolder.RequireSpace(folder, new FileInfo(path).Length);
            var part = Path.Combine(folder, $".{name}.part");
            File.Copy(path, part, overwrite: true);
            File.Move(part, Path.Combine(folder, name));
            return true;
        });
        return Task.CompletedTask;
    }

    public Task RemoveAsync(string name, CancellationToken cancellation)
    {
        Guarded(() =>
        {
            File.Delete(Path.Combine(folder, name));
            return true;
        });
        return Task.CompletedTask;
    }

    /// <summary>A disk that is not mounted is not written beside: the folder has to be there.</summary>
    private T Guarded<T>(Func<T> work)
    {
        if (!Directory.Exists(folder))
            throw new BackupException(BackupErrors.NoFolder(folder));
        try
        {
            return work();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new BackupException(BackupErrors.Unwritable(e.Message));
        }
    }
}

using System.Globalization;
using TelegramAdmin.Core.Settings;

namespace TelegramAdmin.Core.Backups;

/// <summary>Where backups lie: <c>DataDirectory</c>/backups.</summary>
public sealed class BackupFolder(EngineOptions options)
{
    public const string Extension = ".tgbackup";

    public string Path => options.PathOf("backups");

    public string PathOf(Backup backup) => System.IO.Path.Combine(Path, backup.File);

    /// <summary>When a file of such a name was made; null where it is not named as ours are.</summary>
    public static DateTimeOffset? TimeOf(string name) =>
        DateTimeOffset.TryParseExact(name, "'telegramadmin-'yyyy-MM-dd-HHmmss'" + Extension + "'", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var at) ? at : null;

    public string NewName(DateTimeOffset at) => string.Create(CultureInfo.InvariantCulture, $"telegramadmin-{at.UtcDateTime:yyyy-MM-dd-HHmmss}{Extension}");

    /// <summary>A folder for what is unpacked meanwhile; the caller deletes it.</summary>
    public string NewWork() => Make(System.IO.Path.Combine(Path, $".work-{Guid.NewGuid():N}")).FullName;

    /// <summary>The right to make, check or restore: one at a time in this process and beside it.</summary>
    /// <exception cref="BackupException">Somebody else has it.</exception>
    internal IDisposable TakeTurn()
    {
        Make(Path);
        try
        {
            return new FileStream(System.IO.Path.Combine(Path, "backup.lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException)
        {
            throw new BackupException(BackupErrors.Running);
        }
    }

    /// <exception cref="BackupException">It will not fit.</exception>
    internal static void RequireSpace(string folder, long needed)
    {
        var free = new DriveInfo(System.IO.Path.GetFullPath(folder)).AvailableFreeSpace;
        if (free < needed)
            throw new BackupException(BackupErrors.NoSpace(needed, free));
    }

    /// <summary>For this account of the machine only: a backup holds every key.</summary>
    internal static DirectoryInfo Make(string path) => OperatingSystem.IsWindows()
        ? Directory.CreateDirectory(path)
        : Directory.CreateDirectory(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
}

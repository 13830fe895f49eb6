using System.Security.Cryptography;
using Microsoft.Extensions.Logging;
using TelegramAdmin.Core.Settings;

namespace TelegramAdmin.Core.Channels.Accounts.Keys;

/// <summary>The folders that TDLib keeps sessions in: <c>DataDirectory</c>/tdlib/…, for this account of the machine only.</summary>
internal sealed partial class SessionFolders(EngineOptions options, ILogger<SessionFolders> logger)
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;

    public static string NewName() => RandomNumberGenerator.GetString("abcdefghijklmnopqrstuvwxyz234567", 24);

    public string PathOf(string name) => options.PathOf("tdlib", name);

    /// <exception cref="IOException">It cannot be made.</exception>
    public string Make(string name)
    {
        MakeClosed(options.PathOf("tdlib"));
        return MakeClosed(PathOf(name));
    }

    public bool Exists(string name) => Directory.Exists(PathOf(name)) && Directory.EnumerateFileSystemEntries(PathOf(name)).Any();

    /// <returns>False where something of it is left: what is in use, or not ours to delete.</returns>
    public bool Delete(string name)
    {
        try
        {
            if (Directory.Exists(PathOf(name)))
                Directory.Delete(PathOf(name), recursive: true);
            return true;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            Log.NotDeleted(logger, e, PathOf(name));
            return false;
        }
    }

    private static string MakeClosed(string path) =>
        OperatingSystem.IsWindows() ? Directory.CreateDirectory(path).FullName : Directory.CreateDirectory(path, OwnerOnly).FullName;

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Warning, Message = "The session folder {Folder} could not be deleted; delete it by hand")]
        public static partial void NotDeleted(ILogger logger, Exception e, string folder);
    }
}

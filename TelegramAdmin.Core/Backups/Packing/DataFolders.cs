using TelegramAdmin.Core.Settings;

namespace TelegramAdmin.Core.Backups.Packing;

/// <summary>
/// Which folders of the data directory are the product's own and go with a backup. Others are left alone: the directory may be shared with
/// anything. Left out on purpose: backups themselves, and <c>import</c>, whose session files are deleted once they are taken in.
/// </summary>
internal static class DataFolders
{
    public static IReadOnlyList<string> All { get; } = ["keys", "media", "spool", "tdlib", "sandbox"];

    /// <summary>What lies there, as paths with / from the data directory.</summary>
    public static IEnumerable<(string Name, FileInfo File)> Files(EngineOptions options) =>
        from folder in All
        let root = options.PathOf(folder)
        where Directory.Exists(root)
        from file in new DirectoryInfo(root).EnumerateFiles("*", SearchOption.AllDirectories)
        select (Path.GetRelativePath(options.PathOf(), file.FullName).Replace('\\', '/'), file);

    /// <summary>Where such a file goes below another root; null for a name that would leave the folders.</summary>
    public static string? Place(string root, string name)
    {
        var parts = name.Split('/');
        return parts.Length >= 2 && All.Contains(parts[0]) && parts.All(IsPlain) ? Path.Combine([Path.GetFullPath(root), .. parts]) : null;
    }

    private static bool IsPlain(string part) => part.Length > 0 && part is not ("." or "..") && part.AsSpan().IndexOfAny(['\\', ':', '\0']) < 0;
}

using TelegramAdmin.Core.Errors;
using TelegramAdmin.Core.MtProto.Native;
using TelegramAdmin.Core.Settings;

namespace TelegramAdmin.Core.Channels.Accounts.Importing;

/// <summary>
/// Where ready sessions lie. Of a folder only the files that a session needs are taken, none of them through a link: what is written there may
/// come from anybody.
/// </summary>
internal sealed class ImportDirectory(EngineOptions options)
{
    private const long LargestFile = 1L << 30;

    public string Path => options.MtProto.ImportDirectory is { } set ? System.IO.Path.GetFullPath(set) : options.PathOf("import");

    /// <summary>Folders that hold a session, by name.</summary>
    public IReadOnlyList<string> List() => Directory.Exists(Path)
        ? [.. new DirectoryInfo(Path).EnumerateDirectories().Where(d => Find(d.Name).IsOk).Select(d => d.Name).Order(StringComparer.Ordinal)]
        : [];

    /// <returns>The files to take.</returns>
    public Result<IReadOnlyList<FileInfo>> Find(string name)
    {
        if (name.Length is 0 or > 200 || name is "." or ".." || name.AsSpan().IndexOfAny("/\\\0:") >= 0)
            return AccountErrors.FolderInvalid;
        var folder = new DirectoryInfo(System.IO.Path.Combine(Path, name));
        if (!folder.Exists || folder.LinkTarget is not null)
            return AccountErrors.FolderInvalid;
        var files = Names().Select(file => new FileInfo(System.IO.Path.Combine(folder.FullName, file))).Where(f => f.Exists).ToList();
        var isWhole = files.Any(f => f.Name == SessionLog.FileName(options.MtProto.TestDc)) && files.All(f => f.LinkTarget is null && (f.Attributes & FileAttributes.ReparsePoint) == 0 && f.Length <= LargestFile);
        return isWhole ? Result<IReadOnlyList<FileInfo>>.Of(files) : AccountErrors.FolderNoSession;
    }

    // What a session leaves behind beside these, such as pictures, is not needed.
    private string[] Names()
    {
        var database = options.MtProto.TestDc ? "db_test.sqlite" : "db.sqlite";
        return [SessionLog.FileName(options.MtProto.TestDc), database, database + "-wal", database + "-shm"];
    }
}

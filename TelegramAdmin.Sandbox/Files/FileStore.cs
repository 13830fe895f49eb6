using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using TelegramAdmin.Sandbox.State;

namespace TelegramAdmin.Sandbox.Files;

/// <summary>Holds file contents: in memory, or in a folder beside the state file.</summary>
internal sealed class FileStore(string? folder)
{
    private readonly ConcurrentDictionary<string, StoredFile> _files = new();
    private readonly ConcurrentDictionary<string, byte[]> _inMemory = new();

    public IEnumerable<StoredFile> All => _files.Values;

    public static string? FolderBeside(string? statePath) =>
        statePath is null ? null : Path.ChangeExtension(Path.GetFullPath(statePath), ".files");

    public StoredFile Add(FileKind kind, byte[] content, string mimeType, string? name)
    {
        var key = $"{kind.Letter}{Guid.NewGuid():N}"[..16];
        var extension = Path.GetExtension(name) is { Length: > 1 and < 8 } own ? own : FileKind.ExtensionOf(mimeType);
        var file = new StoredFile(key, kind.Prefix, $"{kind.Folder}/file_{key}{extension}", mimeType, content.Length);
        Keep(file, content);
        return file;
    }

    /// <summary>The same content under another kind of id, as when a document is sent again as a photo.</summary>
    public StoredFile Restore(StoredFile file)
    {
        _files[file.Key] = file;
        return file;
    }

    public bool TryFind(string fileId, Bot bot, [NotNullWhen(true)] out StoredFile? file)
    {
        var parts = fileId.Split("_sandbox_");
        file = null;
        if (parts.Length != 2 || parts[1].Split('_') is not [var key, var owner]) return false;
        return owner == bot.Id.ToString(System.Globalization.CultureInfo.InvariantCulture) && _files.TryGetValue(key, out file);
    }

    public StoredFile? ByKey(string key) => _files.GetValueOrDefault(key);

    public StoredFile? ByPath(string path)
    {
        var start = path.LastIndexOf("file_", StringComparison.Ordinal);
        if (start < 0) return null;
        var file = ByKey(Path.GetFileNameWithoutExtension(path[(start + 5)..]));
        return file?.Path == path ? file : null;
    }

    public byte[] Read(StoredFile file)
    {
        if (_inMemory.TryGetValue(file.Key, out var content)) return content;
        var path = folder is null ? null : Path.Combine(folder, file.Key);
        return path is not null && File.Exists(path) ? File.ReadAllBytes(path) : [];
    }

    private void Keep(StoredFile file, byte[] content)
    {
        _files[file.Key] = file;
        if (folder is null)
        {
            _inMemory[file.Key] = content;
            return;
        }

        Directory.CreateDirectory(folder);
        File.WriteAllBytes(Path.Combine(folder, file.Key), content);
    }
}

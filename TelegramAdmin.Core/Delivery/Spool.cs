using System.Text.Json;
using TelegramAdmin.Core.BotApi;
using TelegramAdmin.Core.Settings;

namespace TelegramAdmin.Core.Delivery;

/// <summary>Keeps files that shall be sent until their message is finished.</summary>
public sealed class Spool(EngineOptions options)
{
    /// <summary>What the Bot API takes as an upload (core.telegram.org/bots/api#sending-files).</summary>
    public const long LargestUpload = 50 * 1024 * 1024;

    private string Folder => options.PathOf("spool");

    public async Task<SpooledFile> SaveAsync(string part, string fileName, string contentType, Stream content, CancellationToken cancellation = default)
    {
        Directory.CreateDirectory(Folder);
        var name = Guid.NewGuid().ToString("N");
        var path = Path.Combine(Folder, name);
        try
        {
            await using var file = File.Create(path);
            await content.CopyToAsync(file, cancellation);
            return new SpooledFile(part, name, fileName, contentType);
        }
        catch
        {
            File.Delete(path); // Half a file is nobody's.
            throw;
        }
    }

    public static string? Describe(IReadOnlyCollection<SpooledFile> files) =>
        files.Count == 0 ? null : JsonSerializer.Serialize([.. files], SpoolJson.Default.ListSpooledFile);

    internal IReadOnlyList<UploadFile> Open(string? files) =>
        files is null ? [] : [.. Read(files).Select(f => new UploadFile(f.Part, PathOf(f), f.FileName, f.ContentType))];

    /// <summary>Called once the message is finished for good, or was not taken.</summary>
    public void Remove(string? files)
    {
        if (files is null)
            return;
        foreach (var file in Read(files).Where(f => !f.IsKept))
            File.Delete(Path.Combine(Folder, file.Path));
    }

    internal IReadOnlyList<string> FilesOlderThan(DateTimeOffset time) =>
        Directory.Exists(Folder) ? [.. Directory.EnumerateFiles(Folder).Where(file => File.GetLastWriteTimeUtc(file) < time.UtcDateTime)] : [];

    internal static IEnumerable<string> NamesIn(string? files) => files is null ? [] : Read(files).Select(f => f.Path);

    private string PathOf(SpooledFile file) => file.IsKept ? options.PathOf(file.Path) : Path.Combine(Folder, file.Path);

    private static List<SpooledFile> Read(string files) => JsonSerializer.Deserialize(files, SpoolJson.Default.ListSpooledFile) ?? [];
}

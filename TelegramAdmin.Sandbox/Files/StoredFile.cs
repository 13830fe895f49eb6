using TelegramAdmin.Sandbox.State;

namespace TelegramAdmin.Sandbox.Files;

/// <summary>An uploaded or generated file.</summary>
/// <param name="Key">Unique, stable and safe in a URL: the file_unique_id.</param>
/// <param name="Prefix">What file ids of this kind begin with, as on Telegram: AgAC for photos, BQAC for documents …</param>
/// <param name="Path">The file_path that getFile gives.</param>
internal sealed record StoredFile(string Key, string Prefix, string Path, string MimeType, long Size)
{
    /// <summary>A file_id means something to one bot only.</summary>
    public string IdFor(Bot bot) => $"{Prefix}_sandbox_{Key}_{bot.Id}";
}

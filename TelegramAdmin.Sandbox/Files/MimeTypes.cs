using Microsoft.AspNetCore.StaticFiles;

namespace TelegramAdmin.Sandbox.Files;

/// <summary>Content types by file name.</summary>
internal static class MimeTypes
{
    private static readonly FileExtensionContentTypeProvider Known = new();

    public static string Of(string fileName, string otherwise) =>
        Known.TryGetContentType(fileName, out var type) ? type : otherwise;
}

using System.Collections.Frozen;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Http;
using TelegramAdmin.Sandbox.Files;
using TelegramAdmin.Sandbox.State.Contents;

namespace TelegramAdmin.Sandbox.Page;

/// <summary>Serves the page from the assembly: complete in itself, and bound to itself by its content security policy.</summary>
internal static class PageFiles
{
    private const string Folder = "wwwroot/";

    private const string Policy =
        "default-src 'self'; img-src 'self' data:; frame-src http: https:; object-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'self'";

    private static readonly FrozenDictionary<string, PageFile> Files = Load();

    public static async Task SendAsync(HttpContext http)
    {
        var path = http.Request.Path.Value is { Length: > 1 } given ? given[1..] : "index.html";
        var response = http.Response;
        response.Headers.ContentSecurityPolicy = Policy;
        response.Headers.XContentTypeOptions = "nosniff";
        response.Headers["Referrer-Policy"] = "no-referrer";
        if (!Files.TryGetValue(path, out var file))
        {
            response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }

        response.Headers.ETag = file.ETag;
        response.Headers.CacheControl = "no-cache";
        if (http.Request.Headers.IfNoneMatch == file.ETag)
        {
            response.StatusCode = StatusCodes.Status304NotModified;
            return;
        }

        response.ContentType = file.ContentType;
        response.ContentLength = file.Content.Length;
        await response.Body.WriteAsync(file.Content, http.RequestAborted);
    }

    private static FrozenDictionary<string, PageFile> Load()
    {
        var assembly = typeof(PageFiles).Assembly;
        return assembly.GetManifestResourceNames()
            .Where(name => name.StartsWith(Folder, StringComparison.Ordinal))
            .ToFrozenDictionary(name => name[Folder.Length..], name =>
            {
                using var resource = assembly.GetManifestResourceStream(name)!;
                using var copy = new MemoryStream();
                resource.CopyTo(copy);
                return PageFile.Of(name, copy.ToArray());
            });
    }

    private sealed record PageFile(byte[] Content, string ContentType, string ETag)
    {
        public static PageFile Of(string name, byte[] content) => new(
            content,
            Path.GetExtension(name) is ".js" ? "text/javascript; charset=utf-8"
                : Path.GetExtension(name) is ".css" or ".html" ? $"text/{Path.GetExtension(name)[1..]}; charset=utf-8"
                : MimeTypes.Of(name, "application/octet-stream"),
            $"\"{Convert.ToHexStringLower(SHA256.HashData(content))[..16]}\"");
    }
}

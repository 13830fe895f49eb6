using System.Security.Claims;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.FileProviders;
using Microsoft.Net.Http.Headers;
using TelegramAdmin.Auth;
using TelegramAdmin.Core.Conversations.Media;
using TelegramAdmin.Core.Errors;

namespace TelegramAdmin.Features.Conversations;

/// <summary>
/// Gives files of conversations to the browsers of the staff. They come from strangers, so only pictures, sound and video are shown in
/// place; all else is saved, and nothing of it may run.
/// </summary>
public static class MediaEndpoints
{
    private const string Unknown = "application/octet-stream";
    private const string NothingRuns = "sandbox; default-src 'none'; img-src 'self'; media-src 'self'; style-src 'unsafe-inline'";

    private static readonly TimeSpan KeptFor = TimeSpan.FromDays(7);
    private static readonly string[] Pictures = ["image/jpeg", "image/png", "image/webp", "image/gif"];

    public static void MapMediaEndpoints(this IEndpointRouteBuilder app)
    {
        var media = app.MapGroup("/media/{messageId:long}").RequireAuthorization(Policies.Viewer);
        media.MapGet("", (long messageId, bool? download, ClaimsPrincipal person, MediaStore store, HttpContext http) =>
            GiveAsync(store, http, Staff.Of(person)!, messageId, isThumbnail: false, download == true));
        media.MapGet("thumbnail", (long messageId, ClaimsPrincipal person, MediaStore store, HttpContext http) =>
            GiveAsync(store, http, Staff.Of(person)!, messageId, isThumbnail: true, isDownload: false));
    }

    private static async Task<Results<PhysicalFileHttpResult, ProblemHttpResult>> GiveAsync(
        MediaStore store, HttpContext http, Staff staff, long messageId, bool isThumbnail, bool isDownload)
    {
        if (!(await store.OpenAsync(staff.Workspace, messageId, isThumbnail, http.RequestAborted)).TryGet(out var content, out var failure))
            return Refuse(failure);
        var file = new FileInfo(content.Path);
        if (!file.Exists)
            return Refuse(Core.Conversations.ConversationErrors.MediaGone);
        var type = TypeOf(content.ContentType);
        var isInline = !isDownload && IsShown(type);
        Protect(http.Response.Headers);
        return TypedResults.PhysicalFile(content.Path, isInline ? type : Unknown, isInline ? null : content.FileName ?? $"file-{messageId}",
            file.LastWriteTimeUtc, new EntityTagHeaderValue($"\"{file.LastWriteTimeUtc.Ticks:x}-{file.Length:x}\""), enableRangeProcessing: true);
    }

    private static void Protect(IHeaderDictionary headers)
    {
        headers.CacheControl = $"private, max-age={(int)KeptFor.TotalSeconds}";
        headers.XContentTypeOptions = "nosniff";
        headers.ContentSecurityPolicy = NothingRuns;
        headers["Cross-Origin-Resource-Policy"] = "same-origin";
    }

    // The type was told by whoever sent the file.
    private static string TypeOf(string told) => MediaTypeHeaderValue.TryParse(told, out var type) ? type.MediaType.ToString().ToLowerInvariant() : Unknown;

    private static bool IsShown(string type) =>
        Pictures.Contains(type) || type.StartsWith("video/", StringComparison.Ordinal) || type.StartsWith("audio/", StringComparison.Ordinal);

    private static ProblemHttpResult Refuse(Failure failure) => TypedResults.Problem(failure.Message, statusCode: failure.Kind switch
    {
        FailureKind.NotFound => StatusCodes.Status404NotFound,
        FailureKind.Invalid => StatusCodes.Status413PayloadTooLarge,
        _ => StatusCodes.Status503ServiceUnavailable,
    }, extensions: new Dictionary<string, object?> { ["code"] = failure.Code });
}

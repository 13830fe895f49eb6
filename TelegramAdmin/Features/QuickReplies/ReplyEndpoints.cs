using System.Globalization;
using Microsoft.AspNetCore.Http.HttpResults;
using TelegramAdmin.Auth;
using TelegramAdmin.Core.Access;
using TelegramAdmin.Core.Conversations.Media;
using TelegramAdmin.Core.QuickReplies;
using TelegramAdmin.Core.QuickReplies.Moving;
using TelegramAdmin.Core.QuickReplies.Reading;
using TelegramAdmin.Features.QuickReplies.List;

namespace TelegramAdmin.Features.QuickReplies;

/// <summary>Files of quick replies for the previews of the staff, and quick replies as a file.</summary>
internal static class ReplyEndpoints
{
    private static readonly string[] Pictures = ["image/jpeg", "image/png", "image/webp", "image/gif"];

    public static void MapReplies(this IEndpointRouteBuilder app)
    {
        var replies = app.MapGroup("/replies");
        replies.MapGet("/files/{name}", GiveFile).RequireAuthorization(Policies.Viewer);
        replies.MapGet("/export.{format:regex(^(json|csv)$)}", ExportAsync).RequireAuthorization(Policies.Operator);
    }

    /// <summary>Where a picture of a reply is shown from.</summary>
    public static string? PictureUrl(Core.Conversations.KeptFile file) =>
        Pictures.Contains(file.ContentType) ? $"/replies/files/{file.LocalName}?type={Uri.EscapeDataString(file.ContentType)}" : null;

    // Only pictures by what is in them, and only as pictures: whatever the file holds, nothing of it runs.
    private static Results<PhysicalFileHttpResult, NotFound> GiveFile(string name, string? type, HttpContext http, MediaStore media)
    {
        if (type is null || !Pictures.Contains(type) || media.FindKept(Staff.Of(http.User)!.Workspace, name) is not { } path || !PictureBytes.Are(path, type))
            return TypedResults.NotFound();
        http.Response.Headers.CacheControl = "private, max-age=604800";
        http.Response.Headers.XContentTypeOptions = "nosniff";
        http.Response.Headers.ContentSecurityPolicy = "sandbox; default-src 'none'";
        http.Response.Headers["Cross-Origin-Resource-Policy"] = "same-origin";
        return TypedResults.PhysicalFile(path, type);
    }

    private static async Task<IResult> ExportAsync(string format, string? ids, HttpContext http, QuickReplyBook book, ExportReplies export, AuditLog audit, TimeProvider clock)
    {
        var staff = Staff.Of(http.User)!;
        var replies = ids is null
            ? await book.AllAsync(staff.Workspace, ReplyQuery.Of(http.Request.Query).ToFilter(staff.AdminId), http.RequestAborted)
            : await book.FindAsync(staff.Workspace, staff.AdminId, Numbers(ids), http.RequestAborted);
        await audit.RecordAsync(staff.Workspace, new Actor(staff.AdminId, staff.Name, http.Connection.RemoteIpAddress?.ToString()), "quick_reply.exported", $"{replies.Count} as {format}");
        http.Response.Headers.ContentDisposition = FormattableString.Invariant($"attachment; filename=\"quick-replies-{clock.GetUtcNow():yyyy-MM-dd}.{format}\"");
        http.Response.Headers.CacheControl = "no-store";
        return Results.Stream(stream => WriteAsync(format, stream, export, staff, replies, http.RequestAborted), format == "json" ? "application/json" : "text/csv; charset=utf-8");
    }

    private static Task WriteAsync(string format, Stream stream, ExportReplies export, Staff staff, IReadOnlyList<QuickReply> replies, CancellationToken cancellation) =>
        format == "json" ? export.WriteJsonAsync(staff.Workspace, replies, stream, cancellation) : export.WriteCsvAsync(staff.Workspace, replies, stream, cancellation);

    private static List<long> Numbers(string ids) =>
        [.. ids.Split(',').Select(id => long.TryParse(id, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0).Where(number => number > 0)];
}

using System.Text;
using TelegramAdmin.Auth;
using TelegramAdmin.Core.Access;
using TelegramAdmin.Core.AutoReplies.Faq;

namespace TelegramAdmin.Features.Settings.Answers.Faq;

/// <summary>/settings/answers/faq.csv: all questions, as the import reads them.</summary>
internal static class FaqExport
{
    public const string Path = "/settings/answers/faq.csv";

    public static void MapFaqExport(this IEndpointRouteBuilder app) => app.MapGet(Path, GiveAsync).RequireAuthorization(Policies.Admin);

    private static async Task<IResult> GiveAsync(HttpContext http, FaqFile file, AuditLog audit, TimeProvider clock)
    {
        var staff = Staff.Of(http.User)!;
        var lines = await file.ExportAsync(staff.Workspace, http.RequestAborted);
        await audit.RecordAsync(staff.Workspace, new Actor(staff.AdminId, staff.Name, http.Connection.RemoteIpAddress?.ToString()), "faq.exported", "all questions");
        http.Response.Headers.CacheControl = "no-store";
        // Spreadsheets take a file for UTF-8 by its mark.
        byte[] content = [.. Encoding.UTF8.GetPreamble(), .. Encoding.UTF8.GetBytes(lines)];
        return Results.File(content, "text/csv; charset=utf-8", FormattableString.Invariant($"questions-{clock.GetUtcNow():yyyy-MM-dd}.csv"));
    }
}

using System.Text;
using TelegramAdmin.Auth;
using TelegramAdmin.Core.Access;
using TelegramAdmin.Core.Campaigns.Gifts.Reading;
using TelegramAdmin.Exports;

namespace TelegramAdmin.Features.Gifts;

/// <summary>/gifts/{id}/report.csv: who got it and what became of the message, line by line as it is read.</summary>
internal static class GiftReport
{
    public static void MapGiftReport(this IEndpointRouteBuilder app) => app.MapGet("/gifts/{id:long}/report.csv", GiveAsync).RequireAuthorization(Policies.Admin);

    private static async Task<IResult> GiveAsync(HttpContext http, long id, GiftReader gifts, AuditLog audit)
    {
        var staff = Staff.Of(http.User)!;
        if (await gifts.FindAsync(staff.Workspace, id, http.RequestAborted) is not { } line)
            return Results.NotFound();
        await audit.RecordAsync(staff.Workspace, new Actor(staff.AdminId, staff.Name, http.Connection.RemoteIpAddress?.ToString()), "gift.exported", $"{line.Gift.Name} ({id})");
        http.Response.Headers.ContentDisposition = FormattableString.Invariant($"attachment; filename=\"gift-{id}.csv\"");
        http.Response.Headers.CacheControl = "no-store";
        return Results.Stream(stream => WriteAsync(stream, line, gifts, http.RequestAborted), "text/csv; charset=utf-8");
    }

    private static async Task WriteAsync(Stream stream, GiftLine line, GiftReader gifts, CancellationToken cancellation)
    {
        await stream.WriteAsync(Encoding.UTF8.GetPreamble(), cancellation);
        await WriteAsync(stream, cancellation, "telegram_user_id", "name", "username", "state", "given_at", "credits", "pass_days", "returned", "message", "error");
        await foreach (var (recipient, person) in gifts.AllAsync(line.Gift.WorkspaceId, line.Gift.Id, cancellation))
        {
            var has = recipient.GivenAt is not null;
            await WriteAsync(stream, cancellation, recipient.TelegramUserId, person.Name, person.Username, recipient.State.ToString().ToLowerInvariant(), recipient.GivenAt,
                has ? line.Gift.Credits : 0, has ? line.Gift.PassDays : 0, recipient.Returned, recipient.Told?.ToString().ToLowerInvariant(), recipient.Error);
        }
    }

    private static async Task WriteAsync(Stream stream, CancellationToken cancellation, params object?[] cells) => await stream.WriteAsync(Encoding.UTF8.GetBytes(CsvLine.Of(cells)), cancellation);
}

using TelegramAdmin.Auth;
using TelegramAdmin.Core.Access;
using TelegramAdmin.Core.Settings;

namespace TelegramAdmin.Features.Settings.All;

/// <summary>/settings/all.json: changed settings and own texts, as the import reads them.</summary>
internal static class SettingsExport
{
    public const string Path = "/settings/all.json";

    public static void MapSettingsExport(this IEndpointRouteBuilder app) => app.MapGet(Path, GiveAsync).RequireAuthorization(Policies.Admin);

    private static async Task<IResult> GiveAsync(HttpContext http, SettingsFile file, AuditLog audit, TimeProvider clock)
    {
        var staff = Staff.Of(http.User)!;
        var content = await file.ExportAsync(staff.Workspace, http.RequestAborted);
        await audit.RecordAsync(staff.Workspace, new Actor(staff.AdminId, staff.Name, http.Connection.RemoteIpAddress?.ToString()), "settings.exported", "settings and texts");
        http.Response.Headers.CacheControl = "no-store";
        return Results.File(content, "application/json", FormattableString.Invariant($"settings-{clock.GetUtcNow():yyyy-MM-dd}.json"));
    }
}

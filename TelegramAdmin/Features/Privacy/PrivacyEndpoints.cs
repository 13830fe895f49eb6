using TelegramAdmin.Auth;
using TelegramAdmin.Core.Access;
using TelegramAdmin.Core.Privacy.Exporting;

namespace TelegramAdmin.Features.Privacy;

/// <summary>/users/{id}/personal-data: everything that is kept of a person, as a ZIP file.</summary>
internal static class PrivacyEndpoints
{
    public static IServiceCollection AddPrivacyPages(this IServiceCollection services) => services.AddScoped<PrivacyActs>();

    public static string ExportOf(long telegramUserId) => FormattableString.Invariant($"/users/{telegramUserId}/personal-data");

    public static void MapPersonExport(this IEndpointRouteBuilder app) =>
        app.MapGet("/users/{person:long}/personal-data", GiveAsync).RequireAuthorization(Policies.Admin);

    private static async Task<IResult> GiveAsync(HttpContext http, long person, ExportPerson export, AuditLog audit, CancellationToken cancellation)
    {
        var staff = Staff.Of(http.User)!;
        if (!(await export.RunAsync(staff.Workspace, person, cancellation)).TryGet(out var file, out _))
            return Results.NotFound();
        await audit.RecordAsync(staff.Workspace, new Actor(staff.AdminId, staff.Name, http.Connection.RemoteIpAddress?.ToString()), "person.exported", FormattableString.Invariant($"person {person}"));
        http.Response.Headers.CacheControl = "no-store";
        return Results.File(file, "application/zip", FormattableString.Invariant($"person-{person}.zip"));
    }
}

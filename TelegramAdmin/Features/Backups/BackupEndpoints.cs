using Microsoft.AspNetCore.Identity;
using TelegramAdmin.Auth;
using TelegramAdmin.Core.Access;
using TelegramAdmin.Core.Backups;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Features.Backups;

/// <summary>/system/backups/{id}/file: a backup to take away, as it lies there.</summary>
internal static class BackupEndpoints
{
    public static IServiceCollection AddBackupPages(this IServiceCollection services) => services.AddScoped<BackupActs>();

    public static string FileOf(Backup backup) => FormattableString.Invariant($"/system/backups/{backup.Id}/file");

    public static void MapBackupFiles(this IEndpointRouteBuilder app) =>
        app.MapGet("/system/backups/{id:long}/file", GiveAsync).RequireAuthorization(Policies.Owner);

    /// <summary>A backup holds every workspace and every key, with which one could sign in as anybody: it is for the owners of the first workspace who just showed who they are.</summary>
    private static async Task<IResult> GiveAsync(
        HttpContext http, long id, BackupShelf shelf, BackupFolder folder, UserManager<Admin> users, PasswordAgain again, AuditLog audit, CancellationToken cancellation)
    {
        var staff = Staff.Of(http.User)!;
        if (staff.Workspace != WorkspaceId.Default || await shelf.FindAsync(id, cancellation) is not { } backup || !shelf.HasFile(backup))
            return Results.NotFound();
        if (await users.GetUserAsync(http.User) is not { } admin || await again.IsAskedAsync(http, admin))
            return Results.LocalRedirect("/system/backups"); // Where Download asks first.
        await audit.RecordAsync(staff.Workspace, new Actor(staff.AdminId, staff.Name, http.Connection.RemoteIpAddress?.ToString()), "backup.downloaded", backup.File, backup.IsEncrypted ? "encrypted" : "not encrypted");
        http.Response.Headers.CacheControl = "no-store";
        return Results.File(folder.PathOf(backup), "application/octet-stream", Path.GetFileName(backup.File), enableRangeProcessing: true);
    }
}

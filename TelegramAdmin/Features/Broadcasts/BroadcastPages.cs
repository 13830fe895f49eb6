using System.Globalization;
using System.Text;
using TelegramAdmin.Auth;
using TelegramAdmin.Core.Access;
using TelegramAdmin.Core.Campaigns.Broadcasts.Reading;
using TelegramAdmin.Features.Broadcasts.Composing;
using TelegramAdmin.Features.Broadcasts.Watching;

namespace TelegramAdmin.Features.Broadcasts;

/// <summary>Broadcast: the pages, and the recipients as a file.</summary>
internal static class BroadcastPages
{
    public static IServiceCollection AddBroadcastPages(this IServiceCollection services) => services
        .AddSingleton<ComposerFactsReader>()
        .AddSingleton<AudienceSentences>()
        .AddScoped<DraftActs>()
        .AddScoped<WatchActs>()
        .AddScoped<TryOut>();

    public static void MapBroadcastExport(this IEndpointRouteBuilder app) =>
        app.MapGet("/broadcast/{id:long}/recipients.csv", ExportAsync).RequireAuthorization(Policies.Operator);

    private static async Task<IResult> ExportAsync(long id, string? state, HttpContext http, BroadcastReader broadcasts, ExportRecipients export, AuditLog audit)
    {
        var staff = Staff.Of(http.User)!;
        if (await broadcasts.FindAsync(staff.Workspace, id, http.RequestAborted) is not { } broadcast)
            return Results.NotFound();
        await audit.RecordAsync(staff.Workspace, new Actor(staff.AdminId, staff.Name, http.Connection.RemoteIpAddress?.ToString()), "broadcast.exported", broadcast.Name);
        http.Response.Headers.ContentDisposition = $"attachment; filename=\"broadcast-{id.ToString(CultureInfo.InvariantCulture)}.csv\"";
        http.Response.Headers.CacheControl = "no-store";
        return Results.Stream(async stream =>
        {
            await using var writer = new StreamWriter(stream, new UTF8Encoding(false));
            await export.RunAsync(staff.Workspace, id, Outcome.StateOf(state), state == Outcome.Pressed, writer, http.RequestAborted);
        }, "text/csv; charset=utf-8");
    }
}

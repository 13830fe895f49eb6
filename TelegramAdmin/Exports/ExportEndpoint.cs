using System.Globalization;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http.Features;
using TelegramAdmin.Auth;
using TelegramAdmin.Core.Access;

namespace TelegramAdmin.Exports;

/// <summary>GET /exports/{name}.{csv|xlsx|json}: every row that a page's query means, written as it is read.</summary>
internal static class ExportEndpoint
{
    public const string Path = "/exports";

    /// <summary>Carries the id by which <see cref="ExportProgress"/> knows the run.</summary>
    public const string RunKey = "export";

    // Each table asks for its own role besides.
    public static void MapExports(this IEndpointRouteBuilder app) => app.MapGet(Path + "/{name}.{format}", GiveAsync).RequireAuthorization(Policies.Viewer);

    private static async Task<IResult> GiveAsync(HttpContext http, string name, string format, IEnumerable<ITableExport> tables, IEnumerable<ITableFormat> formats,
        IAuthorizationService authorization, ExportProgress progress, AuditLog audit, TimeProvider clock)
    {
        var (export, written) = (tables.FirstOrDefault(t => t.Name == name), formats.FirstOrDefault(f => f.Extension == format));
        if (export is null || written is null)
            return Results.NotFound();
        if (!(await authorization.AuthorizeAsync(http.User, null, export.Policy)).Succeeded)
            return Results.Forbid();
        var staff = Staff.Of(http.User)!;
        if (await export.OpenAsync(staff.Workspace, http.Request.Query, http.RequestAborted) is not { } table)
            return Results.Problem("The filter of this export cannot be read. Open the page again and export from there.", statusCode: StatusCodes.Status400BadRequest);
        var asked = QueryString.Create(http.Request.Query.Where(q => q.Key != RunKey)).Value?.TrimStart('?');
        await audit.RecordAsync(staff.Workspace, new Actor(staff.AdminId, staff.Name, http.Connection.RemoteIpAddress?.ToString()), "table.exported", name, string.IsNullOrEmpty(asked) ? format : $"{format}, {asked}");
        http.Response.Headers.ContentDisposition = string.Create(CultureInfo.InvariantCulture, $"attachment; filename=\"{name}-{clock.GetUtcNow():yyyy-MM-dd}.{format}\"");
        http.Response.Headers.CacheControl = "no-store";
        var run = progress.Begin(Guid.TryParse(http.Request.Query[RunKey], out var id) ? id : null, table.Count, http.RequestAborted);
        return Results.Stream(stream => WriteAsync(http, stream, name, table, written, run), written.ContentType);
    }

    private static async Task WriteAsync(HttpContext http, Stream stream, string name, ExportTable table, ITableFormat format, ExportRun run)
    {
        using (run)
        {
            var isWhole = false;
            // The last bytes of a ZIP entry are written when it is closed, which ZipArchive does at once even where it is asked to wait.
            http.Features.Get<IHttpBodyControlFeature>()?.AllowSynchronousIO = true;
            try
            {
                await format.WriteAsync(stream, name, table with { Rows = run.CountAsync(table.Rows, run.Cancellation) }, run.Cancellation);
                isWhole = true;
            }
            catch (OperationCanceledException) when (run.Cancellation.IsCancellationRequested)
            {
                // The browser must not take a part for the whole.
                http.Abort();
            }
            finally
            {
                run.End(isBroken: !isWhole);
            }
        }
    }
}

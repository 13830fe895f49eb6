using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Components.Server.Circuits;
using TelegramAdmin.Auth;
using TelegramAdmin.Core.Access;
using TelegramAdmin.Core.Health;
using TelegramAdmin.Core.Operations.Health;
using TelegramAdmin.Exports;
using TelegramAdmin.Features.Operations.About;
using TelegramAdmin.Features.Operations.Metrics;
using TelegramAdmin.Hosting;
using TelegramAdmin.Http;

namespace TelegramAdmin.Features.Operations;

/// <summary>/health for load balancers and people, /metrics for Prometheus.</summary>
internal static class OperationsEndpoints
{
    public static IServiceCollection AddOperationsEndpoints(this IServiceCollection services) => services
        .AddMetricsText()
        .AddSingleton<Messages.MessageNamesReader>()
        .AddScoped<Messages.MessageActs>()
        .AddSingleton<CircuitHandler, CountCircuits>()
        .AddSingleton<ITableExport, Audit.AuditExport>()
        .AddSingleton<DiagnosticsFile>();

    public static void MapOperations(this IEndpointRouteBuilder app)
    {
        var open = app.MapGroup("").AllowAnonymous();
        open.MapGet("/health/live", () => Results.Json(new { status = "healthy" }));
        open.MapGet("/health", CheckAsync);
        open.MapGet("/health/ready", CheckAsync);
        open.MapGet("/metrics", ReadMetricsAsync);
        app.MapGet("/system/diagnostics.zip", GiveDiagnosticsAsync).RequireAuthorization(Policies.Server, Policies.Owner);
        app.MapGet("/settings/audit", (HttpRequest request) => Results.Redirect(SystemFrame.Audit + request.QueryString, permanent: true)).RequireAuthorization(Policies.Admin);
    }

    /// <summary>503 only where nothing works: a bot without a token is no reason to take the app out of a load balancer. Strangers hear details of vital parts only.</summary>
    private static async Task<IResult> CheckAsync(HealthReport report)
    {
        var parts = await report.CheckAsync();
        var isAlive = parts.All(p => p.IsHealthy || !p.IsVital);
        var body = new
        {
            status = !isAlive ? "unhealthy" : parts.All(p => p.IsHealthy) ? "healthy" : "degraded",
            failing = parts.Where(p => !p.IsHealthy).Select(p => p.Name),
            parts = parts.Where(p => p.State != HealthState.Off).ToDictionary(p => p.Name, p => new { status = p.IsHealthy ? "healthy" : "unhealthy", detail = p.IsVital ? p.Detail : null }),
        };
        return Results.Json(body, statusCode: isAlive ? StatusCodes.Status200OK : StatusCodes.Status503ServiceUnavailable);
    }

    private static async Task GiveDiagnosticsAsync(HttpContext http, DiagnosticsFile diagnostics, AuditLog audit)
    {
        var staff = Staff.Of(http.User)!;
        await audit.RecordAsync(staff.Workspace, new Actor(staff.AdminId, staff.Name, http.Connection.RemoteIpAddress?.ToString()), "diagnostics.taken", "");
        http.Response.ContentType = "application/zip";
        http.Response.Headers.ContentDisposition = "attachment; filename=\"diagnostics.zip\"";
        http.Response.Headers.CacheControl = "no-store";
        await http.Response.Body.WriteAsync(await diagnostics.MakeAsync(), http.RequestAborted);
    }

    private static async Task<IResult> ReadMetricsAsync(HttpContext context, PrometheusText text, AppSettings settings) =>
        MayScrape(context, settings.MetricsToken)
            ? Results.Text(await text.WriteAsync(), "text/plain; version=0.0.4")
            : Results.Unauthorized();

    private static bool MayScrape(HttpContext context, string? token)
    {
        if (token is { Length: > 0 })
        {
            var presented = context.Request.Headers.Authorization.ToString();
            return CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(presented), Encoding.UTF8.GetBytes($"Bearer {token}"));
        }
        return context.IsFromThisMachine;
    }
}

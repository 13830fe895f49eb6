using System.Net;
using System.Security.Cryptography;
using System.Text;
using TelegramAdmin.Core.Operations;
using TelegramAdmin.Hosting;

namespace TelegramAdmin.Features.Operations;

/// <summary>/health for load balancers and people, /metrics for Prometheus.</summary>
internal static class OperationsEndpoints
{
    public static IServiceCollection AddOperationsEndpoints(this IServiceCollection services) => services.AddSingleton<PrometheusText>().AddSingleton<Messages.MessageNamesReader>().AddScoped<Messages.MessageActs>();

    public static void MapOperations(this IEndpointRouteBuilder app)
    {
        var open = app.MapGroup("").AllowAnonymous();
        open.MapGet("/health/live", () => Results.Json(new { status = "healthy" }));
        open.MapGet("/health", CheckAsync);
        open.MapGet("/health/ready", CheckAsync);
        open.MapGet("/metrics", ReadMetricsAsync);
    }

    private static async Task<IResult> CheckAsync(HealthReport report, CancellationToken cancellation)
    {
        var parts = await report.CheckAsync(cancellation);
        var isHealthy = parts.All(p => p.IsHealthy);
        var body = new
        {
            status = isHealthy ? "healthy" : "unhealthy",
            failing = parts.Where(p => !p.IsHealthy).Select(p => p.Name),
            parts = parts.ToDictionary(p => p.Name, p => new { status = p.IsHealthy ? "healthy" : "unhealthy", detail = p.Detail }),
        };
        return Results.Json(body, statusCode: isHealthy ? StatusCodes.Status200OK : StatusCodes.Status503ServiceUnavailable);
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
        // A proxy on this machine speaks for others: what it forwards is not loopback.
        return context.Connection.RemoteIpAddress is { } address && IPAddress.IsLoopback(address) && !context.Request.Headers.ContainsKey("X-Forwarded-For");
    }
}

using System.Diagnostics;
using TelegramAdmin.Core.Telemetry;

namespace TelegramAdmin.Http;

/// <summary>Times requests: by whose they are (Telegram's, other programs', browsers'), and by the template of their address. What waits on purpose is left out.</summary>
internal static class MeasuredRequests
{
    public static void UseMeasuredRequests(this WebApplication app)
    {
        var (meters, histograms) = (app.Services.GetRequiredService<EngineMeters>(), app.Services.GetRequiredService<RequestHistograms>());
        app.Use(async (context, next) =>
        {
            var (path, started) = (context.Request.Path, Stopwatch.GetTimestamp()); // The path is changed where the request is answered by the page of errors.
            await next(context);
            if (Waits(path))
                return;
            var (took, route) = (Stopwatch.GetElapsedTime(started), RouteOf.Request(context));
            histograms.Record(route, context.Request.Method, context.Response.StatusCode, took);
            Name(route, context);
            var what = Of(path);
            if (what != Timed.Page || context.Response.ContentType?.StartsWith("text/html", StringComparison.Ordinal) == true)
                meters.Record(what, took);
        });
    }

    private static void Name(string route, HttpContext context)
    {
        if (route == RouteOf.Other || Activity.Current is not { IsAllDataRequested: true } span)
            return;
        span.DisplayName = $"{context.Request.Method} {route}";
        span.SetTag("http.route", route);
    }

    private static Timed Of(PathString path) =>
        path.StartsWithSegments("/webhook", StringComparison.Ordinal) ? Timed.Webhook
        : path.StartsWithSegments("/api", StringComparison.OrdinalIgnoreCase) || path.Value?.StartsWith("/bot", StringComparison.Ordinal) == true ? Timed.Api
        : Timed.Page;

    // Live circuits, and those who listen until something happens.
    private static bool Waits(PathString path) =>
        path.StartsWithSegments("/_blazor", StringComparison.OrdinalIgnoreCase)
        || path.Value!.EndsWith("/getUpdates", StringComparison.OrdinalIgnoreCase) || path.Value.EndsWith("/updates", StringComparison.OrdinalIgnoreCase);
}

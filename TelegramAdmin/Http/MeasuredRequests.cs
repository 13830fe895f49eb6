using System.Diagnostics;
using TelegramAdmin.Core.Telemetry;

namespace TelegramAdmin.Http;

/// <summary>Times requests by whose they are: Telegram's, other programs', browsers'. Live circuits and files are left out, since they last or cost nothing.</summary>
internal static class MeasuredRequests
{
    public static void UseMeasuredRequests(this WebApplication app)
    {
        var meters = app.Services.GetRequiredService<EngineMeters>();
        app.Use(async (context, next) =>
        {
            if (Of(context.Request.Path) is not { } what)
            {
                await next(context);
                return;
            }
            var started = Stopwatch.GetTimestamp();
            await next(context);
            if (what != Timed.Page || context.Response.ContentType?.StartsWith("text/html", StringComparison.Ordinal) == true)
                meters.Record(what, Stopwatch.GetElapsedTime(started));
        });
    }

    private static Timed? Of(PathString path) =>
        path.StartsWithSegments("/webhook", StringComparison.Ordinal) ? Timed.Webhook
        : path.StartsWithSegments("/api", StringComparison.Ordinal) || path.Value?.StartsWith("/bot", StringComparison.Ordinal) == true ? IsStream(path) ? null : Timed.Api
        : path.StartsWithSegments("/_blazor", StringComparison.Ordinal) ? null : Timed.Page;

    // They wait on purpose until something happens.
    private static bool IsStream(PathString path) =>
        path.Value!.EndsWith("/getUpdates", StringComparison.OrdinalIgnoreCase) || path.Value.EndsWith("/updates", StringComparison.Ordinal);
}

using TelegramAdmin.Core.Settings;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Http;

/// <summary>
/// Only our own pages open circuits. Browsers let every site open a WebSocket to every other one and may send cookies along (CWE-1385), but they say truthfully
/// from where: such a call is refused before anybody is signed in. Programs that are no browsers say nothing, and have nobody's cookies.
/// </summary>
internal static partial class CircuitOrigin
{
    /// <summary>Anybody may send these headers, and each refusal is a line of the log.</summary>
    private const int LongestName = 100;

    public static IApplicationBuilder UseCircuitOrigin(this WebApplication app)
    {
        var ours = app.Services.GetRequiredService<EngineOptions>().PublicUrl?.Authority;
        var logger = app.Services.GetRequiredService<ILoggerFactory>().CreateLogger(typeof(CircuitOrigin));
        return app.Use((context, next) =>
        {
            if (!context.Request.Path.StartsWithSegments("/_blazor", StringComparison.OrdinalIgnoreCase) || IsOurs(context.Request, ours))
                return next(context);
            Log.Refused(logger, ShortText.Cut(context.Request.Headers.Origin.ToString(), LongestName), ShortText.Cut(context.Request.Host.Value ?? "", LongestName));
            context.Response.StatusCode = StatusCodes.Status403Forbidden;
            return Task.CompletedTask;
        });
    }

    private static bool IsOurs(HttpRequest request, string? ours)
    {
        var origin = request.Headers.Origin.ToString();
        if (origin.Length == 0 || request.Headers["Sec-Fetch-Site"] == "same-origin")
            return true;
        if (!Uri.TryCreate(origin, UriKind.Absolute, out var page))
            return false;
        return IsSame(page.Authority, ours) || Uri.TryCreate($"{page.Scheme}://{request.Host.Value}", UriKind.Absolute, out var here) && IsSame(page.Authority, here.Authority);
    }

    private static bool IsSame(string one, string? other) => string.Equals(one, other, StringComparison.OrdinalIgnoreCase);

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Warning, Message = "A page of {Origin} wanted to open a live connection here, at {Host}, and was refused. If it is our own: let the proxy pass the header Host on, or set PublicUrl.")]
        public static partial void Refused(ILogger logger, string origin, string host);
    }
}

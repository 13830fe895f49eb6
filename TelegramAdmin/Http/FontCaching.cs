namespace TelegramAdmin.Http;

/// <summary>Fonts are asked for with their version in the query, so a browser may keep them for a year.</summary>
public static class FontCaching
{
    public static IApplicationBuilder UseFontCaching(this IApplicationBuilder app) => app.Use((context, next) =>
    {
        if (context.Request.Path.Value!.EndsWith(".woff2", StringComparison.Ordinal) && context.Request.Query.ContainsKey("v"))
            context.Response.OnStarting(() =>
            {
                if (context.Response.StatusCode is StatusCodes.Status200OK or StatusCodes.Status304NotModified)
                    context.Response.Headers.CacheControl = "public, max-age=31536000, immutable";
                return Task.CompletedTask;
            });
        return next(context);
    });
}

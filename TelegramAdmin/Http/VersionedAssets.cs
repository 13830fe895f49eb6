namespace TelegramAdmin.Http;

/// <summary>
/// Third-party files whose address cannot carry a fingerprint (fonts named in a style sheet) or would lose compression by it (the build
/// compresses package files under their plain name only) are asked for with their version in the query and may be kept for a year.
/// </summary>
public static class VersionedAssets
{
    private static readonly PathString[] Folders = ["/_content", "/lib"];

    public static IApplicationBuilder UseVersionedAssets(this IApplicationBuilder app) => app.Use((context, next) =>
    {
        if (context.Request.Query.ContainsKey("v") && Folders.Any(folder => context.Request.Path.StartsWithSegments(folder)))
            context.Response.OnStarting(() =>
            {
                if (context.Response.StatusCode is StatusCodes.Status200OK or StatusCodes.Status304NotModified)
                    context.Response.Headers.CacheControl = "public, max-age=31536000, immutable";
                return Task.CompletedTask;
            });
        return next(context);
    });
}

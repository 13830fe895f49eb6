namespace TelegramAdmin.Http;

/// <summary>Lets the worker of the installed app, which lies among our scripts, look after the whole site.</summary>
public static class InstallableApp
{
    private const string Worker = "/app/js/worker.js";

    public static IApplicationBuilder UseInstallableApp(this IApplicationBuilder app) => app.Use((context, next) =>
    {
        if (context.Request.Path == Worker)
        {
            context.Response.Headers["Service-Worker-Allowed"] = "/";
            context.Response.Headers.CacheControl = "no-cache";
        }
        return next(context);
    });
}

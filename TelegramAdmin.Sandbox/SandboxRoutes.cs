using Microsoft.AspNetCore.Http;
using TelegramAdmin.Sandbox.BotApi;
using TelegramAdmin.Sandbox.Files;
using TelegramAdmin.Sandbox.Page;
using TelegramAdmin.Sandbox.State;
using TelegramAdmin.Sandbox.Stripe;
using TelegramAdmin.Sandbox.Updates;

namespace TelegramAdmin.Sandbox;

/// <summary>Sends each request where it belongs. By hand, as tokens stand in the middle of a path segment.</summary>
internal sealed class SandboxRoutes
{
    private readonly BotApiEndpoint _botApi;
    private readonly FileEndpoint _files;
    private readonly StripeRoutes _stripe;

    public SandboxRoutes(World world, StripeRoutes stripe)
    {
        _stripe = stripe;
        var executor = new ApiExecutor(world);
        _botApi = new BotApiEndpoint(world, executor, new UpdatePoller(world, executor));
        _files = new FileEndpoint(world);
    }

    /// <summary>Before routing: the Bot API is called far more often than everything else.</summary>
    public Task HandleAsync(HttpContext http, RequestDelegate next)
    {
        var path = http.Request.Path.Value ?? "/";
        if (Split(path, "/bot") is var (token, method)) return _botApi.HandleAsync(http, token, method);
        if (Split(path, "/file/bot") is var (owner, file)) return _files.SendAsync(http, owner, file);
        if (_stripe.TryHandle(http, path) is { } answered) return answered;
        return path.StartsWith("/sandbox/", StringComparison.Ordinal) ? next(http) : PageFiles.SendAsync(http);
    }

    private static (string Token, string Tail)? Split(string path, string prefix)
    {
        if (!path.StartsWith(prefix, StringComparison.Ordinal)) return null;
        var slash = path.IndexOf('/', prefix.Length);
        return slash > prefix.Length ? (path[prefix.Length..slash], path[(slash + 1)..]) : null;
    }
}

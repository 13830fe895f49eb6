using Microsoft.AspNetCore.Http;
using TelegramAdmin.Sandbox.BotApi;
using TelegramAdmin.Sandbox.State;
using TelegramAdmin.Sandbox.Updates;

namespace TelegramAdmin.Sandbox;

/// <summary>Sends each request where it belongs. By hand, as tokens stand in the middle of a path segment.</summary>
internal sealed class SandboxRoutes
{
    private readonly BotApiEndpoint _botApi;

    public SandboxRoutes(World world)
    {
        var executor = new ApiExecutor(world);
        _botApi = new BotApiEndpoint(world, executor, new UpdatePoller(world, executor));
    }

    public Task HandleAsync(HttpContext http)
    {
        var path = http.Request.Path.Value ?? "/";
        if (path.StartsWith("/bot", StringComparison.Ordinal) && path.IndexOf('/', 4) is > 4 and var slash)
            return _botApi.HandleAsync(http, path[4..slash], path[(slash + 1)..]);
        http.Response.StatusCode = StatusCodes.Status404NotFound;
        return Task.CompletedTask;
    }
}

using Microsoft.AspNetCore.Http;
using TelegramAdmin.Sandbox.BotApi;
using TelegramAdmin.Sandbox.State;

namespace TelegramAdmin.Sandbox.Files;

/// <summary>Answers /file/bot{token}/{path}.</summary>
internal sealed class FileEndpoint(World world)
{
    public async Task SendAsync(HttpContext http, string token, string path)
    {
        await world.Faults.BeforeCallAsync(http.RequestAborted);
        if (!IsKnown(token))
        {
            await FailAsync(http, ApiException.Unauthorized());
            return;
        }

        if (world.Files.ByPath(path) is not { } file)
        {
            await FailAsync(http, ApiException.NotFound());
            return;
        }

        var content = world.Files.Read(file);
        http.Response.ContentType = "application/octet-stream";
        http.Response.ContentLength = content.Length;
        await http.Response.Body.WriteAsync(content, http.RequestAborted);
    }

    private bool IsKnown(string token)
    {
        lock (world.Gate) return !world.Faults.RevokesAll && world.TryFindBot(token, out _);
    }

    private static async Task FailAsync(HttpContext http, ApiException error)
    {
        using var answer = Answer.Rent();
        answer.Fail(error);
        http.Response.StatusCode = answer.Status;
        http.Response.ContentType = "application/json";
        await http.Response.Body.WriteAsync(answer.Body, http.RequestAborted);
    }
}

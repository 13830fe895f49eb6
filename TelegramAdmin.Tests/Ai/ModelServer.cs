using System.Collections.Concurrent;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;

namespace TelegramAdmin.Tests.Ai;

/// <summary>An OpenAI-compatible endpoint on this machine that answers as the test says, and keeps what it was sent.</summary>
internal sealed class ModelServer : IAsyncDisposable
{
    public const string Key = "key-of-a-test";

    private readonly WebApplication _app;
    private readonly ConcurrentQueue<Request> _requests = new();
    private TaskCompletionSource _hangs = new();

    private ModelServer(WebApplication app) => _app = app;

    public Uri Url => new($"{_app.Urls.First()}/v1");

    public IReadOnlyList<Request> Requests => [.. _requests];

    /// <summary>What it does with a request; without anything else it is sure of the first source.</summary>
    public Func<HttpContext, Request, Task> Reply { get; set; } = Sure("At nine.", 95);

    public static async Task<ModelServer> StartAsync()
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().UseUrls("http://127.0.0.1:0");
        var server = new ModelServer(builder.Build());
        server._app.Run(server.AnswerAsync);
        await server._app.StartAsync();
        return server;
    }

    public static Func<HttpContext, Request, Task> Sure(string answer, int confidence) => (http, request) =>
        SayAsync(http, new JsonObject { ["answer"] = answer, ["confidence"] = confidence, ["sources"] = new JsonArray(request.Sources[0], "faq-999999") }.ToJsonString());

    /// <summary>An answer whose content is these words.</summary>
    public static Func<HttpContext, Request, Task> Say(string content) => (http, _) => SayAsync(http, content);

    public static Func<HttpContext, Request, Task> Raw(int status, string body) => (http, _) =>
    {
        http.Response.StatusCode = status;
        return http.Response.WriteAsync(body);
    };

    /// <summary>Does not answer, until <see cref="BreakOff"/>.</summary>
    public Func<HttpContext, Request, Task> Hang() => async (http, _) =>
    {
        await Task.WhenAny(_hangs.Task, Task.Delay(Timeout.Infinite, http.RequestAborted));
        http.Abort();
    };

    /// <summary>Breaks off what hangs.</summary>
    public void BreakOff() => Interlocked.Exchange(ref _hangs, new TaskCompletionSource()).SetResult();

    public async ValueTask DisposeAsync()
    {
        BreakOff();
        await _app.DisposeAsync();
    }

    private static Task SayAsync(HttpContext http, string content)
    {
        http.Response.ContentType = "application/json";
        return http.Response.WriteAsync(new JsonObject
        {
            ["choices"] = new JsonArray(new JsonObject { ["message"] = new JsonObject { ["role"] = "assistant", ["content"] = content } }),
            ["usage"] = new JsonObject { ["prompt_tokens"] = 1000, ["completion_tokens"] = 200 },
        }.ToJsonString());
    }

    private async Task AnswerAsync(HttpContext http)
    {
        var request = new Request(http.Request.Path, http.Request.Headers.Authorization.ToString(), await http.Request.ReadFromJsonAsync<JsonElement>());
        _requests.Enqueue(request);
        await Reply(http, request);
    }

    internal sealed record Request(string Path, string Authorization, JsonElement Body)
    {
        public JsonElement Matter => JsonElement.Parse(Body.GetProperty("messages")[1].GetProperty("content").GetString()!);

        public IReadOnlyList<string> Sources => [.. Matter.GetProperty("sources").EnumerateArray().Select(s => s.GetProperty("id").GetString()!)];
    }
}

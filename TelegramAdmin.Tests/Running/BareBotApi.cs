using System.Collections.Concurrent;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Hosting;

namespace TelegramAdmin.Tests.Running;

/// <summary>A Bot API server that is not our sandbox: as little as somebody would write by hand, without entities, waiting or limits.</summary>
public sealed class BareBotApi : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly ConcurrentQueue<string> _updates = new();
    private readonly ConcurrentQueue<long> _answeredChats = new();
    private readonly HttpClient _http = new();
    private int _confirmed;

    private BareBotApi(WebApplication app) => _app = app;

    public Uri Url => new(_app.Urls.First());

    public string? WebhookUrl { get; private set; }

    private string? Secret { get; set; }

    /// <summary>Each chat as often as it was written to.</summary>
    public IReadOnlyList<long> AnsweredChats => [.. _answeredChats];

    public static async Task<BareBotApi> StartAsync()
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().UseUrls("http://127.0.0.1:0");
        var api = new BareBotApi(builder.Build());
        api._app.Run(api.AnswerAsync);
        await api._app.StartAsync();
        return api;
    }

    /// <summary>For a bot that polls: waits at the server until it is asked for.</summary>
    public void Keep(int updateId) => _updates.Enqueue(Start(updateId));

    /// <summary>For a bot with a webhook: delivers and returns the status of the answer.</summary>
    public async Task<int> DeliverAsync(int updateId)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, WebhookUrl) { Content = new StringContent(Start(updateId), Encoding.UTF8, "application/json") };
        request.Headers.Add("X-Telegram-Bot-Api-Secret-Token", Secret);
        using var response = await _http.SendAsync(request);
        return (int)response.StatusCode;
    }

    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        await _app.DisposeAsync();
    }

    private static string Start(int updateId)
    {
        var person = $$"""{"id":{{1_000_000 + updateId}},"type":"private","is_bot":false,"first_name":"P{{updateId}}"}""";
        var message = $$"""{"message_id":{{updateId}},"date":1700000000,"chat":{{person}},"from":{{person}},"text":"/start"}""";
        return $$"""{"update_id":{{updateId}},"message":{{message}} }""";
    }

    private async Task AnswerAsync(HttpContext context)
    {
        var parameters = await context.Request.ReadFromJsonAsync<JsonElement>();
        var result = context.Request.Path.Value!.Split('/')[^1] switch
        {
            "getMe" => """{"id":4242,"is_bot":true,"first_name":"Bare","username":"bare_bot"}""",
            "setWebhook" => SetWebhook(parameters),
            "getUpdates" => GetUpdates(parameters),
            "sendMessage" => Send(parameters),
            _ => "true",
        };
        context.Response.ContentType = "application/json";
        await context.Response.WriteAsync($$"""{"ok":true,"result":{{result}}}""");
    }

    private string SetWebhook(JsonElement parameters)
    {
        Secret = parameters.GetProperty("secret_token").GetString();
        WebhookUrl = parameters.GetProperty("url").GetString();
        return "true";
    }

    private string GetUpdates(JsonElement parameters)
    {
        if (parameters.TryGetProperty("offset", out var offset))
            _confirmed = offset.GetInt32();
        var due = _updates.Where(u => JsonDocument.Parse(u).RootElement.GetProperty("update_id").GetInt32() >= _confirmed).Take(100);
        return $"[{string.Join(',', due)}]";
    }

    private string Send(JsonElement parameters)
    {
        _answeredChats.Enqueue(parameters.GetProperty("chat_id").GetInt64());
        return $$"""{"message_id":{{_answeredChats.Count}},"date":1700000000,"chat":{"id":{{parameters.GetProperty("chat_id")}},"type":"private"},"text":""}""";
    }
}

using System.Collections.Concurrent;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Hosting;

namespace TelegramAdmin.Tests.Gateway;

/// <summary>A program that receives by webhook and answers as it is told.</summary>
public sealed class Receiver : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly ConcurrentQueue<Received> _received = new();

    private Receiver(WebApplication app) => _app = app;

    public Uri Url => new(_app.Urls.First() + "/hook");

    /// <summary>Everything that was delivered, each try of it.</summary>
    public IReadOnlyList<Received> All => [.. _received];

    public IEnumerable<long> Taken => _received.Where(r => r.Status == 200).Select(r => r.UpdateId);

    /// <summary>What it answers: a status, and a body in JSON.</summary>
    public Func<JsonElement, (int Status, string Body)> Answer { get; set; } = _ => (200, "");

    /// <summary>How long it thinks.</summary>
    public Func<JsonElement, Task> Before { get; set; } = _ => Task.CompletedTask;

    public static async Task<Receiver> StartAsync()
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().UseUrls("http://127.0.0.1:0");
        var receiver = new Receiver(builder.Build());
        receiver._app.Run(receiver.TakeAsync);
        await receiver._app.StartAsync();
        return receiver;
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private async Task TakeAsync(HttpContext context)
    {
        var update = await context.Request.ReadFromJsonAsync<JsonElement>();
        await Before(update);
        var (status, body) = Answer(update);
        _received.Enqueue(new Received(update.GetProperty("update_id").GetInt64(), status, context.Request.Headers["X-Telegram-Bot-Api-Secret-Token"].ToString()));
        context.Response.StatusCode = status;
        if (body.Length == 0)
            return;
        context.Response.ContentType = "application/json";
        await context.Response.WriteAsync(body);
    }
}

public sealed record Received(long UpdateId, int Status, string Secret);

using System.Collections.Concurrent;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Hosting;

namespace TelegramAdmin.Tests.Payments;

/// <summary>Stands where Stripe is and answers as it is bidden; keeps what it was asked.</summary>
public sealed class StripeServer : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly ConcurrentQueue<Call> _calls = new();
    private readonly ConcurrentQueue<Func<HttpContext, Task>> _script = new();

    private StripeServer(WebApplication app) => _app = app;

    public Uri Url => new(_app.Urls.First());

    public IReadOnlyList<Call> Calls => [.. _calls];

    public static async Task<StripeServer> StartAsync()
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().UseUrls("http://127.0.0.1:0");
        var server = new StripeServer(builder.Build());
        server._app.Run(server.TakeAsync);
        await server._app.StartAsync();
        return server;
    }

    /// <summary>The next call is answered so.</summary>
    public void Answer(int status, string body, params (string Name, string Value)[] headers) => Answer(async context =>
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = "application/json";
        context.Response.Headers["Request-Id"] = $"req_{_calls.Count}";
        foreach (var (name, value) in headers)
            context.Response.Headers[name] = value;
        await context.Response.WriteAsync(body);
    });

    public void Answer(Func<HttpContext, Task> answer) => _script.Enqueue(answer);

    /// <summary>The next call is taken and its answer lost.</summary>
    public void HangUp() => Answer(context =>
    {
        context.Abort();
        return Task.CompletedTask;
    });

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private async Task TakeAsync(HttpContext context)
    {
        using var reader = new StreamReader(context.Request.Body);
        var body = await reader.ReadToEndAsync();
        _calls.Enqueue(new Call(
            context.Request.Method, context.Request.Path + context.Request.QueryString,
            context.Request.Headers.ToDictionary(h => h.Key, h => h.Value.ToString(), StringComparer.OrdinalIgnoreCase), body));
        if (_script.TryDequeue(out var answer))
            await answer(context);
        else
            context.Response.StatusCode = StatusCodes.Status418ImATeapot;
    }

    public sealed record Call(string Method, string Path, IReadOnlyDictionary<string, string> Headers, string Body)
    {
        /// <summary>The fields in the order in which they came, as Stripe's reference writes them.</summary>
        public IReadOnlyList<string> Fields => [.. Body.Split('&').Select(f => Uri.UnescapeDataString(f.Replace('+', ' ')))];
    }
}

using System.Collections.Concurrent;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;

namespace TelegramAdmin.Tests.StripeSandbox;

/// <summary>A shop's webhook: it takes events that are signed with its secret.</summary>
internal sealed class EventReceiver : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly string _secret;
    private readonly ConcurrentQueue<JsonElement> _taken = new();
    private int _failures;

    private EventReceiver(string secret)
    {
        _secret = secret;
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().UseUrls("http://127.0.0.1:0");
        _app = builder.Build();
        _app.Run(async context => context.Response.StatusCode = await TakeAsync(context.Request));
    }

    public Uri Url => new($"{_app.Urls.First()}/hook");

    /// <summary>In the order of their arrival, repetitions included.</summary>
    public IReadOnlyList<string> Types => [.. _taken.Select(one => one.GetProperty("type").GetString()!)];

    public IReadOnlyList<string> Ids => [.. _taken.Select(one => one.GetProperty("id").GetString()!)];

    public static async Task<EventReceiver> StartAsync(string secret)
    {
        var receiver = new EventReceiver(secret);
        await receiver._app.StartAsync();
        return receiver;
    }

    /// <summary>Answers the next so many events 500.</summary>
    public void FailNext(int count) => _failures = count;

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private async Task<int> TakeAsync(HttpRequest request)
    {
        using var reader = new StreamReader(request.Body, Encoding.UTF8);
        var body = await reader.ReadToEndAsync();
        if (!IsSigned(body, request.Headers["Stripe-Signature"].ToString()))
            return StatusCodes.Status400BadRequest;
        if (Interlocked.Decrement(ref _failures) >= 0)
            return StatusCodes.Status500InternalServerError;
        _taken.Enqueue(JsonElement.Parse(body));
        return StatusCodes.Status200OK;
    }

    private bool IsSigned(string body, string header)
    {
        var parts = header.Split(',').Select(part => part.Split('=')).ToDictionary(part => part[0], part => part[1]);
        var at = DateTimeOffset.FromUnixTimeSeconds(long.Parse(parts["t"], CultureInfo.InvariantCulture));
        var expected = Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(_secret), Encoding.UTF8.GetBytes($"{parts["t"]}.{body}")));
        return expected == parts["v1"] && (DateTimeOffset.UtcNow - at).Duration() < TimeSpan.FromMinutes(5);
    }
}

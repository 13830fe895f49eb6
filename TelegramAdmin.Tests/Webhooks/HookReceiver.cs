using System.Collections.Concurrent;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Hosting;

namespace TelegramAdmin.Tests.Webhooks;

/// <summary>Another program that is told: keeps what came and answers as it is bidden. Checks signatures by itself, as its author would from the specification.</summary>
public sealed class HookReceiver : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly ConcurrentQueue<Call> _calls = new();
    private readonly ConcurrentQueue<Func<HttpContext, Task>> _script = new();
    private int _underWay;

    private HookReceiver(WebApplication app) => _app = app;

    public Uri Url => new(new Uri(_app.Urls.First().Replace("127.0.0.1", "localhost", StringComparison.Ordinal)), "/hook");

    public IReadOnlyList<Call> Calls => [.. _calls];

    /// <summary>What it answers when the script is over.</summary>
    public Func<HttpContext, Task> Usually { get; set; } = _ => Task.CompletedTask;

    public int MostAtOnce { get; private set; }

    public static async Task<HookReceiver> StartAsync()
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().UseUrls("http://127.0.0.1:0");
        var receiver = new HookReceiver(builder.Build());
        receiver._app.Run(receiver.TakeAsync);
        await receiver._app.StartAsync();
        return receiver;
    }

    /// <summary>The next calls are answered so, one after the other.</summary>
    public void Answer(params int[] statuses)
    {
        foreach (var status in statuses)
            _script.Enqueue(context => { context.Response.StatusCode = status; return Task.CompletedTask; });
    }

    public void Answer(Func<HttpContext, Task> answer) => _script.Enqueue(answer);

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private async Task TakeAsync(HttpContext context)
    {
        MostAtOnce = Math.Max(MostAtOnce, Interlocked.Increment(ref _underWay));
        using var reader = new StreamReader(context.Request.Body);
        var body = await reader.ReadToEndAsync();
        _calls.Enqueue(new Call(
            context.Request.Headers["webhook-id"].ToString(), context.Request.Headers["webhook-timestamp"].ToString(), context.Request.Headers["webhook-signature"].ToString(),
            context.Request.ContentType, context.Request.Headers.ToDictionary(h => h.Key, h => h.Value.ToString()), body));
        try
        {
            await (_script.TryDequeue(out var answer) ? answer(context) : Usually(context));
        }
        finally
        {
            Interlocked.Decrement(ref _underWay);
        }
    }

    public sealed record Call(string Id, string Timestamp, string Signature, string? ContentType, IReadOnlyDictionary<string, string> Headers, string Body)
    {
        public JsonElement Json => JsonElement.Parse(Body);

        public string Type => Json.GetProperty("type").GetString()!;

        public JsonElement Data => Json.GetProperty("data");

        /// <summary>As the specification tells a receiver: one of the signatures must fit, and the time be near.</summary>
        public bool IsSignedBy(string secret)
        {
            var age = DateTimeOffset.UtcNow - DateTimeOffset.FromUnixTimeSeconds(long.Parse(Timestamp, CultureInfo.InvariantCulture));
            using var hmac = new HMACSHA256(Convert.FromBase64String(secret["whsec_".Length..]));
            var expected = hmac.ComputeHash(Encoding.UTF8.GetBytes($"{Id}.{Timestamp}.{Body}"));
            return age.Duration() < TimeSpan.FromMinutes(5) && Signature.Split(' ').Any(s =>
                s.StartsWith("v1,", StringComparison.Ordinal) && CryptographicOperations.FixedTimeEquals(Convert.FromBase64String(s[3..]), expected));
        }
    }
}

using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;

namespace TelegramAdmin.Sandbox.Stripe.Protocol;

/// <summary>A call while it is being answered.</summary>
internal sealed class IncomingCall(string id, HttpRequest http, string path)
{
    public string Id => id;

    public HttpRequest Http => http;

    public string Path => path;

    public string Operation { get; set; } = $"{http.Method} {path}";

    public JsonObject Args { get; set; } = [];

    public string? Version => Header("Stripe-Version");

    public string? IdempotencyKey => Header("Idempotency-Key");

    public StripeRequest Log(StripeAnswer answer, DateTimeOffset at) => new(
        id, at, http.Method, path, Operation, Args,
        http.Headers.Where(header => header.Key != "Authorization").ToDictionary(header => header.Key, header => header.Value.ToString(), StringComparer.OrdinalIgnoreCase),
        answer.Status, answer.Error);

    private string? Header(string name) => http.Headers[name].ToString() is { Length: > 0 } value ? value : null;
}

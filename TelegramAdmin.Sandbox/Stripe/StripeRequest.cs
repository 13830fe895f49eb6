using System.Text.Json.Nodes;

namespace TelegramAdmin.Sandbox.Stripe;

/// <summary>A call to the API as it arrived, and how it was answered.</summary>
/// <param name="Operation">"POST /v1/customers/{}"; the plain path when there is no such operation.</param>
/// <param name="Parameters">Typed and nested as the reference says; as they came when they were refused.</param>
/// <param name="Error">Stripe's error code, or its type when there is none; null when all went well.</param>
public sealed record StripeRequest(
    string Id,
    DateTimeOffset At,
    string Method,
    string Path,
    string Operation,
    JsonObject Parameters,
    IReadOnlyDictionary<string, string> Headers,
    int Status,
    string? Error)
{
    public string? IdempotencyKey => Headers.GetValueOrDefault("Idempotency-Key");
}

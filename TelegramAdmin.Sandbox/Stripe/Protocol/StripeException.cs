using System.Text.Json.Nodes;

namespace TelegramAdmin.Sandbox.Stripe.Protocol;

/// <summary>A request that Stripe refuses: https://docs.stripe.com/api/errors.</summary>
internal sealed class StripeException(int status, string type, string message) : Exception(message)
{
    public int Status => status;

    public string Type => type;

    public string? Code { get; init; }

    public string? DeclineCode { get; init; }

    public string? Param { get; init; }

    /// <summary>Objects that come with the error, such as payment_intent, as they are now.</summary>
    public JsonObject? Details { get; init; }

    /// <summary>Seconds, with a 429.</summary>
    public int? RetryAfter { get; init; }

    public bool? ShouldRetry { get; init; }

    public static StripeException Invalid(string message, string? param = null, string? code = null) =>
        new(400, "invalid_request_error", message) { Param = param, Code = code };

    /// <summary>404 where the address names it, 400 where a parameter does.</summary>
    public static StripeException Missing(string kind, string id, string param) =>
        new(param == "id" ? 404 : 400, "invalid_request_error", $"No such {kind}: '{id}'") { Code = "resource_missing", Param = param };

    public static StripeException Unauthorized(string message) => new(401, "invalid_request_error", message);

    public static StripeException UnknownUrl(string method, string path) =>
        new(404, "invalid_request_error", $"Unrecognized request URL ({method}: {path}). Please see https://stripe.com/docs or we can help at https://support.stripe.com/.");

    public static StripeException Idempotency(int status, string message, string? code = null) => new(status, "idempotency_error", message) { Code = code };

    public static StripeException Down(int status) => new(status, "api_error", "An unknown error occurred") { ShouldRetry = true };

    public static StripeException RateLimited(int retryAfter) =>
        new(429, "invalid_request_error", "Request rate limit exceeded. Learn more about rate limits here https://stripe.com/docs/rate-limits.")
        {
            Code = "rate_limit",
            RetryAfter = retryAfter,
            ShouldRetry = true,
        };

    public JsonObject ToJson(string requestId)
    {
        var error = new JsonObject { ["type"] = Type, ["message"] = Message };
        if (Code is not null)
        {
            error["code"] = Code;
            error["doc_url"] = $"https://stripe.com/docs/error-codes/{Code.Replace('_', '-')}";
        }

        if (DeclineCode is not null) error["decline_code"] = DeclineCode;
        if (Param is not null) error["param"] = Param;
        error["request_log_url"] = $"https://dashboard.stripe.com/test/logs/{requestId}";
        foreach (var (name, value) in Details ?? []) error[name] = value?.DeepClone();
        return new JsonObject { ["error"] = error };
    }
}

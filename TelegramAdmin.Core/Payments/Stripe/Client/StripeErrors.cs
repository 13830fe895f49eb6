using System.Text.Json;
using TelegramAdmin.Core.Payments.Stripe.Client.Objects;

namespace TelegramAdmin.Core.Payments.Stripe.Client;

/// <summary>Reads an answer that is no success (docs.stripe.com/api/errors).</summary>
internal static class StripeErrors
{
    public static StripeFailure Read(HttpResponseMessage response, byte[] body)
    {
        var status = (int)response.StatusCode;
        var error = Envelope(body);
        return new StripeFailure
        {
            Type = error?.Type ?? "api_error",
            Code = error?.Code,
            DeclineCode = error?.DeclineCode,
            // Stripe names a part of a wrong key in its words; nobody needs it.
            Message = status == 401 ? "Stripe does not know this key." : error?.Message ?? $"Stripe answered {status} without a reason.",
            Param = error?.Param,
            Status = status,
            PaymentIntent = error?.PaymentIntent,
            RequestId = StripeRetries.Header(response.Headers, "Request-Id"),
            RetryAfter = response.Headers.RetryAfter?.Delta,
            IsReplayed = StripeRetries.Header(response.Headers, "Idempotent-Replayed") == "true",
        };
    }

    private static ErrorObject? Envelope(byte[] body)
    {
        try
        {
            return JsonSerializer.Deserialize(body, StripeJson.Default.ErrorEnvelope)?.Error;
        }
        catch (JsonException)
        {
            return null; // A page of something in between.
        }
    }
}

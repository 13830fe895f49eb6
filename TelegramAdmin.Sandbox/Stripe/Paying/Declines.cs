using System.Text.Json.Nodes;
using TelegramAdmin.Sandbox.Stripe.Protocol;

namespace TelegramAdmin.Sandbox.Stripe.Paying;

/// <summary>Writes a decline as an error and as the last error of an intent.</summary>
internal static class Declines
{
    public static StripeException Refusal(Decline decline, JsonObject details)
    {
        if (decline.AdviceCode is not null) details["advice_code"] = decline.AdviceCode;
        return new StripeException(402, "card_error", decline.Message)
        {
            Code = decline.Code,
            DeclineCode = decline.DeclineCode,
            Param = decline.Code switch
            {
                "expired_card" => "exp_month",
                "incorrect_cvc" => "cvc",
                "incorrect_number" => "number",
                _ => null,
            },
            Details = details,
        };
    }

    /// <param name="charge">The failed charge, if it came to one.</param>
    public static JsonObject LastError(Decline decline, JsonObject method, string? charge)
    {
        var error = new JsonObject
        {
            ["code"] = decline.Code,
            ["doc_url"] = $"https://stripe.com/docs/error-codes/{decline.Code.Replace('_', '-')}",
            ["message"] = decline.Message,
            ["payment_method"] = method.DeepClone(),
            ["type"] = decline.Code == Decline.FailedAuthentication.Code ? "invalid_request_error" : "card_error",
        };
        if (decline.AdviceCode is not null) error["advice_code"] = decline.AdviceCode;
        if (decline.DeclineCode is not null) error["decline_code"] = decline.DeclineCode;
        if (charge is not null) error["charge"] = charge;
        return error;
    }
}

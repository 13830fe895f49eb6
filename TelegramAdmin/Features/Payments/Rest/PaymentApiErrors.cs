using TelegramAdmin.Api;
using TelegramAdmin.Api.Problems;

namespace TelegramAdmin.Features.Payments.Rest;

/// <summary>The codes of /transactions and of /users/{id}/credits.</summary>
internal static class PaymentApiErrors
{
    public static readonly string[] Giving = ["user_not_found", "person_not_found", "credit_amount_invalid", "reason_missing", "expiry_invalid", "idempotency_key_invalid", "idempotency_key_missing", "source_reused"];

    public static readonly ApiErrorCode[] Codes =
    [
        new("transaction_not_found", 404, "There is no such payment", "GET /transactions lists them."),
        new("person_not_found", 404, "No bot of the workspace has met this person", "They have to start a bot first."),
        new("credit_amount_invalid", 400, "The amount is no number of credits that can be given", "Give a whole number from 1 to 1,000,000,000."),
        new("reason_missing", 400, "The reason is missing or too long", "Say why, in 1 to 300 characters."),
        new("expiry_invalid", 400, "The credits would end before now", "Give a time to come, within ten years, or leave it out."),
        new("idempotency_key_missing", 400, "The Idempotency-Key is missing", "Send a new one with each gift, and the same one when a gift is repeated."),
        new("source_reused", 409, "This Idempotency-Key gave something else, or to somebody else", "Take a new key for each gift."),
    ];

    public static IServiceCollection AddPaymentsApi(this IServiceCollection services) => services.AddApiErrors(Codes).AddApiJson(PaymentApiBodies.Default);
}

using System.Text.Json.Nodes;
using TelegramAdmin.Sandbox.Stripe.Objects;

namespace TelegramAdmin.Sandbox.Stripe.Paying;

/// <summary>Makes payment intents. Confirming them is the business of <see cref="PaymentConfirmation"/>.</summary>
internal sealed class PaymentIntents(StripeAccount account)
{
    /// <param name="fields">amount, currency, and whatever else differs from the default.</param>
    public JsonObject Create(JsonObject fields)
    {
        var intent = Make(fields);
        account.Tell("payment_intent.created", intent);
        return intent;
    }

    /// <summary>Without an event.</summary>
    public JsonObject Make(JsonObject fields)
    {
        var id = StripeIds.New("payment_intent");
        var given = new JsonObject
        {
            ["id"] = id,
            ["amount_capturable"] = 0L,
            ["amount_details"] = new JsonObject { ["tip"] = new JsonObject() },
            ["amount_received"] = 0L,
            ["automatic_payment_methods"] = new JsonObject { ["allow_redirects"] = "always", ["enabled"] = true },
            ["capture_method"] = "automatic_async",
            ["client_secret"] = StripeIds.Secret(id),
            ["confirmation_method"] = "automatic",
            ["payment_method_options"] = new JsonObject
            {
                ["card"] = new JsonObject { ["installments"] = null, ["mandate_options"] = null, ["network"] = null, ["request_three_d_secure"] = "automatic" },
            },
            ["payment_method_types"] = new JsonArray("card", "sepa_debit"),
            ["status"] = "requires_payment_method",
        };
        foreach (var (name, value) in fields) given[name] = value?.DeepClone();
        if (given["payment_method"] is not null) given["status"] = "requires_confirmation";
        return account.Create("payment_intent", given);
    }

    public void Cancel(JsonObject intent, string? reason)
    {
        intent["status"] = "canceled";
        intent["canceled_at"] = account.Now;
        intent["cancellation_reason"] = reason;
        intent["next_action"] = null;
        account.Tell("payment_intent.canceled", intent);
    }
}

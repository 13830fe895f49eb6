using System.Text.Json.Nodes;

namespace TelegramAdmin.Sandbox.Stripe.Paying;

/// <summary>Writes charges and what they do to the account's balance.</summary>
internal sealed class Charges(StripeAccount account)
{
    private static readonly long UntilAvailable = (long)TimeSpan.FromDays(7).TotalSeconds;

    public JsonObject Succeed(JsonObject intent, JsonObject method) => Write(intent, method, "succeeded", null);

    /// <summary>A bank debit that is on its way.</summary>
    public JsonObject Begin(JsonObject intent, JsonObject method) => Write(intent, method, "pending", null);

    public JsonObject Fail(JsonObject intent, JsonObject method, Decline decline) => Write(intent, method, "failed", decline);

    /// <summary>Books a charge on the balance. Stripe does so a moment after the payment.</summary>
    public void Book(JsonObject charge)
    {
        var amount = charge.Number("amount")!.Value;
        var booked = Book("charge", charge.Id(), charge.Text("currency")!, amount, FeeOn(amount), charge.Text("description"));
        account.Change("charge.updated", charge, new JsonObject { ["balance_transaction"] = booked.Id() });
    }

    /// <param name="type">charge, refund, adjustment or refund_failure.</param>
    /// <param name="amount">Negative when money leaves.</param>
    public JsonObject Book(string type, string source, string currency, long amount, long fee, string? description) =>
        account.Create("balance_transaction", new JsonObject
        {
            ["amount"] = amount,
            ["available_on"] = account.Now + UntilAvailable,
            ["balance_type"] = "payments",
            ["currency"] = currency,
            ["description"] = description,
            ["fee"] = fee,
            ["fee_details"] = fee == 0 ? new JsonArray() : new JsonArray(new JsonObject
            {
                ["amount"] = fee, ["application"] = null, ["currency"] = currency, ["description"] = "Stripe processing fees", ["type"] = "stripe_fee",
            }),
            ["net"] = amount - fee,
            ["reporting_category"] = type switch { "adjustment" => "dispute", _ => type },
            ["source"] = source,
            ["status"] = "pending",
            ["type"] = type,
        });

    /// <summary>What the account pays for a charge, in the currency's smallest unit.</summary>
    public static long FeeOn(long amount) => (long)Math.Round(amount * 0.015m, MidpointRounding.AwayFromZero) + 25;

    private JsonObject Write(JsonObject intent, JsonObject method, string status, Decline? decline)
    {
        var amount = intent.Number("amount")!.Value;
        var isPaid = status == "succeeded";
        return account.Create("charge", new JsonObject
        {
            ["amount"] = amount,
            ["amount_captured"] = decline is null ? amount : 0L,
            ["amount_refunded"] = 0L,
            ["billing_details"] = method.Copy("billing_details"),
            ["calculated_statement_descriptor"] = "SANDBOX",
            ["captured"] = decline is null,
            ["currency"] = intent.Text("currency"),
            ["customer"] = intent.Text("customer"),
            ["description"] = intent.Text("description"),
            ["disputed"] = false,
            ["failure_code"] = decline?.Code,
            ["failure_message"] = decline?.Message,
            ["fraud_details"] = new JsonObject(),
            ["metadata"] = intent.Copy("metadata"),
            ["outcome"] = Outcome(status, decline),
            ["paid"] = isPaid,
            ["payment_intent"] = intent.Id(),
            ["payment_method"] = method.Id(),
            ["payment_method_details"] = Details(method, amount),
            ["radar_options"] = new JsonObject(),
            ["receipt_email"] = intent.Text("receipt_email"),
            ["receipt_url"] = isPaid ? $"{account.PagesUrl}/receipt/{intent.Id()}" : null,
            ["refunded"] = false,
            ["status"] = status,
        });
    }

    private static JsonObject Outcome(string status, Decline? decline) => new()
    {
        ["advice_code"] = decline?.AdviceCode,
        ["network_advice_code"] = null,
        ["network_decline_code"] = decline is null ? null : "01",
        ["network_status"] = decline is null ? "approved_by_network" : decline == Decline.Fraudulent ? "not_sent_to_network" : "declined_by_network",
        ["reason"] = decline == Decline.Fraudulent ? "highest_risk_level" : decline?.DeclineCode,
        ["risk_level"] = decline == Decline.Fraudulent ? "highest" : "normal",
        ["risk_score"] = decline == Decline.Fraudulent ? 90L : 12L,
        ["seller_message"] = decline is not null ? "The bank did not return any further details with this decline."
            : status == "pending" ? "Payment is on its way." : "Payment complete.",
        ["type"] = decline is null ? "authorized" : decline == Decline.Fraudulent ? "blocked" : "issuer_declined",
    };

    private static JsonObject Details(JsonObject method, long amount)
    {
        if (method.Text("type") != "card")
        {
            return new JsonObject
            {
                ["sepa_debit"] = new JsonObject
                {
                    ["bank_code"] = "37040044", ["branch_code"] = "", ["country"] = "DE",
                    ["fingerprint"] = "vifs0Ho7vwRn1Miu", ["last4"] = "3000", ["mandate"] = null,
                },
                ["type"] = "sepa_debit",
            };
        }

        var card = method.Inner("card")!;
        return new JsonObject
        {
            ["card"] = new JsonObject
            {
                ["amount_authorized"] = amount,
                ["authorization_code"] = null,
                ["brand"] = card.Text("brand"),
                ["checks"] = card.Copy("checks"),
                ["country"] = card.Text("country"),
                ["electronic_commerce_indicator"] = null,
                ["exp_month"] = card.Number("exp_month"),
                ["exp_year"] = card.Number("exp_year"),
                ["extended_authorization"] = new JsonObject { ["status"] = "disabled" },
                ["fingerprint"] = card.Text("fingerprint"),
                ["funding"] = card.Text("funding"),
                ["incremental_authorization"] = new JsonObject { ["status"] = "unavailable" },
                ["installments"] = null,
                ["last4"] = card.Text("last4"),
                ["mandate"] = null,
                ["multicapture"] = new JsonObject { ["status"] = "unavailable" },
                ["network"] = card.Text("brand"),
                ["network_token"] = new JsonObject { ["used"] = false },
                ["network_transaction_id"] = null,
                ["overcapture"] = new JsonObject { ["maximum_amount_capturable"] = amount, ["status"] = "unavailable" },
                ["regulated_status"] = "unregulated",
                ["three_d_secure"] = null,
                ["transaction_link_id"] = null,
                ["wallet"] = null,
            },
            ["type"] = "card",
        };
    }
}

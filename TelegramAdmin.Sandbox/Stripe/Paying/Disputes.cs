using System.Text.Json.Nodes;

namespace TelegramAdmin.Sandbox.Stripe.Paying;

/// <summary>A payer goes to their bank and asks the money back: https://docs.stripe.com/disputes.</summary>
internal sealed class Disputes(StripeAccount account)
{
    private const long Fee = 2000;
    private static readonly long TimeToAnswer = (long)TimeSpan.FromDays(9).TotalSeconds;

    private static readonly string[] EvidenceFields =
    [
        "access_activity_log", "billing_address", "cancellation_policy", "cancellation_policy_disclosure", "cancellation_rebuttal",
        "customer_communication", "customer_email_address", "customer_name", "customer_purchase_ip", "customer_signature",
        "duplicate_charge_documentation", "duplicate_charge_explanation", "duplicate_charge_id", "product_description", "receipt", "refund_policy",
        "refund_policy_disclosure", "refund_refusal_explanation", "service_date", "service_documentation", "shipping_address", "shipping_carrier",
        "shipping_date", "shipping_documentation", "shipping_tracking_number", "uncategorized_file", "uncategorized_text",
    ];

    private readonly Charges _charges = new(account);

    public JsonObject Open(JsonObject charge, string reason = "fraudulent")
    {
        var amount = charge.Number("amount")!.Value - charge.Number("amount_refunded")!.Value;
        var dispute = account.Create("dispute", new JsonObject
        {
            ["amount"] = amount,
            ["balance_transactions"] = new JsonArray(),
            ["charge"] = charge.Id(),
            ["currency"] = charge.Text("currency"),
            ["enhanced_eligibility_types"] = new JsonArray(),
            ["evidence"] = Evidence(),
            ["evidence_details"] = new JsonObject
            {
                ["due_by"] = account.Now + TimeToAnswer, ["enhanced_eligibility"] = new JsonObject(), ["has_evidence"] = false, ["past_due"] = false,
                ["submission_count"] = 0L, ["submission_method"] = "manual",
            },
            ["is_charge_refundable"] = false,
            ["payment_intent"] = charge.Text("payment_intent"),
            ["payment_method_details"] = new JsonObject
            {
                ["card"] = new JsonObject { ["brand"] = "visa", ["case_type"] = "chargeback", ["network"] = "visa", ["network_reason_code"] = "10.4" }, ["type"] = "card",
            },
            ["reason"] = reason,
            ["status"] = "needs_response",
        });
        charge["disputed"] = true;
        account.Tell("charge.dispute.created", dispute);
        Move(dispute, -amount, Fee);
        account.Tell("charge.dispute.funds_withdrawn", dispute);
        return dispute;
    }

    public void Close(JsonObject dispute, bool isWon)
    {
        if (dispute.Text("status") is "won" or "lost") return;
        dispute["status"] = isWon ? "won" : "lost";
        if (isWon)
        {
            Move(dispute, dispute.Number("amount")!.Value, -Fee);
            account.Tell("charge.dispute.funds_reinstated", dispute);
        }

        account.Tell("charge.dispute.closed", dispute);
    }

    private void Move(JsonObject dispute, long amount, long fee)
    {
        var booked = _charges.Book("adjustment", dispute.Id(), dispute.Text("currency")!, amount, fee, $"Chargeback for {dispute.Text("charge")}");
        ((JsonArray)dispute["balance_transactions"]!).Add(booked.DeepClone());
    }

    private static JsonObject Evidence()
    {
        var evidence = new JsonObject();
        foreach (var field in EvidenceFields) evidence[field] = null;
        evidence["enhanced_evidence"] = new JsonObject();
        return evidence;
    }
}

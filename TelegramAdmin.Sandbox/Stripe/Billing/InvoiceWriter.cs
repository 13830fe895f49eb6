using System.Text.Json.Nodes;
using TelegramAdmin.Sandbox.Stripe.Objects;
using TelegramAdmin.Sandbox.Stripe.Paying;

namespace TelegramAdmin.Sandbox.Stripe.Billing;

/// <summary>Writes the draft of a subscription's invoice as Stripe shows it since 2025-03-31: what it is for stands under parent.</summary>
internal sealed class InvoiceWriter(StripeAccount account)
{
    public JsonObject Write(JsonObject subscription, string reason, long from, long to, long discount)
    {
        var id = StripeIds.New("invoice");
        var lines = subscription.Inner("items")!.Items("data").Select(item => Line(id, subscription, item, from, to)).ToList();
        var subtotal = lines.Sum(line => line.Number("amount")!.Value);
        var customer = account.Objects.Find(subscription.Text("customer"));
        return Fields(id, subscription, reason, customer, lines, from, to, subtotal, Math.Max(0, subtotal - discount));
    }

    private static JsonObject Fields(
        string id, JsonObject subscription, string reason, JsonObject? customer, List<JsonObject> lines, long from, long to, long subtotal, long total) => new()
    {
        ["id"] = id,
        ["account_country"] = "DE",
        ["account_name"] = "Sandbox",
        ["amount_due"] = total,
        ["amount_overpaid"] = 0L,
        ["amount_paid"] = 0L,
        ["amount_remaining"] = total,
        ["amount_shipping"] = 0L,
        ["attempt_count"] = 0L,
        ["attempted"] = false,
        ["auto_advance"] = true,
        ["automatic_tax"] = new JsonObject { ["disabled_reason"] = null, ["enabled"] = false, ["liability"] = null, ["provider"] = null, ["status"] = null },
        ["billing_reason"] = reason,
        ["collection_method"] = "charge_automatically",
        ["currency"] = subscription.Text("currency"),
        ["customer"] = subscription.Text("customer"),
        ["customer_email"] = customer?.Text("email"),
        ["customer_name"] = customer?.Text("name"),
        ["customer_tax_exempt"] = "none",
        ["default_tax_rates"] = new JsonArray(),
        ["discounts"] = new JsonArray(),
        ["issuer"] = new JsonObject { ["type"] = "self" },
        ["lines"] = StripeJson.List($"/v1/invoices/{id}/lines", lines),
        ["metadata"] = new JsonObject(),
        ["parent"] = new JsonObject
        {
            ["quote_details"] = null,
            ["subscription_details"] = new JsonObject { ["metadata"] = subscription.Copy("metadata"), ["subscription"] = subscription.Id() },
            ["type"] = "subscription_details",
        },
        ["payment_settings"] = new JsonObject { ["default_mandate"] = null, ["payment_method_options"] = null, ["payment_method_types"] = null },
        ["period_end"] = to,
        ["period_start"] = from,
        ["post_payment_credit_notes_amount"] = 0L,
        ["pre_payment_credit_notes_amount"] = 0L,
        ["starting_balance"] = 0L,
        ["status"] = "draft",
        ["status_transitions"] = new JsonObject { ["finalized_at"] = null, ["marked_uncollectible_at"] = null, ["paid_at"] = null, ["voided_at"] = null },
        ["subtotal"] = subtotal,
        ["subtotal_excluding_tax"] = subtotal,
        ["total"] = total,
        ["total_discount_amounts"] = new JsonArray(),
        ["total_excluding_tax"] = total,
        ["total_taxes"] = new JsonArray(),
    };

    private JsonObject Line(string invoice, JsonObject subscription, JsonObject item, long from, long to)
    {
        var price = item.Inner("price")!;
        var quantity = item.Number("quantity") ?? 1;
        var amount = price.Number("unit_amount")!.Value * quantity;
        var product = account.Objects.Find(price.Text("product"));
        return ObjectMaker.Make("line_item", account.Now, new JsonObject
        {
            ["amount"] = amount,
            ["currency"] = price.Text("currency"),
            ["description"] = $"{quantity} × {product?.Text("name")} (at {Currencies.Words(price.Number("unit_amount")!.Value, price.Text("currency")!)} / {price.Inner("recurring")!.Text("interval")})",
            ["discountable"] = true,
            ["discount_amounts"] = new JsonArray(),
            ["discounts"] = new JsonArray(),
            ["invoice"] = invoice,
            ["parent"] = new JsonObject
            {
                ["invoice_item_details"] = null,
                ["subscription_item_details"] = new JsonObject
                {
                    ["invoice_item"] = null, ["proration"] = false, ["proration_details"] = null,
                    ["subscription"] = subscription.Id(), ["subscription_item"] = item.Id(),
                },
                ["type"] = "subscription_item_details",
            },
            ["period"] = new JsonObject { ["end"] = to, ["start"] = from },
            ["pretax_credit_amounts"] = new JsonArray(),
            ["pricing"] = new JsonObject
            {
                ["price_details"] = new JsonObject { ["price"] = price.Id(), ["product"] = price.Text("product") },
                ["type"] = "price_details",
                ["unit_amount_decimal"] = price.Text("unit_amount_decimal"),
            },
            ["quantity"] = quantity,
            ["subtotal"] = amount,
            ["taxes"] = new JsonArray(),
        });
    }
}

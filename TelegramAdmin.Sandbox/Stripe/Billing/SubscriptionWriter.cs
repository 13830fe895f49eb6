using System.Text.Json.Nodes;
using TelegramAdmin.Sandbox.Stripe.Objects;

namespace TelegramAdmin.Sandbox.Stripe.Billing;

/// <summary>Writes a subscription as Stripe shows it.</summary>
/// <param name="now">Unix time.</param>
internal sealed class SubscriptionWriter(long now)
{
    /// <param name="lines">Line items of a checkout session.</param>
    public JsonObject Write(string customer, IEnumerable<JsonObject> lines, JsonObject metadata, string? description)
    {
        var id = StripeIds.New("subscription");
        var items = lines.Select(line => Item(id, line)).ToList();
        return Fields(id, customer, items[0].Inner("price")!.Text("currency")!, metadata, description, items);
    }

    public static JsonObject Cancellation(string? reason) =>
        new() { ["comment"] = null, ["feedback"] = null, ["feedback_option"] = null, ["reason"] = reason };

    private JsonObject Fields(string id, string customer, string currency, JsonObject metadata, string? description, IEnumerable<JsonObject> items) => new()
    {
        ["id"] = id,
        ["automatic_tax"] = new JsonObject { ["disabled_reason"] = null, ["enabled"] = false, ["liability"] = null },
        ["billing_cycle_anchor"] = now,
        ["billing_mode"] = new JsonObject { ["flexible"] = new JsonObject { ["proration_discounts"] = "included" }, ["type"] = "flexible" },
        ["billing_schedules"] = new JsonArray(),
        ["cancel_at_period_end"] = false,
        ["cancellation_details"] = Cancellation(null),
        ["collection_method"] = "charge_automatically",
        ["currency"] = currency,
        ["customer"] = customer,
        ["description"] = description,
        ["discounts"] = new JsonArray(),
        ["invoice_settings"] = new JsonObject
        {
            ["account_tax_ids"] = null, ["custom_fields"] = null, ["description"] = null, ["footer"] = null, ["issuer"] = new JsonObject { ["type"] = "self" },
        },
        ["items"] = StripeJson.List($"/v1/subscription_items?subscription={id}", items),
        ["metadata"] = metadata.DeepClone(),
        ["payment_settings"] = new JsonObject { ["payment_method_options"] = null, ["payment_method_types"] = null, ["save_default_payment_method"] = "off" },
        ["start_date"] = now,
        ["status"] = "incomplete",
        ["trial_settings"] = new JsonObject { ["end_behavior"] = new JsonObject { ["billing_cycle_anchor"] = null, ["missing_payment_method"] = "create_invoice" } },
    };

    private JsonObject Item(string subscription, JsonObject line)
    {
        var price = line.Inner("price")!;
        return ObjectMaker.Make("subscription_item", now, new JsonObject
        {
            ["current_period_end"] = Periods.End(now, price.Inner("recurring")!),
            ["current_period_start"] = now,
            ["discounts"] = new JsonArray(),
            ["plan"] = Plan(price),
            ["price"] = price.DeepClone(),
            ["quantity"] = line.Number("quantity"),
            ["subscription"] = subscription,
            ["tax_rates"] = new JsonArray(),
        });
    }

    private static JsonObject Plan(JsonObject price)
    {
        var recurring = price.Inner("recurring")!;
        return new JsonObject
        {
            ["id"] = price.Id(),
            ["object"] = "plan",
            ["active"] = price.Is("active"),
            ["amount"] = price.Number("unit_amount"),
            ["amount_decimal"] = price.Text("unit_amount_decimal"),
            ["billing_scheme"] = "per_unit",
            ["created"] = price.Number("created"),
            ["currency"] = price.Text("currency"),
            ["interval"] = recurring.Text("interval"),
            ["interval_count"] = recurring.Number("interval_count"),
            ["livemode"] = false,
            ["metadata"] = price.Copy("metadata"),
            ["meter"] = null,
            ["nickname"] = price.Text("nickname"),
            ["product"] = price.Text("product"),
            ["tiers_mode"] = null,
            ["transform_usage"] = null,
            ["trial_period_days"] = null,
            ["usage_type"] = "licensed",
        };
    }
}

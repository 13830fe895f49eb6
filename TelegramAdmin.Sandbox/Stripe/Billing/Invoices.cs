using System.Globalization;
using System.Text.Json.Nodes;
using TelegramAdmin.Sandbox.Stripe.Objects;
using TelegramAdmin.Sandbox.Stripe.Paying;

namespace TelegramAdmin.Sandbox.Stripe.Billing;

/// <summary>Writes the invoices of subscriptions and notes what became of them.</summary>
internal sealed class Invoices(StripeAccount account)
{
    private static readonly long UntilRetry = (long)TimeSpan.FromDays(3).TotalSeconds;

    /// <param name="reason">subscription_create or subscription_cycle.</param>
    public JsonObject Open(JsonObject subscription, string reason, long from, long to, long discount)
    {
        var id = StripeIds.New("invoice");
        var lines = subscription.Inner("items")!.Items("data").Select(item => Line(id, subscription, item, from, to)).ToList();
        var subtotal = lines.Sum(line => line.Number("amount")!.Value);
        var total = Math.Max(0, subtotal - discount);
        var customer = account.Objects.Find(subscription.Text("customer"));
        var invoice = account.Create("invoice", Fields(id, subscription, reason, customer, subtotal, total));
        invoice["lines"] = StripeJson.List($"/v1/invoices/{id}/lines", lines);
        invoice["period_start"] = from;
        invoice["period_end"] = to;
        invoice["total_discount_amounts"] = new JsonArray();
        account.Tell("invoice.created", invoice);
        Finalize(invoice);
        return invoice;
    }

    /// <summary>Ties the payment to it, as invoice.payments shows since 2025-03-31.</summary>
    public JsonObject Expect(JsonObject invoice, JsonObject intent) => account.Create("invoice_payment", new JsonObject
    {
        ["amount_requested"] = invoice.Number("amount_due"),
        ["currency"] = invoice.Text("currency"),
        ["invoice"] = invoice.Id(),
        ["is_default"] = true,
        ["payment"] = new JsonObject { ["payment_intent"] = intent.Id(), ["type"] = "payment_intent" },
        ["status"] = "open",
        ["status_transitions"] = new JsonObject { ["canceled_at"] = null, ["paid_at"] = null },
    });

    public void Pay(JsonObject invoice)
    {
        var due = invoice.Number("amount_due");
        invoice["amount_paid"] = due;
        invoice["amount_remaining"] = 0L;
        invoice["attempted"] = true;
        invoice["attempt_count"] = invoice.Number("attempt_count") + 1;
        invoice["auto_advance"] = false;
        invoice["next_payment_attempt"] = null;
        invoice["status"] = "paid";
        invoice.Inner("status_transitions")!["paid_at"] = account.Now;
        account.Tell("invoice.paid", invoice);
        account.Tell("invoice.payment_succeeded", invoice);
        if (PaymentOf(invoice) is not { } payment) return;
        payment["amount_paid"] = due;
        payment["status"] = "paid";
        payment.Inner("status_transitions")!["paid_at"] = account.Now;
        account.Tell("invoice_payment.paid", payment);
    }

    public void Fail(JsonObject invoice, bool needsAction)
    {
        invoice["attempted"] = true;
        invoice["attempt_count"] = invoice.Number("attempt_count") + 1;
        invoice["next_payment_attempt"] = account.Now + UntilRetry;
        account.Tell("invoice.payment_failed", invoice);
        if (needsAction) account.Tell("invoice.payment_action_required", invoice);
    }

    public JsonObject? PaymentOf(JsonObject invoice) =>
        account.Objects.Of("invoice_payment").LastOrDefault(payment => payment.Text("invoice") == invoice.Id());

    private void Finalize(JsonObject invoice)
    {
        invoice["status"] = "open";
        invoice["number"] = string.Create(CultureInfo.InvariantCulture, $"SANDBOX-{account.Objects.Of("invoice").Count:0000}");
        invoice["effective_at"] = account.Now;
        invoice["ending_balance"] = 0L;
        invoice["hosted_invoice_url"] = $"{account.PagesUrl}/invoice/{invoice.Id()}";
        invoice.Inner("status_transitions")!["finalized_at"] = account.Now;
        account.Tell("invoice.finalized", invoice);
    }

    private JsonObject Fields(string id, JsonObject subscription, string reason, JsonObject? customer, long subtotal, long total) => new()
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
        ["lines"] = StripeJson.List("", []),
        ["metadata"] = new JsonObject(),
        ["parent"] = new JsonObject
        {
            ["quote_details"] = null,
            ["subscription_details"] = new JsonObject { ["metadata"] = subscription.Copy("metadata"), ["subscription"] = subscription.Id() },
            ["type"] = "subscription_details",
        },
        ["payment_settings"] = new JsonObject { ["default_mandate"] = null, ["payment_method_options"] = null, ["payment_method_types"] = null },
        ["period_end"] = account.Now,
        ["period_start"] = account.Now,
        ["post_payment_credit_notes_amount"] = 0L,
        ["pre_payment_credit_notes_amount"] = 0L,
        ["starting_balance"] = 0L,
        ["status"] = "draft",
        ["status_transitions"] = new JsonObject { ["finalized_at"] = null, ["marked_uncollectible_at"] = null, ["paid_at"] = null, ["voided_at"] = null },
        ["subtotal"] = subtotal,
        ["subtotal_excluding_tax"] = subtotal,
        ["total"] = total,
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

using System.Text.Json.Nodes;
using TelegramAdmin.Sandbox.Stripe.Objects;
using TelegramAdmin.Sandbox.Stripe.Paying;
using TelegramAdmin.Sandbox.Stripe.Protocol;

namespace TelegramAdmin.Sandbox.Stripe.Billing;

/// <summary>Lives of subscriptions: https://docs.stripe.com/billing/subscriptions/overview.</summary>
internal sealed class Subscriptions(StripeAccount account)
{
    private readonly Invoices _invoices = new(account);
    private readonly PaymentConfirmation _confirmation = new(account);

    /// <summary>Makes it with its first invoice; it is incomplete until that is paid.</summary>
    public JsonObject Create(string customer, IEnumerable<JsonObject> lines, JsonObject metadata, string? description, long discount)
    {
        var id = StripeIds.New("subscription");
        var items = lines.Select(line => Item(id, line)).ToList();
        var price = items[0].Inner("price")!;
        var subscription = account.Create("subscription", Fields(id, customer, price.Text("currency")!, metadata, description, items));
        var invoice = _invoices.Open(subscription, "subscription_create", account.Now, items[0].Number("current_period_end")!.Value, discount);
        subscription["latest_invoice"] = invoice.Id();
        account.Tell("customer.subscription.created", subscription);
        return subscription;
    }

    /// <summary>Tries to collect its latest invoice.</summary>
    /// <returns>The payment intent; null when nothing was due.</returns>
    public JsonObject? Collect(JsonObject subscription, JsonObject method, ConfirmationTerms terms, out StripeException? refusal)
    {
        refusal = null;
        var invoice = account.Objects.Get("invoice", subscription.Text("latest_invoice")!);
        if (invoice.Number("amount_due") == 0)
        {
            _invoices.Pay(invoice);
            Settle(subscription, "active");
            return null;
        }

        var intent = IntentOf(invoice) ?? NewIntent(subscription, invoice);
        refusal = _confirmation.Confirm(intent, method, terms);
        Follow(intent);
        return intent;
    }

    /// <summary>Notes on invoice and subscription what became of a payment. Does nothing for other payments.</summary>
    public void Follow(JsonObject intent)
    {
        var payment = account.Objects.Of("invoice_payment").FirstOrDefault(one => one.Inner("payment")!.Text("payment_intent") == intent.Id());
        if (payment is null || account.Objects.Find(payment.Text("invoice")) is not { } invoice || invoice.Text("status") == "paid") return;
        var subscription = account.Objects.Get("subscription", invoice.Inner("parent")!.Inner("subscription_details")!.Text("subscription")!);
        switch (intent.Text("status"))
        {
            case "succeeded":
                subscription["default_payment_method"] = intent.Text("payment_method");
                _invoices.Pay(invoice);
                Settle(subscription, "active");
                break;
            case "requires_payment_method" or "requires_action":
                _invoices.Fail(invoice, intent.Text("status") == "requires_action");
                if (subscription.Text("status") == "active") Settle(subscription, "past_due");
                break;
        }
    }

    /// <summary>A period ends: the next one begins and is invoiced, or the subscription ends.</summary>
    public void Renew(JsonObject subscription)
    {
        if (subscription.Text("status") is not ("active" or "past_due" or "trialing")) throw StripeException.Invalid("Only a running subscription can be renewed.");
        if (subscription.Is("cancel_at_period_end"))
        {
            Cancel(subscription);
            return;
        }

        var items = subscription.Inner("items")!.Items("data").ToList();
        var from = items[0].Number("current_period_end")!.Value;
        var before = subscription.Copy("items");
        foreach (var item in items)
        {
            item["current_period_start"] = from;
            item["current_period_end"] = Periods.End(from, item.Inner("price")!.Inner("recurring")!);
        }

        var invoice = _invoices.Open(subscription, "subscription_cycle", from, items[0].Number("current_period_end")!.Value, 0);
        var earlier = subscription.Text("latest_invoice");
        subscription["latest_invoice"] = invoice.Id();
        account.Tell("customer.subscription.updated", subscription, new JsonObject { ["items"] = before, ["latest_invoice"] = earlier });
        if (account.Objects.Find(MethodOf(subscription)) is { } method) Collect(subscription, method, new ConfirmationTerms(IsOffSession: true), out _);
        else _invoices.Fail(invoice, needsAction: false);
    }

    public void CancelAtPeriodEnd(JsonObject subscription, bool isCancelled)
    {
        var end = subscription.Inner("items")!.Items("data").First().Number("current_period_end");
        account.Change("customer.subscription.updated", subscription, new JsonObject
        {
            ["cancel_at"] = isCancelled ? end : null,
            ["cancel_at_period_end"] = isCancelled,
            ["canceled_at"] = isCancelled ? account.Now : null,
            ["cancellation_details"] = Cancellation(isCancelled ? "cancellation_requested" : null),
        });
    }

    public void Cancel(JsonObject subscription)
    {
        subscription["status"] = "canceled";
        subscription["canceled_at"] ??= account.Now;
        subscription["ended_at"] = account.Now;
        subscription["cancellation_details"] = Cancellation("cancellation_requested");
        account.Tell("customer.subscription.deleted", subscription);
    }

    public JsonObject? IntentOf(JsonObject invoice) =>
        account.Objects.Find(_invoices.PaymentOf(invoice)?.Inner("payment")!.Text("payment_intent"));

    private string? MethodOf(JsonObject subscription) => subscription.Text("default_payment_method")
        ?? account.Objects.Find(subscription.Text("customer"))?.Inner("invoice_settings")?.Text("default_payment_method");

    private JsonObject NewIntent(JsonObject subscription, JsonObject invoice)
    {
        var intent = new PaymentIntents(account).Create(new JsonObject
        {
            ["amount"] = invoice.Number("amount_due"),
            ["currency"] = invoice.Text("currency"),
            ["customer"] = invoice.Text("customer"),
            ["description"] = invoice.Text("billing_reason") == "subscription_create" ? "Subscription creation" : "Subscription update",
            ["setup_future_usage"] = "off_session",
        });
        _invoices.Expect(invoice, intent);
        return intent;
    }

    private void Settle(JsonObject subscription, string status) =>
        account.Change("customer.subscription.updated", subscription, new JsonObject { ["status"] = status });

    private static JsonObject Cancellation(string? reason) =>
        new() { ["comment"] = null, ["feedback"] = null, ["feedback_option"] = null, ["reason"] = reason };

    private JsonObject Fields(string id, string customer, string currency, JsonObject metadata, string? description, IEnumerable<JsonObject> items) => new()
    {
        ["id"] = id,
        ["automatic_tax"] = new JsonObject { ["disabled_reason"] = null, ["enabled"] = false, ["liability"] = null },
        ["billing_cycle_anchor"] = account.Now,
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
        ["start_date"] = account.Now,
        ["status"] = "incomplete",
        ["trial_settings"] = new JsonObject { ["end_behavior"] = new JsonObject { ["billing_cycle_anchor"] = null, ["missing_payment_method"] = "create_invoice" } },
    };

    private JsonObject Item(string subscription, JsonObject line)
    {
        var price = line.Inner("price")!;
        return ObjectMaker.Make("subscription_item", account.Now, new JsonObject
        {
            ["current_period_end"] = Periods.End(account.Now, price.Inner("recurring")!),
            ["current_period_start"] = account.Now,
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

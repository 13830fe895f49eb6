using System.Text.Json.Nodes;
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
        var subscription = account.Create("subscription", new SubscriptionWriter(account.Now).Write(customer, lines, metadata, description));
        var end = subscription.Inner("items")!.Items("data").First().Number("current_period_end")!.Value;
        var invoice = _invoices.Open(subscription, "subscription_create", account.Now, end, discount);
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
            ["cancellation_details"] = SubscriptionWriter.Cancellation(isCancelled ? "cancellation_requested" : null),
        });
    }

    public void Cancel(JsonObject subscription)
    {
        subscription["status"] = "canceled";
        subscription["canceled_at"] ??= account.Now;
        subscription["ended_at"] = account.Now;
        subscription["cancellation_details"] = SubscriptionWriter.Cancellation("cancellation_requested");
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
}

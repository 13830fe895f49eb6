using System.Text.Json.Nodes;
using TelegramAdmin.Sandbox.Stripe.Billing;
using TelegramAdmin.Sandbox.Stripe.Paying;
using TelegramAdmin.Sandbox.Stripe.Protocol;

namespace TelegramAdmin.Sandbox.Stripe.Operations;

/// <summary>Subscriptions and their invoices.</summary>
internal static class BillingOperations
{
    private static readonly string[] Untaken = ["items", "discounts", "trial_end", "billing_cycle_anchor", "pause_collection", "add_invoice_items"];

    public static IReadOnlyDictionary<string, Operation> All { get; } = new Dictionary<string, Operation>
    {
        ["GET /v1/subscriptions"] = ListSubscriptions,
        ["GET /v1/subscriptions/{}"] = call => call.Subject("subscription"),
        ["POST /v1/subscriptions/{}"] = Update,
        ["DELETE /v1/subscriptions/{}"] = Cancel,
        ["GET /v1/invoices"] = ListInvoices,
        ["GET /v1/invoices/{}"] = call => call.Subject("invoice"),
        ["POST /v1/invoices/{}/pay"] = Pay,
        ["GET /v1/invoice_payments"] = ListPayments,
    };

    private static JsonObject ListSubscriptions(StripeCall call)
    {
        var all = call.Account.Objects.Of("subscription").AsEnumerable();
        all = call.Args.Text("status") switch
        {
            null => all.Where(one => one.Text("status") != "canceled"),
            "all" => all,
            "ended" => all.Where(one => one.Text("status") is "canceled" or "incomplete_expired"),
            var status => all.Where(one => one.Text("status") == status),
        };
        if (call.Args.Text("price") is { } price) all = all.Where(one => one.Inner("items")!.Items("data").Any(item => item.Inner("price")!.Id() == price));
        return call.List(all, "customer");
    }

    private static JsonObject Update(StripeCall call)
    {
        var subscription = call.Subject("subscription");
        Expect(subscription);
        if (call.Args.Text("default_payment_method") is { } method) call.Account.Objects.Get("payment_method", method, "default_payment_method");
        if (Untaken.FirstOrDefault(call.Args.ContainsKey) is { } name)
            throw StripeException.Invalid($"The sandbox cannot change `{name}` of a subscription.", name);
        if (call.Args["cancel_at_period_end"] is { } flag) new Subscriptions(call.Account).CancelAtPeriodEnd(subscription, flag.GetValue<bool>());
        return CatalogueOperations.Update(call, subscription, "customer.subscription.updated", "cancel_at_period_end", "cancellation_details", "payment_settings");
    }

    private static JsonObject Cancel(StripeCall call)
    {
        var subscription = call.Subject("subscription");
        Expect(subscription);
        new Subscriptions(call.Account).Cancel(subscription);
        return subscription;
    }

    private static JsonObject ListInvoices(StripeCall call)
    {
        var all = call.Account.Objects.Of("invoice").AsEnumerable();
        if (call.Args.Text("subscription") is { } subscription)
            all = all.Where(one => one.Inner("parent")?.Inner("subscription_details")?.Text("subscription") == subscription);
        return call.List(all, "customer", "status", "collection_method");
    }

    private static JsonObject Pay(StripeCall call)
    {
        var invoice = call.Subject("invoice");
        if (invoice.Text("status") != "open") throw StripeException.Invalid($"Invoice is already {invoice.Text("status")}", null, "invoice_already_paid");
        var subscription = call.Account.Objects.Get("subscription", invoice.Inner("parent")!.Inner("subscription_details")!.Text("subscription")!);
        var id = call.Args.Text("payment_method") ?? subscription.Text("default_payment_method")
            ?? throw StripeException.Invalid("There is no default_payment_method set on this Customer or Invoice.", "payment_method", "missing");
        var method = new PaymentMethods(call.Account).Resolve(id);
        new Subscriptions(call.Account).Collect(subscription, method, new ConfirmationTerms(IsOffSession: call.Args["off_session"]?.GetValue<bool>() ?? true), out var refusal);
        return refusal is null ? invoice : throw refusal;
    }

    private static JsonObject ListPayments(StripeCall call)
    {
        var all = call.Account.Objects.Of("invoice_payment").AsEnumerable();
        if (call.Args.Inner("payment")?.Text("payment_intent") is { } intent) all = all.Where(one => one.Inner("payment")!.Text("payment_intent") == intent);
        return call.List(all, "invoice", "status");
    }

    private static void Expect(JsonObject subscription)
    {
        if (subscription.Text("status") == "canceled") throw StripeException.Missing("subscription", subscription.Id(), "id");
    }
}

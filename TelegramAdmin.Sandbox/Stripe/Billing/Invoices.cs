using System.Globalization;
using System.Text.Json.Nodes;

namespace TelegramAdmin.Sandbox.Stripe.Billing;

/// <summary>Writes the invoices of subscriptions and notes what became of them.</summary>
internal sealed class Invoices(StripeAccount account)
{
    private static readonly long UntilRetry = (long)TimeSpan.FromDays(3).TotalSeconds;

    /// <param name="reason">subscription_create or subscription_cycle.</param>
    public JsonObject Open(JsonObject subscription, string reason, long from, long to, long discount)
    {
        var invoice = account.Create("invoice", new InvoiceWriter(account).Write(subscription, reason, from, to, discount));
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
}

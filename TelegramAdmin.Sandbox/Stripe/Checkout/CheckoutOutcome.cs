using System.Text.Json.Nodes;
using TelegramAdmin.Sandbox.Stripe.Protocol;

namespace TelegramAdmin.Sandbox.Stripe;

/// <summary>How a press of "Pay" ended.</summary>
/// <param name="Status">Of the session: open or complete.</param>
/// <param name="Decline">The bank's reason, such as insufficient_funds; null unless it refused.</param>
/// <param name="AsksBank">Id of the intent that the payer must confirm to their bank.</param>
public sealed record CheckoutOutcome(string Status, string PaymentStatus, string? Decline, string? AsksBank)
{
    internal string? Message { get; private init; }

    internal static CheckoutOutcome Of(StripeAccount account, JsonObject session, StripeException? refusal)
    {
        var intent = account.Objects.Find(session.Text("payment_intent") ?? session.Text("setup_intent")) ?? InvoiceIntent(account, session);
        return new CheckoutOutcome(
            session.Text("status")!, session.Text("payment_status")!, refusal?.DeclineCode ?? refusal?.Code,
            intent?.Text("status") == "requires_action" ? intent.Id() : null) { Message = refusal?.Message };
    }

    private static JsonObject? InvoiceIntent(StripeAccount account, JsonObject session) =>
        account.Objects.Find(session.Text("invoice")) is { } invoice ? new Billing.Subscriptions(account).IntentOf(invoice) : null;
}

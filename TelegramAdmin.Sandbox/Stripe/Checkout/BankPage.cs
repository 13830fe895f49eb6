using System.Text.Json.Nodes;
using TelegramAdmin.Sandbox.Stripe.Paying;
using TelegramAdmin.Sandbox.Stripe.Protocol;

namespace TelegramAdmin.Sandbox.Stripe.Checkout;

/// <summary>What follows when the payer has answered their bank's question (3-D Secure).</summary>
internal sealed class BankPage(StripeAccount account)
{
    public void Answer(string intentId, bool confirms)
    {
        var intent = Find(intentId);
        if (intent.Text("object") == "payment_intent") AnswerPayment(intent, confirms);
        else AnswerSetup(intent, confirms);
        new CheckoutPayment(account).Follow(intent);
    }

    /// <summary>The intent, while the bank is waiting for the payer.</summary>
    public JsonObject Find(string intentId)
    {
        var intent = account.Objects.Find(intentId);
        if (intent?.Text("object") is not ("payment_intent" or "setup_intent")) throw StripeException.Missing("payment_intent", intentId, "id");
        return intent.Text("status") == "requires_action" ? intent : throw StripeException.Invalid("The bank is not waiting for an answer any more.");
    }

    private void AnswerPayment(JsonObject intent, bool confirms)
    {
        var confirmation = new PaymentConfirmation(account);
        if (confirms) confirmation.Confirm(intent, MethodOf(intent), new ConfirmationTerms(IsAuthenticated: true));
        else confirmation.FailAuthentication(intent);
    }

    private void AnswerSetup(JsonObject intent, bool confirms)
    {
        var setup = new SetupIntents(account);
        if (confirms) setup.Confirm(intent, MethodOf(intent), isAuthenticated: true, returnUrl: null);
        else setup.FailAuthentication(intent);
    }

    private JsonObject MethodOf(JsonObject intent) => account.Objects.Get("payment_method", intent.Text("payment_method")!);
}

using System.Text.Json.Nodes;
using TelegramAdmin.Sandbox.Stripe.Billing;
using TelegramAdmin.Sandbox.Stripe.Paying;
using TelegramAdmin.Sandbox.Stripe.Protocol;

namespace TelegramAdmin.Sandbox.Stripe.Checkout;

/// <summary>What happens when a payer presses "Pay": https://docs.stripe.com/payments/checkout/how-checkout-works.</summary>
internal sealed class CheckoutPayment(StripeAccount account)
{
    private readonly PaymentMethods _methods = new(account);

    /// <summary>Afterwards the session is complete, or its intent says what is to be done.</summary>
    /// <returns>Why the bank refused, or null.</returns>
    public StripeException? Pay(JsonObject session, Payer payer)
    {
        new CheckoutSessions(account).ExpireDue();
        if (session.Text("status") != "open") throw StripeException.Invalid("This Checkout Session is no longer open.");
        new PayerDetails(account).Note(session, payer);
        return session.Text("mode") switch
        {
            "setup" => SetUp(session, payer),
            "subscription" => Subscribe(session, payer),
            _ => PayOnce(session, payer),
        };
    }

    /// <summary>Completes the session of an intent that has come to its end, on the bank's page for example.</summary>
    public void Follow(JsonObject intent)
    {
        new Subscriptions(account).Follow(intent);
        var session = account.Objects.Of("checkout.session").LastOrDefault(one => IsOf(one, intent));
        if (session?.Text("status") != "open") return;
        switch (intent.Text("status"))
        {
            case "succeeded":
                Complete(session, intent.Text("object") == "setup_intent" ? "no_payment_required" : "paid");
                break;
            case "processing":
                Complete(session, "unpaid");
                break;
        }
    }

    /// <summary>A bank debit arrived, or did not.</summary>
    public void Settle(JsonObject intent, bool succeeds)
    {
        new PaymentConfirmation(account).Settle(intent, succeeds);
        new Subscriptions(account).Follow(intent);
        if (account.Objects.Of("checkout.session").LastOrDefault(one => IsOf(one, intent)) is not { } session) return;
        if (succeeds) session["payment_status"] = "paid";
        account.Tell(succeeds ? "checkout.session.async_payment_succeeded" : "checkout.session.async_payment_failed", session);
    }

    public static bool TakesDebit(JsonObject session) =>
        session.Text("mode") != "setup" && (session["payment_method_types"] as JsonArray)?.Any(type => type!.GetValue<string>() == "sepa_debit") == true;

    private bool IsOf(JsonObject session, JsonObject intent) =>
        session.Text("payment_intent") == intent.Id() || session.Text("setup_intent") == intent.Id()
        || (session.Text("invoice") is { } invoice && new Subscriptions(account).IntentOf(account.Objects.Get("invoice", invoice))?.Id() == intent.Id());

    private StripeException? PayOnce(JsonObject session, Payer payer)
    {
        var amount = session.Number("amount_total")!.Value;
        if (amount == 0)
        {
            Complete(session, "no_payment_required");
            return null;
        }

        var intent = IntentFor(session, amount, payer);
        var refusal = new PaymentConfirmation(account).Confirm(intent, MethodOf(session, payer), Terms(session));
        Follow(intent);
        return refusal;
    }

    private StripeException? SetUp(JsonObject session, Payer payer)
    {
        var intent = account.Objects.Get("setup_intent", session.Text("setup_intent")!);
        intent["customer"] = session.Text("customer");
        var refusal = new SetupIntents(account).Confirm(intent, MethodOf(session, payer), isAuthenticated: false, Terms(session).ReturnUrl);
        Follow(intent);
        return refusal;
    }

    private StripeException? Subscribe(JsonObject session, Payer payer)
    {
        var subscriptions = new Subscriptions(account);
        var subscription = account.Objects.Find(session.Text("subscription")) ?? Begin(session, subscriptions);
        var intent = subscriptions.Collect(subscription, MethodOf(session, payer), Terms(session), out var refusal);
        if (intent is null) Complete(session, "no_payment_required");
        else Follow(intent);
        return refusal;
    }

    private JsonObject Begin(JsonObject session, Subscriptions subscriptions)
    {
        var data = account.Extras.GetValueOrDefault(session.Id())?.Inner("subscription_data") ?? [];
        var lines = account.Extras[session.Id()].Items("line_items").Where(line => line.Inner("price")!.Text("type") == "recurring");
        var begun = subscriptions.Create(
            session.Text("customer")!, lines, data.Inner("metadata") ?? [], data.Text("description"), session.Inner("total_details")!.Number("amount_discount")!.Value);
        session["subscription"] = begun.Id();
        session["invoice"] = begun.Text("latest_invoice");
        return begun;
    }

    private JsonObject IntentFor(JsonObject session, long amount, Payer payer)
    {
        if (account.Objects.Find(session.Text("payment_intent")) is { } known) return known;
        var data = account.Extras.GetValueOrDefault(session.Id())?.Inner("payment_intent_data") ?? [];
        var fields = new JsonObject
        {
            ["amount"] = amount,
            ["currency"] = session.Text("currency"),
            ["customer"] = session.Text("customer"),
            ["description"] = data.Text("description"),
            ["metadata"] = data.Copy("metadata") ?? new JsonObject(),
            ["receipt_email"] = data.Text("receipt_email") ?? payer.Email,
            ["setup_future_usage"] = data.Text("setup_future_usage"),
        };
        var intent = new PaymentIntents(account).Create(fields);
        session["payment_intent"] = intent.Id();
        return intent;
    }

    private JsonObject MethodOf(JsonObject session, Payer payer)
    {
        if (payer.Card is { } card) return _methods.FromCard(card, payer.Email, payer.Name);
        if (payer.SavedMethod is not { } id)
            return TakesDebit(session) ? _methods.FromBank(payer.Email, payer.Name) : throw StripeException.Invalid("This Checkout Session takes no bank debit.");
        var saved = account.Objects.Get("payment_method", id, "payment_method");
        return saved.Text("customer") is { } owner && owner == session.Text("customer")
            ? saved
            : throw StripeException.Missing("payment_method", id, "payment_method");
    }

    private ConfirmationTerms Terms(JsonObject session) => new(ReturnUrl: $"{account.PagesUrl}/pay/{session.Id()}");

    private void Complete(JsonObject session, string paymentStatus)
    {
        session["payment_status"] = paymentStatus;
        session["status"] = "complete";
        session["url"] = null;
        if (account.Objects.Find(session.Items("discounts").FirstOrDefault()?.Text("coupon")) is { } coupon) Coupons.Redeem(coupon, account.Now);
        account.Tell("checkout.session.completed", session);
    }
}

using System.Text.Json.Nodes;
using TelegramAdmin.Sandbox.Stripe.Protocol;

namespace TelegramAdmin.Sandbox.Stripe.Paying;

/// <summary>Takes a payment intent to its next state: https://docs.stripe.com/payments/paymentintents/lifecycle.</summary>
internal sealed class PaymentConfirmation(StripeAccount account)
{
    private readonly Charges _charges = new(account);
    private readonly PaymentMethods _methods = new(account);

    /// <returns>Why the bank refused, or null when it paid, is on its way or must be confirmed by the payer.</returns>
    public StripeException? Confirm(JsonObject intent, JsonObject method, ConfirmationTerms terms)
    {
        intent["payment_method"] = method.Id();
        intent["next_action"] = null;
        if (method.Text("type") == "sepa_debit") return Begin(intent, method);
        if (!terms.IsAuthenticated && _methods.NeedsAuthentication(method, terms.IsOffSession))
        {
            if (terms.IsOffSession) return Refuse(intent, method, Decline.NeedsAuthentication);
            AskBank(intent, terms.ReturnUrl);
            return null;
        }

        if (_methods.CardOf(method)?.Decline is { } decline) return Refuse(intent, method, decline);
        Pay(intent, method, terms);
        return null;
    }

    /// <summary>The payer refused on the bank's page, or gave up.</summary>
    public void FailAuthentication(JsonObject intent)
    {
        var method = account.Objects.Get("payment_method", intent.Text("payment_method")!);
        intent["last_payment_error"] = Declines.LastError(Decline.FailedAuthentication, method, null);
        intent["payment_method"] = null;
        intent["next_action"] = null;
        intent["status"] = "requires_payment_method";
        account.Tell("payment_intent.payment_failed", intent);
    }

    /// <summary>A bank debit arrived, or did not.</summary>
    public void Settle(JsonObject intent, bool succeeds)
    {
        var charge = account.Objects.Get("charge", intent.Text("latest_charge")!);
        var method = account.Objects.Get("payment_method", intent.Text("payment_method")!);
        charge["status"] = succeeds ? "succeeded" : "failed";
        charge["paid"] = succeeds;
        if (succeeds)
        {
            account.Tell("charge.succeeded", charge);
            Succeed(intent, charge);
            return;
        }

        charge["failure_code"] = "payment_intent_payment_attempt_failed";
        charge["failure_message"] = "The payment failed.";
        charge["amount_captured"] = 0L;
        account.Tell("charge.failed", charge);
        var decline = new Decline("payment_intent_payment_attempt_failed", null, "The payment failed.");
        Return(intent, Declines.LastError(decline, method, charge.Id()));
    }

    private StripeException? Begin(JsonObject intent, JsonObject method)
    {
        var charge = _charges.Begin(intent, method);
        Save(intent, method);
        intent["latest_charge"] = charge.Id();
        intent["status"] = "processing";
        account.Tell("payment_intent.processing", intent);
        account.Tell("charge.pending", charge);
        return null;
    }

    private void AskBank(JsonObject intent, string? returnUrl)
    {
        intent["status"] = "requires_action";
        intent["next_action"] = new JsonObject
        {
            ["redirect_to_url"] = new JsonObject { ["return_url"] = returnUrl, ["url"] = $"{account.PagesUrl}/secure/{intent.Id()}" },
            ["type"] = "redirect_to_url",
        };
        account.Tell("payment_intent.requires_action", intent);
    }

    private StripeException Refuse(JsonObject intent, JsonObject method, Decline decline)
    {
        var charge = _charges.Fail(intent, method, decline);
        intent["latest_charge"] = charge.Id();
        account.Tell("charge.failed", charge);
        Return(intent, Declines.LastError(decline, method, charge.Id()));
        return Declines.Refusal(decline, new JsonObject
        {
            ["charge"] = charge.Id(),
            ["payment_intent"] = intent.DeepClone(),
            ["payment_method"] = method.DeepClone(),
        });
    }

    private void Return(JsonObject intent, JsonObject error)
    {
        intent["last_payment_error"] = error;
        intent["payment_method"] = null;
        intent["status"] = "requires_payment_method";
        account.Tell("payment_intent.payment_failed", intent);
    }

    private void Pay(JsonObject intent, JsonObject method, ConfirmationTerms terms)
    {
        Save(intent, method);
        if (terms.IsAuthenticated && intent.Text("setup_future_usage") == "off_session") _methods.MarkSetUp(method);
        var charge = _charges.Succeed(intent, method);
        intent["latest_charge"] = charge.Id();
        account.Tell("charge.succeeded", charge);
        Succeed(intent, charge);
        if (_methods.CardOf(method)?.Disputes == true) new Disputes(account).Open(charge);
    }

    private void Save(JsonObject intent, JsonObject method)
    {
        if (intent.Text("setup_future_usage") is not null && intent.Text("customer") is { } customer) _methods.Attach(method, customer);
    }

    private void Succeed(JsonObject intent, JsonObject charge)
    {
        intent["amount_received"] = intent.Number("amount");
        intent["last_payment_error"] = null;
        intent["status"] = "succeeded";
        account.Tell("payment_intent.succeeded", intent);
        _charges.Book(charge);
    }
}

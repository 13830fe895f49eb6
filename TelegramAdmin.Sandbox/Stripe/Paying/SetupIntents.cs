using System.Text.Json.Nodes;
using TelegramAdmin.Sandbox.Stripe.Objects;
using TelegramAdmin.Sandbox.Stripe.Protocol;

namespace TelegramAdmin.Sandbox.Stripe.Paying;

/// <summary>Saves a payment method for later: https://docs.stripe.com/payments/setupintents/lifecycle.</summary>
internal sealed class SetupIntents(StripeAccount account)
{
    private readonly PaymentMethods _methods = new(account);

    public JsonObject Create(JsonObject fields)
    {
        var id = StripeIds.New("setup_intent");
        var given = new JsonObject
        {
            ["id"] = id,
            ["automatic_payment_methods"] = new JsonObject { ["allow_redirects"] = "always", ["enabled"] = true },
            ["client_secret"] = StripeIds.Secret(id),
            ["metadata"] = new JsonObject(),
            ["payment_method_types"] = new JsonArray("card"),
            ["status"] = "requires_payment_method",
            ["usage"] = "off_session",
        };
        foreach (var (name, value) in fields) given[name] = value?.DeepClone();
        if (given["payment_method"] is not null) given["status"] = "requires_confirmation";
        var intent = account.Create("setup_intent", given);
        account.Tell("setup_intent.created", intent);
        return intent;
    }

    /// <returns>Why the bank refused, or null.</returns>
    public StripeException? Confirm(JsonObject intent, JsonObject method, bool isAuthenticated, string? returnUrl)
    {
        intent["payment_method"] = method.Id();
        intent["next_action"] = null;
        if (!isAuthenticated && _methods.NeedsAuthentication(method, isOffSession: false))
        {
            AskBank(intent, returnUrl);
            return null;
        }

        if (_methods.CardOf(method) is { CanBeSaved: false, Decline: { } decline }) return Refuse(intent, method, decline);
        if (intent.Text("customer") is { } customer) _methods.Attach(method, customer);
        _methods.MarkSetUp(method);
        intent["status"] = "succeeded";
        intent["last_setup_error"] = null;
        account.Tell("setup_intent.succeeded", intent);
        return null;
    }

    public void FailAuthentication(JsonObject intent)
    {
        var method = account.Objects.Get("payment_method", intent.Text("payment_method")!);
        var decline = Decline.FailedAuthentication with { Code = "setup_intent_authentication_failure" };
        Return(intent, Declines.LastError(decline, method, null));
    }

    public void Cancel(JsonObject intent, string? reason)
    {
        intent["status"] = "canceled";
        intent["cancellation_reason"] = reason;
        intent["next_action"] = null;
        account.Tell("setup_intent.canceled", intent);
    }

    private void AskBank(JsonObject intent, string? returnUrl)
    {
        intent["status"] = "requires_action";
        intent["next_action"] = new JsonObject
        {
            ["redirect_to_url"] = new JsonObject { ["return_url"] = returnUrl, ["url"] = $"{account.PagesUrl}/secure/{intent.Id()}" },
            ["type"] = "redirect_to_url",
        };
        account.Tell("setup_intent.requires_action", intent);
    }

    private StripeException Refuse(JsonObject intent, JsonObject method, Decline decline)
    {
        Return(intent, Declines.LastError(decline, method, null));
        return Declines.Refusal(decline, new JsonObject { ["setup_intent"] = intent.DeepClone(), ["payment_method"] = method.DeepClone() });
    }

    private void Return(JsonObject intent, JsonObject error)
    {
        intent["last_setup_error"] = error;
        intent["payment_method"] = null;
        intent["next_action"] = null;
        intent["status"] = "requires_payment_method";
        account.Tell("setup_intent.setup_failed", intent);
    }
}

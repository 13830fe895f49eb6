using System.Text.Json.Nodes;
using TelegramAdmin.Sandbox.Stripe.Protocol;

namespace TelegramAdmin.Sandbox.Stripe.Paying;

/// <summary>Makes payment methods of test cards, and ties them to customers.</summary>
internal sealed class PaymentMethods(StripeAccount account)
{
    /// <summary>The year on every card; it never comes.</summary>
    private const long ExpiryYear = 2044;

    public JsonObject FromCard(TestCard card, string? email = null, string? name = null)
    {
        var method = account.Create("payment_method", new JsonObject
        {
            ["allow_redisplay"] = "unspecified",
            ["billing_details"] = BillingDetails(email, name),
            ["card"] = CardDetails(card),
            ["type"] = "card",
        });
        account.Cards[method.Id()] = new KeptCard { Number = card.Number };
        return method;
    }

    /// <summary>A bank debit: whether it pays is known days later.</summary>
    public JsonObject FromBank(string? email, string? name) => account.Create("payment_method", new JsonObject
    {
        ["allow_redisplay"] = "unspecified",
        ["billing_details"] = BillingDetails(email, name),
        ["sepa_debit"] = new JsonObject
        {
            ["bank_code"] = "37040044", ["branch_code"] = "", ["country"] = "DE", ["fingerprint"] = "vifs0Ho7vwRn1Miu", ["generated_from"] = null, ["last4"] = "3000",
        },
        ["type"] = "sepa_debit",
    });

    /// <summary>A saved payment method, or a new one of a test card's token such as pm_card_visa.</summary>
    public JsonObject Resolve(string id, string param = "payment_method") =>
        TestCards.ByToken(id) is { } card ? FromCard(card) : account.Objects.Get("payment_method", id, param);

    /// <summary>Saves it for a customer; the bank may refuse that.</summary>
    public void Attach(JsonObject method, string customer)
    {
        if (method.Text("customer") == customer) return;
        if (method.Text("customer") is not null)
            throw StripeException.Invalid("The payment method you provided has already been attached to a customer.", "payment_method", "payment_method_unexpected_state");
        if (CardOf(method) is { CanBeSaved: false, Decline: { } decline }) throw Declines.Refusal(decline, []);
        method["customer"] = customer;
        account.Tell("payment_method.attached", method);
    }

    public void Detach(JsonObject method)
    {
        if (method.Text("customer") is not { } owner)
        {
            throw StripeException.Invalid(
                "The payment method you provided is not attached to a customer so detachment is impossible.", "payment_method", "payment_method_unexpected_state");
        }

        method["customer"] = null;
        account.Tell("payment_method.detached", method, new JsonObject { ["customer"] = owner });
        var customer = account.Objects.Find(owner);
        var settings = customer?.Inner("invoice_settings");
        if (settings?.Text("default_payment_method") == method.Id()) settings["default_payment_method"] = null;
    }

    public TestCard? CardOf(JsonObject method) =>
        account.Cards.TryGetValue(method.Id(), out var kept) ? TestCards.ByNumber(kept.Number) : null;

    public bool NeedsAuthentication(JsonObject method, bool isOffSession) => CardOf(method)?.Authentication switch
    {
        Authentication.Always => true,
        Authentication.UnlessSetUp => !isOffSession || !account.Cards[method.Id()].IsSetUp,
        Authentication.OnlyOnSession => !isOffSession,
        _ => false,
    };

    /// <summary>The payer confirmed it for payments without them.</summary>
    public void MarkSetUp(JsonObject method)
    {
        if (account.Cards.TryGetValue(method.Id(), out var kept)) kept.IsSetUp = true;
    }

    private static JsonObject BillingDetails(string? email, string? name) => new()
    {
        ["address"] = new JsonObject
        {
            ["city"] = null, ["country"] = null, ["line1"] = null, ["line2"] = null, ["postal_code"] = null, ["state"] = null,
        },
        ["email"] = email,
        ["name"] = name,
        ["phone"] = null,
        ["tax_id"] = null,
    };

    private static JsonObject CardDetails(TestCard card) => new()
    {
        ["brand"] = card.Brand,
        ["checks"] = new JsonObject { ["address_line1_check"] = null, ["address_postal_code_check"] = null, ["cvc_check"] = "pass" },
        ["country"] = "US",
        ["display_brand"] = card.Brand,
        ["exp_month"] = 12L,
        ["exp_year"] = ExpiryYear,
        ["fingerprint"] = $"sandbox{card.Number[^9..]}",
        ["funding"] = card.Funding,
        ["generated_from"] = null,
        ["last4"] = card.Last4,
        ["networks"] = new JsonObject { ["available"] = new JsonArray(card.Brand), ["preferred"] = null },
        ["regulated_status"] = "unregulated",
        ["three_d_secure_usage"] = new JsonObject { ["supported"] = true },
        ["wallet"] = null,
    };
}

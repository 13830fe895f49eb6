using System.Text.Json.Nodes;
using TelegramAdmin.Sandbox.Stripe.Protocol;

namespace TelegramAdmin.Sandbox.Stripe.Checkout;

/// <summary>Notes on a session who pays: address, consents, and the customer when one is wanted.</summary>
internal sealed class PayerDetails(StripeAccount account)
{
    public void Note(JsonObject session, Payer payer)
    {
        if (session.Inner("consent_collection")?.Text("terms_of_service") == "required" && !payer.AcceptsTerms)
            throw StripeException.Invalid("The terms of service must be accepted.", "terms_of_service");
        session["customer_details"] = Write(payer.Email, payer.Name);
        NoteConsent(session, payer);
        EnsureCustomer(session, payer);
    }

    public static JsonObject Write(string? email, string? name) => new()
    {
        ["address"] = new JsonObject { ["city"] = null, ["country"] = "DE", ["line1"] = null, ["line2"] = null, ["postal_code"] = null, ["state"] = null },
        ["business_name"] = null,
        ["email"] = email,
        ["individual_name"] = null,
        ["name"] = name,
        ["phone"] = null,
        ["tax_exempt"] = "none",
        ["tax_ids"] = new JsonArray(),
    };

    private static void NoteConsent(JsonObject session, Payer payer)
    {
        if (session.Inner("consent_collection") is not { } wanted) return;
        session["consent"] = new JsonObject
        {
            ["promotions"] = wanted.Text("promotions") == "auto" ? payer.AcceptsPromotions ? "opt_in" : "opt_out" : null,
            ["terms_of_service"] = payer.AcceptsTerms ? "accepted" : null,
        };
    }

    private void EnsureCustomer(JsonObject session, Payer payer)
    {
        if (session.Text("customer") is not null) return;
        var savesCard = account.Extras.GetValueOrDefault(session.Id())?.Inner("payment_intent_data")?.ContainsKey("setup_future_usage") == true;
        if (session.Text("customer_creation") != "always" && !savesCard) return;
        session["customer"] = new Customers(account).Create(new JsonObject { ["email"] = payer.Email, ["name"] = payer.Name }).Id();
    }
}

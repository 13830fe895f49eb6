using System.Text.Json.Nodes;
using TelegramAdmin.Sandbox.Stripe.Objects;

namespace TelegramAdmin.Sandbox.Stripe.Paying;

/// <summary>Writes payments into the account as if they had been made before; no event tells of them.</summary>
internal sealed class PastCharges(StripeAccount account)
{
    public PastCharge Write(long amount, string currency, DateTimeOffset at, string? description)
    {
        var created = at.ToUnixTimeSeconds();
        var method = new PaymentMethods(account).FromCard(TestCards.Good);
        var intent = new PaymentIntents(account).Make(new JsonObject
        {
            ["amount"] = amount, ["currency"] = currency, ["created"] = created, ["description"] = description, ["payment_method"] = method.Id(),
        });
        var charges = new Charges(account);
        var charge = charges.Succeed(intent, method);
        charge["created"] = created;
        (intent["latest_charge"], intent["amount_received"], intent["status"]) = (charge.Id(), amount, "succeeded");
        var fee = Charges.FeeOn(amount);
        charge["balance_transaction"] = charges.Book("charge", charge.Id(), currency, amount, fee, description).Id();
        return new PastCharge(intent.Id(), charge.Id(), fee);
    }
}

using System.Security.Cryptography;
using System.Text.Json.Nodes;

namespace TelegramAdmin.Sandbox.Stripe.Checkout;

/// <summary>Makes customers.</summary>
internal sealed class Customers(StripeAccount account)
{
    public JsonObject Create(JsonObject fields)
    {
        var given = new JsonObject
        {
            ["address"] = null,
            ["balance"] = 0L,
            ["currency"] = null,
            ["delinquent"] = false,
            ["discount"] = null,
            ["email"] = null,
            ["invoice_prefix"] = RandomNumberGenerator.GetString("ABCDEFGHJKLMNPQRSTUVWXYZ0123456789", 8),
            ["invoice_settings"] = new JsonObject { ["custom_fields"] = null, ["default_payment_method"] = null, ["footer"] = null, ["rendering_options"] = null },
            ["metadata"] = new JsonObject(),
            ["name"] = null,
            ["next_invoice_sequence"] = 1L,
            ["phone"] = null,
            ["preferred_locales"] = new JsonArray(),
            ["shipping"] = null,
            ["tax_exempt"] = "none",
            ["test_clock"] = null,
        };
        foreach (var (name, value) in fields) given[name] = value?.DeepClone();
        var customer = account.Create("customer", given);
        account.Tell("customer.created", customer);
        return customer;
    }
}

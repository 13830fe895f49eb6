using System.Text.Json.Nodes;

namespace TelegramAdmin.Sandbox.Stripe.Protocol;

/// <summary>Parameters that Stripe knows and the sandbox does not act on: better refused than taken and forgotten.</summary>
internal static class UnservedParameters
{
    private static readonly string[] OfIntents =
    [
        "payment_method_data", "confirmation_token", "mandate", "application_fee_amount", "transfer_data", "on_behalf_of", "hooks", "single_use", "flow_directions", "amount_to_confirm",
    ];

    private static readonly string[] OfSessions =
    [
        "shipping_address_collection", "shipping_options", "tax_id_collection", "custom_fields", "optional_items", "after_expiration", "payment_method_data", "permissions", "managed_payments",
    ];

    public static void Refuse(string operation, JsonObject args)
    {
        var unserved = operation.Contains("_intents", StringComparison.Ordinal) ? OfIntents : operation == "POST /v1/checkout/sessions" ? OfSessions : [];
        if (unserved.FirstOrDefault(args.ContainsKey) is { } name) throw Refusal(name);
        if (args.Text("capture_method") == "manual") throw Refusal("capture_method=manual");
        if (args.Inner("payment_intent_data")?.Text("capture_method") == "manual") throw Refusal("payment_intent_data[capture_method]=manual");
        if (args.Inner("invoice_creation")?.Is("enabled") == true) throw Refusal("invoice_creation[enabled]=true");
        if (args.Inner("automatic_tax")?.Is("enabled") == true) throw Refusal("automatic_tax[enabled]=true");
        if (args.Inner("subscription_data")?.Select(pair => pair.Key).FirstOrDefault(name => name.StartsWith("trial", StringComparison.Ordinal)) is { } trial) throw Refusal($"subscription_data[{trial}]");
    }

    private static StripeException Refusal(string name) => StripeException.Invalid($"The sandbox does not act on `{name}`: leave it out here.", name);
}

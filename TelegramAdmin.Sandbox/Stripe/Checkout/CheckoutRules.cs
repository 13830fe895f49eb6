using System.Text.Json.Nodes;
using TelegramAdmin.Sandbox.Stripe.Protocol;

namespace TelegramAdmin.Sandbox.Stripe.Checkout;

/// <summary>Which parameters of a checkout session go together.</summary>
internal static class CheckoutRules
{
    private static readonly (string Param, string Mode)[] OfOneMode =
        [("payment_intent_data", "payment"), ("setup_intent_data", "setup"), ("subscription_data", "subscription"), ("customer_creation", "payment")];

    public static void Check(JsonObject args, string mode, StripeAccount account)
    {
        if (args.Text("ui_mode") is not (null or "hosted_page")) throw StripeException.Invalid("The sandbox has hosted pages only: leave out `ui_mode` or pass hosted_page.", "ui_mode");
        if (!args.ContainsKey("success_url")) throw StripeException.Invalid("Missing required param: success_url.", "success_url", "parameter_missing");
        CheckUrl(args, "success_url");
        CheckUrl(args, "cancel_url");
        foreach (var (param, own) in OfOneMode)
        {
            if (args.ContainsKey(param) && mode != own) throw StripeException.Invalid($"You can not pass `{param}` in `{mode}` mode.", param);
        }

        CheckCustomer(args, account);
        if (args.Items("discounts").Count() > 1) throw StripeException.Invalid("You can only apply one discount to a Checkout Session.", "discounts");
        if (args.Text("client_reference_id") is { Length: > 200 })
            throw StripeException.Invalid("Invalid string: client_reference_id must be at most 200 characters", "client_reference_id", "parameter_invalid_string_too_long");
    }

    private static void CheckCustomer(JsonObject args, StripeAccount account)
    {
        if (args.Text("customer_email") is { } email && !email.Contains('@')) throw StripeException.Invalid($"Invalid email address: {email}", "customer_email", "email_invalid");
        if (args.Text("customer") is not { } customer) return;
        account.Objects.Get("customer", customer, "customer");
        foreach (var param in new[] { "customer_email", "customer_creation" })
        {
            if (args.ContainsKey(param)) throw StripeException.Invalid($"You may only specify one of these parameters: customer, {param}.", param);
        }
    }

    private static void CheckUrl(JsonObject args, string param)
    {
        if (args.Text(param) is not { } text) return;
        if (!Uri.TryCreate(text, UriKind.Absolute, out var url) || url.Scheme is not ("http" or "https" or "tg"))
            throw StripeException.Invalid("Not a valid URL", param, "url_invalid");
    }
}

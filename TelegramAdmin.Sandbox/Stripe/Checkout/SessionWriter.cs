using System.Text.Json.Nodes;
using TelegramAdmin.Sandbox.Stripe.Objects;
using TelegramAdmin.Sandbox.Stripe.Protocol;

namespace TelegramAdmin.Sandbox.Stripe.Checkout;

/// <summary>Writes a checkout session as Stripe shows it when it has just been opened.</summary>
internal sealed class SessionWriter(StripeAccount account)
{
    private static readonly long Longest = (long)TimeSpan.FromHours(24).TotalSeconds;
    private static readonly long Shortest = (long)TimeSpan.FromMinutes(30).TotalSeconds;

    public JsonObject Write(JsonObject args, string mode, string? currency, SessionTotals totals)
    {
        var id = StripeIds.New("checkout.session");
        var hasMoney = mode != "setup";
        var customer = args.Text("customer") is { } customerId ? account.Objects.Get("customer", customerId, "customer") : null;
        return new JsonObject
        {
            ["id"] = id,
            ["adaptive_pricing"] = new JsonObject { ["enabled"] = false },
            ["allow_promotion_codes"] = args.Copy("allow_promotion_codes"),
            ["allowed_payment_method_types"] = args.Copy("allowed_payment_method_types"),
            ["amount_subtotal"] = hasMoney ? totals.Subtotal : null,
            ["amount_total"] = hasMoney ? totals.Subtotal - totals.Discount : null,
            ["automatic_tax"] = new JsonObject { ["enabled"] = false, ["liability"] = null, ["provider"] = null, ["status"] = null },
            ["billing_address_collection"] = args.Text("billing_address_collection"),
            ["cancel_url"] = args.Text("cancel_url"),
            ["client_reference_id"] = args.Text("client_reference_id"),
            ["consent_collection"] = Consent(args),
            ["currency"] = currency,
            ["custom_fields"] = new JsonArray(),
            ["custom_text"] = CustomText(args),
            ["customer"] = customer?.Id(),
            ["customer_creation"] = customer is not null || mode == "setup" ? args.Text("customer_creation")
                : args.Text("customer_creation") ?? (mode == "subscription" ? "always" : "if_required"),
            ["customer_details"] = Known(customer?.Text("email") ?? args.Text("customer_email"), customer?.Text("name")),
            ["customer_email"] = args.Text("customer_email"),
            ["discounts"] = new JsonArray([.. args.Items("discounts").Select(one => new JsonObject { ["coupon"] = one.Text("coupon"), ["promotion_code"] = null })]),
            ["expires_at"] = ExpiresAt(args),
            ["invoice_creation"] = mode == "payment" ? NoInvoice() : null,
            ["locale"] = args.Text("locale"),
            ["metadata"] = args.Copy("metadata") ?? new JsonObject(),
            ["mode"] = mode,
            ["payment_method_collection"] = mode == "payment" ? "if_required" : "always",
            ["payment_method_options"] = new JsonObject { ["card"] = new JsonObject { ["request_three_d_secure"] = "automatic" } },
            ["payment_method_types"] = args.Copy("allowed_payment_method_types") ?? new JsonArray("card", "sepa_debit"),
            ["payment_status"] = hasMoney ? "unpaid" : "no_payment_required",
            ["phone_number_collection"] = new JsonObject { ["enabled"] = false },
            ["shipping_options"] = new JsonArray(),
            ["status"] = "open",
            ["submit_type"] = args.Text("submit_type"),
            ["success_url"] = args.Text("success_url"),
            ["total_details"] = hasMoney ? new JsonObject { ["amount_discount"] = totals.Discount, ["amount_shipping"] = 0L, ["amount_tax"] = 0L } : null,
            ["ui_mode"] = "hosted_page",
            ["url"] = $"{account.PagesUrl}/pay/{id}",
        };
    }

    private long ExpiresAt(JsonObject args)
    {
        if (args.Number("expires_at") is not { } at) return account.Now + Longest;
        // Some grace: "in 30 minutes" was computed before the request travelled.
        if (at < account.Now + Shortest - 10)
            throw StripeException.Invalid("The `expires_at` timestamp must be at least 30 minutes from Checkout Session creation.", "expires_at");
        return at <= account.Now + Longest + 10
            ? at
            : throw StripeException.Invalid("The `expires_at` timestamp must be less than 24 hours from Checkout Session creation.", "expires_at");
    }

    private static JsonObject? Consent(JsonObject args) => args.Inner("consent_collection") is not { } wanted ? null : new JsonObject
    {
        ["payment_method_reuse_agreement"] = wanted.Copy("payment_method_reuse_agreement"),
        ["promotions"] = wanted.Text("promotions") ?? "none",
        ["terms_of_service"] = wanted.Text("terms_of_service") ?? "none",
    };

    private static JsonObject CustomText(JsonObject args)
    {
        var text = new JsonObject { ["after_submit"] = null, ["shipping_address"] = null, ["submit"] = null, ["terms_of_service_acceptance"] = null };
        foreach (var (place, given) in args.Inner("custom_text") ?? []) text[place] = given?.DeepClone();
        return text;
    }

    private static JsonObject? Known(string? email, string? name) => email is null ? null : PayerDetails.Write(email, name);

    private static JsonObject NoInvoice() => new()
    {
        ["enabled"] = false,
        ["invoice_data"] = new JsonObject
        {
            ["account_tax_ids"] = null, ["custom_fields"] = null, ["description"] = null, ["footer"] = null, ["issuer"] = null,
            ["metadata"] = new JsonObject(), ["rendering_options"] = null,
        },
    };
}

/// <summary>Minor units.</summary>
internal sealed record SessionTotals(long Subtotal, long Discount);

using System.Text.Json.Nodes;
using TelegramAdmin.Sandbox.Stripe.Objects;
using TelegramAdmin.Sandbox.Stripe.Paying;
using TelegramAdmin.Sandbox.Stripe.Protocol;

namespace TelegramAdmin.Sandbox.Stripe.Checkout;

/// <summary>Opens checkout sessions and lets them expire. Paying is the business of <see cref="CheckoutPayment"/>.</summary>
internal sealed class CheckoutSessions(StripeAccount account)
{
    private static readonly long Longest = (long)TimeSpan.FromHours(24).TotalSeconds;
    private static readonly long Shortest = (long)TimeSpan.FromMinutes(30).TotalSeconds;

    public JsonObject Create(JsonObject args)
    {
        var mode = args.Text("mode") ?? "payment";
        CheckoutRules.Check(args, mode, account);
        var lines = new LineItems(account).Read(args, mode);
        var currency = lines.Count > 0 ? lines[0].Text("currency") : args.Text("currency") is { } given ? Currencies.Read(given, "currency") : null;
        var totals = Totals(args, lines, currency);
        var id = StripeIds.New("checkout.session");
        var session = account.Create("checkout.session", Fields(id, args, mode, currency, totals));
        account.Extras[id] = new JsonObject
        {
            ["line_items"] = new JsonArray([.. lines]), ["payment_intent_data"] = args.Copy("payment_intent_data"), ["subscription_data"] = args.Copy("subscription_data"),
        };
        if (mode == "setup") session["setup_intent"] = SetupFor(args).Id();
        return session;
    }

    public void Expire(JsonObject session)
    {
        if (session.Text("status") != "open")
        {
            throw StripeException.Invalid(
                $"Only Checkout Sessions with a status in [\"open\"] can be expired. This Checkout Session has a status of {session.Text("status")}.");
        }

        session["status"] = "expired";
        session["url"] = null;
        account.Tell("checkout.session.expired", session);
    }

    /// <summary>What Stripe does by itself when the time has come.</summary>
    public void ExpireDue()
    {
        foreach (var session in account.Objects.Of("checkout.session").Where(one => one.Text("status") == "open" && one.Number("expires_at") <= account.Now)) Expire(session);
    }

    private JsonObject SetupFor(JsonObject args)
    {
        var data = args.Inner("setup_intent_data") ?? [];
        return new SetupIntents(account).Create(new JsonObject
        {
            ["customer"] = args.Text("customer"), ["description"] = data.Text("description"), ["metadata"] = data.Copy("metadata") ?? new JsonObject(),
        });
    }

    private (long Subtotal, long Discount) Totals(JsonObject args, IReadOnlyList<JsonObject> lines, string? currency)
    {
        var subtotal = lines.Sum(line => line.Number("amount_subtotal")!.Value);
        if (args.Items("discounts").FirstOrDefault() is not { } discount) return (subtotal, 0);
        if (discount.Text("coupon") is not { } id)
            throw StripeException.Invalid($"No such promotion code: '{discount.Text("promotion_code")}'", "discounts[0][promotion_code]", "resource_missing");
        var coupon = account.Objects.Get("coupon", id, "discounts[0][coupon]");
        Coupons.Check(coupon, currency!, account.Now, "discounts[0][coupon]");
        var off = Coupons.Off(coupon, subtotal);
        Spread(lines, subtotal, off);
        return (subtotal, off);
    }

    private static void Spread(IReadOnlyList<JsonObject> lines, long subtotal, long off)
    {
        var left = off;
        foreach (var line in lines)
        {
            var amount = line.Number("amount_subtotal")!.Value;
            var share = line == lines[^1] ? left : off * amount / Math.Max(1, subtotal);
            line["amount_discount"] = share;
            line["amount_total"] = amount - share;
            left -= share;
        }
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

    private JsonObject Fields(string id, JsonObject args, string mode, string? currency, (long Subtotal, long Discount) totals)
    {
        var hasMoney = mode != "setup";
        var customer = args.Text("customer") is { } customerId ? account.Objects.Get("customer", customerId, "customer") : null;
        return new JsonObject
        {
            ["id"] = id,
            ["adaptive_pricing"] = new JsonObject { ["enabled"] = false },
            ["allow_promotion_codes"] = args.Copy("allow_promotion_codes"),
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
            ["payment_method_types"] = new JsonArray("card", "sepa_debit"),
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

    private static JsonObject? Known(string? email, string? name) => email is null ? null : CheckoutPayment.Details(email, name);

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

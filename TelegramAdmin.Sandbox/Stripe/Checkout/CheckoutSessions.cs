using System.Text.Json.Nodes;
using TelegramAdmin.Sandbox.Stripe.Paying;
using TelegramAdmin.Sandbox.Stripe.Protocol;

namespace TelegramAdmin.Sandbox.Stripe.Checkout;

/// <summary>Opens checkout sessions and lets them expire. Paying is the business of <see cref="CheckoutPayment"/>.</summary>
internal sealed class CheckoutSessions(StripeAccount account)
{
    public JsonObject Create(JsonObject args)
    {
        var mode = args.Text("mode") ?? "payment";
        CheckoutRules.Check(args, mode, account);
        var lines = new LineItems(account).Read(args, mode);
        var currency = lines.Count > 0 ? lines[0].Text("currency") : args.Text("currency") is { } given ? Currencies.Read(given, "currency") : null;
        var session = account.Create("checkout.session", new SessionWriter(account).Write(args, mode, currency, Totals(args, lines, currency)));
        account.Extras[session.Id()] = new JsonObject
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

    private SessionTotals Totals(JsonObject args, IReadOnlyList<JsonObject> lines, string? currency)
    {
        var subtotal = lines.Sum(line => line.Number("amount_subtotal")!.Value);
        if (args.Items("discounts").FirstOrDefault() is not { } discount) return new SessionTotals(subtotal, 0);
        if (discount.Text("coupon") is not { } id)
            throw StripeException.Invalid($"No such promotion code: '{discount.Text("promotion_code")}'", "discounts[0][promotion_code]", "resource_missing");
        var coupon = account.Objects.Get("coupon", id, "discounts[0][coupon]");
        Coupons.Check(coupon, currency!, account.Now, "discounts[0][coupon]");
        var off = Coupons.Off(coupon, subtotal);
        Spread(lines, subtotal, off);
        return new SessionTotals(subtotal, off);
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
}

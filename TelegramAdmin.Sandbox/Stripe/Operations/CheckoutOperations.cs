using System.Text.Json.Nodes;
using TelegramAdmin.Sandbox.Stripe.Checkout;
using TelegramAdmin.Sandbox.Stripe.Protocol;

namespace TelegramAdmin.Sandbox.Stripe.Operations;

/// <summary>Checkout sessions and sessions of the customer portal.</summary>
internal static class CheckoutOperations
{
    public static IReadOnlyDictionary<string, Operation> All { get; } = new Dictionary<string, Operation>
    {
        ["GET /v1/checkout/sessions"] = List,
        ["POST /v1/checkout/sessions"] = call => new CheckoutSessions(call.Account).Create(call.Args),
        ["GET /v1/checkout/sessions/{}"] = Retrieve,
        ["POST /v1/checkout/sessions/{}/expire"] = Expire,
        ["GET /v1/checkout/sessions/{}/line_items"] = ListLines,
        ["POST /v1/billing_portal/sessions"] = OpenPortal,
    };

    private static JsonObject List(StripeCall call)
    {
        new CheckoutSessions(call.Account).ExpireDue();
        var all = call.Account.Objects.Of("checkout.session").AsEnumerable();
        if (call.Args.Inner("customer_details")?.Text("email") is { } email) all = all.Where(one => one.Inner("customer_details")?.Text("email") == email);
        return call.List(all, "customer", "payment_intent", "status", "subscription");
    }

    private static JsonObject Retrieve(StripeCall call)
    {
        new CheckoutSessions(call.Account).ExpireDue();
        return call.Subject("checkout.session");
    }

    private static JsonObject Expire(StripeCall call)
    {
        var session = call.Subject("checkout.session");
        new CheckoutSessions(call.Account).Expire(session);
        return session;
    }

    private static JsonObject ListLines(StripeCall call)
    {
        var lines = call.Account.Extras[call.Subject("checkout.session").Id()].Items("line_items");
        return ListPage.Of(lines, call.Args, call.Path);
    }

    private static JsonObject OpenPortal(StripeCall call)
    {
        var customer = call.Args.Text("customer") ?? throw StripeException.Invalid("Missing required param: customer.", "customer", "parameter_missing");
        call.Account.Objects.Get("customer", customer, "customer");
        if (call.Args.ContainsKey("flow_data")) throw StripeException.Invalid("The sandbox has the portal's home page only: leave out `flow_data`.", "flow_data");
        var session = call.Account.Create("billing_portal.session", new JsonObject
        {
            ["configuration"] = call.Args.Text("configuration") ?? "bpc_1Sandbox",
            ["customer"] = customer,
            ["locale"] = call.Args.Text("locale"),
            ["return_url"] = call.Args.Text("return_url"),
            ["url"] = "",
        });
        session["url"] = $"{call.Account.PagesUrl}/portal/{session.Id()}";
        return session;
    }
}

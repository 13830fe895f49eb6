using System.Text.Json;
using TelegramAdmin.Sandbox;
using TelegramAdmin.Tests.Gateway;

namespace TelegramAdmin.Tests.StripeSandbox;

/// <summary>Stripe's own library, unchanged, takes the sandbox for Stripe: it sells, is paid on the page, and verifies the events.</summary>
public sealed class StripeLibraryTests
{
    [Fact]
    public async Task ShopWithStripesLibrary_SellsAndIsRefused_SeesWhatStripeWouldShow()
    {
        await using var sandbox = await SandboxServer.StartAsync(new SandboxOptions());

        var facts = await NodeProgram.RunAsync("stripe-shop.mjs", sandbox.Url.AbsoluteUri, sandbox.Stripe.SecretKey, sandbox.Stripe.WebhookSecret);

        Assert.Equal(
            [
                "account: true",
                "declined: true",
                "failed event: \"insufficient_funds\"",
                "paid goes to: \"https://shop.example/done?session=ID\"",
                "completed: [\"paid\",1798,\"order-1\",true]",
                "booked: [1798,52,1746,2]",
                "saved cards: [\"4242\"]",
                "recharged: [\"succeeded\",true]",
                "same key, other amount: \"StripeIdempotencyError 400 StripeIdempotencyError\"",
                "off-session 3-D Secure: \"StripeCardError 402 authentication_required authentication_required\"",
                "unknown parameter: \"StripeInvalidRequestError 400 parameter_unknown colour\"",
                "missing parameter: \"StripeInvalidRequestError 400 parameter_missing currency\"",
                "no such customer: \"StripeInvalidRequestError 404 resource_missing id\"",
                "wrong key: \"StripeAuthenticationError 401 StripeAuthenticationError\"",
                "refunded: [\"succeeded\",300]",
                "too much: \"StripeInvalidRequestError 400 StripeInvalidRequestError amount\"",
                "bank goes to: \"https://shop.example/done\"",
                "subscribed: [\"active\",\"subscription_create\",\"monthly\",\"paid\"]",
                "cancelled later: true",
                "paged products: [25,25,\"Product 22\"]",
                "events listed: 2",
                "done: true",
            ],
            facts.Select(Words));
        Assert.All(sandbox.Stripe.Requests.Where(r => r.Method == "POST"), request => Assert.NotNull(request.IdempotencyKey));
    }

    private static string Words(string fact)
    {
        var json = JsonElement.Parse(fact);
        return $"{json.GetProperty("name").GetString()}: {json.GetProperty("value").GetRawText()}";
    }
}

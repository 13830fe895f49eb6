using TelegramAdmin.Sandbox;
using TelegramAdmin.Sandbox.Stripe;

namespace TelegramAdmin.Tests.StripeSandbox;

/// <summary>Events travel in order, once; or doubled, shuffled, late and lost, as a test wants it, and always in the same way.</summary>
public sealed class StripeDeliveryTests
{
    private static readonly string[] OfOnePayment =
    [
        "product.created", "price.created", "customer.created", "payment_intent.created", "charge.failed", "payment_intent.payment_failed",
        "payment_method.attached", "charge.succeeded", "payment_intent.succeeded", "charge.updated", "checkout.session.completed",
    ];

    [Fact]
    public async Task APayment_DeclinedThenPaid_ArrivesInStripesOrderDespiteAServerThatFails()
    {
        await using var sandbox = await SandboxServer.StartAsync(new SandboxOptions());
        await using var shop = await ShopAsync(sandbox);
        using var stripe = new StripeCaller(sandbox);
        sandbox.Stripe.Delivery = new StripeDelivery { RetryMs = 20 };

        await SellAsync(sandbox, stripe);
        await sandbox.Stripe.WhenQuietAsync();
        Assert.Equal(OfOnePayment, shop.Types);

        shop.FailNext(2);
        await stripe.PostAsync("v1/customers", "name=Ada");
        await sandbox.Stripe.WhenQuietAsync();
        Assert.Equal("customer.created", shop.Types[^1]);
        Assert.Equal([500, 500, 200], sandbox.Stripe.Events[^1].Deliveries.Select(one => one.Status));
        Assert.Equal(EventState.Delivered, sandbox.Stripe.Events[^1].State);
    }

    [Fact]
    public async Task SeededTrouble_TwoRuns_GiveEachEventTheSameNumberOfCopies()
    {
        var copies = new List<string>();
        foreach (var _ in Enumerable.Range(0, 2))
        {
            await using var sandbox = await SandboxServer.StartAsync(new SandboxOptions());
            await using var shop = await ShopAsync(sandbox);
            using var stripe = new StripeCaller(sandbox);
            sandbox.Stripe.Delivery = new StripeDelivery { CopiesMin = 0, CopiesMax = 5, ShuffleMs = 60, Concurrency = 8, HoldRate = 0.2, Seed = 11 };

            foreach (var __ in Enumerable.Range(0, 5)) await SellAsync(sandbox, stripe);
            await sandbox.Stripe.WhenQuietAsync();
            var counts = sandbox.Stripe.Events.Select(one => (one.State, Copies: shop.Ids.Count(id => id == one.Id))).ToList();
            Assert.Contains(counts, one => one is { State: EventState.Lost, Copies: 0 });
            Assert.Contains(counts, one => one is { State: EventState.Held, Copies: 0 });
            Assert.Contains(counts, one => one is { State: EventState.Delivered, Copies: > 1 });
            Assert.NotEqual(shop.Ids.Distinct(), sandbox.Stripe.Events.Select(one => one.Id).Where(shop.Ids.Contains));
            copies.Add(string.Join(' ', counts));

            sandbox.Stripe.Release(shuffleSeed: 3);
            foreach (var lost in sandbox.Stripe.Events.Where(one => one.State == EventState.Lost)) sandbox.Stripe.Resend(lost.Id);
            await sandbox.Stripe.WhenQuietAsync();
            Assert.Equal(sandbox.Stripe.Events.Select(one => one.Id).Order(), shop.Ids.Distinct().Order());
        }

        Assert.Equal(copies[0], copies[1]);
    }

    private static async Task<EventReceiver> ShopAsync(SandboxServer sandbox)
    {
        var shop = await EventReceiver.StartAsync(sandbox.Stripe.WebhookSecret);
        sandbox.Stripe.WebhookUrl = shop.Url;
        return shop;
    }

    private static async Task SellAsync(SandboxServer sandbox, StripeCaller stripe)
    {
        var session = (await stripe.OpenSessionAsync(more: "&payment_intent_data[setup_future_usage]=off_session")).GetProperty("id").GetString()!;
        Assert.Equal("stolen_card", sandbox.Stripe.Pay(session, "4000000000009979").Decline);
        Assert.Equal(new CheckoutOutcome("complete", "paid", null, null), sandbox.Stripe.Pay(session));
    }
}

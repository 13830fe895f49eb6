using Microsoft.EntityFrameworkCore;
using TelegramAdmin.Core.Payments;
using TelegramAdmin.Core.Storage;
using TelegramAdmin.Tests.Running;

namespace TelegramAdmin.Tests.Payments;

/// <summary>A cardholder's bank asks for the money back.</summary>
public sealed class DisputeTests
{
    [Theory, OnBothDatabases]
    public async Task Opened_SetsTheCreditsAsideUntilItIsDecided(DatabaseProvider provider)
    {
        await using var shop = await Shop.OpenAsync(provider);
        var (ana, bo) = (await shop.CustomerAsync(), await shop.CustomerAsync("Bo"));
        var free = (await shop.CreditsAsync(ana)).Balance;
        var won = await shop.BuyAsync(ana, "25 credits", "pm_card_visa");
        var lost = await shop.BuyAsync(bo, "25 credits", "pm_card_visa");
        await shop.SpendAsync(bo, free + 5);

        var first = shop.Stripe.OpenDispute(won.PaymentIntentId!);
        var second = shop.Stripe.OpenDispute(lost.PaymentIntentId!, "product_not_received");
        await shop.UntilAsync(won, p => p.State == PaymentState.Disputed, "the first is disputed");
        await shop.UntilAsync(lost, p => p.State == PaymentState.Disputed, "the second is disputed");
        Assert.Equal((free, 25), await shop.CreditsAsync(ana));
        Assert.Equal((0, 20), await shop.CreditsAsync(bo));
        Assert.Equal("payment_disputed", (await shop.AskAsync(won, 799, 0)).Failure!.Code);
        await shop.ReadsAsync(ana, "🔎 Your bank asks for $7.99 back that was paid for 25 credits. If you did not want this, tell your bank and write to us here. 25 credits are set aside until it has decided.");

        shop.Stripe.CloseDispute(first, isWon: true);
        shop.Stripe.CloseDispute(second, isWon: false);
        await shop.UntilAsync(won, p => p.State == PaymentState.Granted, "the first is won");
        var back = await shop.UntilAsync(lost, p => p.State == PaymentState.ChargedBack, "the second is lost");
        Assert.Equal((free + 25, 0), await shop.CreditsAsync(ana));
        Assert.Equal((0, 0), await shop.CreditsAsync(bo));
        Assert.Equal((799, 20), (back.AmountRefunded, back.CreditsTakenBack));
        Assert.Contains(await shop.StepsAsync(lost), s => s is { Kind: PaymentStepKind.DisputeLost, Detail: "20 credits taken back; 5 were spent already" });
        Assert.Contains(await shop.StepsAsync(won), s => s is { Kind: PaymentStepKind.CreditsReturned, Detail: "25 credits are back" });
        await shop.ReadsAsync(ana, "✅ Your bank has decided: the payment for 25 credits stands. 25 credits are yours again.");
        await shop.ReadsAsync(bo, "↩️ Your bank has decided: $7.99 for 25 credits went back to you. 20 credits were taken back.");
        await shop.AssertBalancedAsync();
    }

    [Theory, OnBothDatabases]
    public async Task EventsOutOfOrder_EndAsTheBankDecided(DatabaseProvider provider)
    {
        await using var shop = await Shop.OpenAsync(provider);
        var (ana, bo, cy) = (await shop.CustomerAsync(), await shop.CustomerAsync("Bo"), await shop.CustomerAsync("Cy"));
        var free = (await shop.CreditsAsync(ana)).Balance;
        var lost = await shop.BuyAsync(ana, "25 credits", "pm_card_visa");
        var won = await shop.BuyAsync(bo, "25 credits", "pm_card_visa");
        var early = await shop.OrderAsync(cy, "25 credits");

        shop.LoseEvents();
        shop.Stripe.CloseDispute(shop.Stripe.OpenDispute(lost.PaymentIntentId!), isWon: false);
        await shop.ArriveAsync("charge.dispute.closed");
        await shop.ArriveAsync("charge.dispute.created");
        shop.Stripe.CloseDispute(shop.Stripe.OpenDispute(won.PaymentIntentId!), isWon: true);
        await shop.ArriveAsync("charge.dispute.closed");
        await shop.ArriveAsync("charge.dispute.created");
        Assert.Equal((PaymentState.ChargedBack, (free, 0L)), ((await shop.AgainAsync(lost)).State, await shop.CreditsAsync(ana)));
        Assert.Equal((PaymentState.Granted, (free + 25, 0L)), ((await shop.AgainAsync(won)).State, await shop.CreditsAsync(bo)));

        shop.Stripe.Pay(early.CheckoutSessionId!, "pm_card_createDispute"); // Disputed at once, and the payment's events are lost.
        await shop.ArriveAsync("charge.dispute.created");
        await shop.ArriveAsync("checkout.session.completed");
        await shop.ReconcileAsync();
        Assert.Equal((PaymentState.Disputed, (free, 25L)), ((await shop.AgainAsync(early)).State, await shop.CreditsAsync(cy)));
        await shop.AssertBalancedAsync();
    }

    [Fact]
    public async Task AnInquiry_TakesNothing_AndCanBeRefunded_UntilItBecomesADispute()
    {
        await using var shop = await Shop.OpenAsync();
        var ana = await shop.CustomerAsync();
        var free = (await shop.CreditsAsync(ana)).Balance;
        var payment = await shop.BuyAsync(ana, "25 credits", "pm_card_visa");

        await SayAsync(shop, payment, "evt_asked", "charge.dispute.created", "warning_needs_response");
        Assert.Equal((PaymentState.Granted, (free + 25, 0L)), ((await shop.AgainAsync(payment)).State, await shop.CreditsAsync(ana)));
        Assert.Null((await shop.AskAsync(payment, 100, 0)).Failure);
        await shop.UntilAsync(payment, p => p.State == PaymentState.PartlyRefunded, "a part went back");

        await SayAsync(shop, payment, "evt_grew", "charge.dispute.updated", "needs_response");
        Assert.Equal((PaymentState.Disputed, (free, 25L)), ((await shop.AgainAsync(payment)).State, await shop.CreditsAsync(ana)));
        await SayAsync(shop, payment, "evt_over", "charge.dispute.closed", "warning_closed");
        Assert.Equal((PaymentState.PartlyRefunded, (free + 25, 0L)), ((await shop.AgainAsync(payment)).State, await shop.CreditsAsync(ana)));
        await using var db = shop.App.Storage.ReadAll();
        Assert.NotNull((await db.Disputes.SingleAsync()).ClosedAt);
        await shop.AssertBalancedAsync();
    }

    // The emulator opens disputes only; an inquiry is written as Stripe's reference has it.
    private static async Task SayAsync(Shop shop, Payment payment, string eventId, string type, string status)
    {
        var dispute = $$"""{"id":"du_1","object":"dispute","amount":799,"currency":"usd","charge":"{{payment.ChargeId}}","payment_intent":"{{payment.PaymentIntentId}}","reason":"general","status":"{{status}}","created":1790000000,"livemode":false,"metadata":{} }""";
        var body = StripeCalls.Event(eventId, type, dispute);
        await shop.App.DeliverAsync(body, StripeCalls.Sign(body, shop.Stripe.WebhookSecret));
        await shop.WorkedOffAsync(eventId);
    }
}

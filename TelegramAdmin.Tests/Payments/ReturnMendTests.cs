using Microsoft.EntityFrameworkCore;
using TelegramAdmin.Core.Credits;
using TelegramAdmin.Core.Payments;
using TelegramAdmin.Core.Payments.Catalogue;
using TelegramAdmin.Core.Payments.Reconciling;
using TelegramAdmin.Core.Storage;
using TelegramAdmin.Tests.Credits.Chat;
using TelegramAdmin.Tests.Running;

namespace TelegramAdmin.Tests.Payments;

/// <summary>What must not stay with a payer, nor be taken from one twice, when money goes back.</summary>
public sealed class ReturnMendTests
{
    [Theory, OnBothDatabases]
    public async Task AHeldUpPaymentThatWentBack_StaysBack_AndRevenueIsNotBelowZero(DatabaseProvider provider)
    {
        await using var shop = await Shop.OpenAsync(provider);
        var ana = await shop.CustomerAsync();
        var free = (await shop.CreditsAsync(ana)).Balance;
        var order = await shop.OrderAsync(ana, "25 credits");
        await AskedForOtherAsync(shop, order, 900);
        shop.Stripe.Pay(order.CheckoutSessionId!);
        var held = await shop.UntilAsync(order, p => p is { State: PaymentState.PaidNotGranted, PaymentIntentId: not null }, "it is held up");
        shop.Stripe.Refund(held.PaymentIntentId!);
        await shop.UntilAsync(order, p => p.State == PaymentState.Refunded, "it went back");

        await shop.ArriveAsync("checkout.session.completed");
        await shop.ReconcileAsync();
        var again = await shop.AgainAsync(order);
        Assert.Equal((PaymentState.Refunded, null, 799), (again.State, again.GrantedAt, again.AmountRefunded));
        Assert.Equal((free, 0), await shop.CreditsAsync(ana));
        await using var db = shop.App.Storage.ReadAll();
        Assert.Equal((799, 799, 0), ((await db.RevenueDays.SumAsync(d => d.Gross)), await db.RevenueDays.SumAsync(d => d.Refunded), await db.RevenueDays.SumAsync(d => d.Sold)));
        Assert.DoesNotContain(await db.ReconciliationFindings.ToListAsync(), f => f.State == FindingState.Open);
        await shop.AssertBalancedAsync();
    }

    [Theory, OnBothDatabases]
    public async Task AGift_HidesNoCreditsFromTheRefundOfWhatBoughtThem(DatabaseProvider provider)
    {
        await using var shop = await Shop.OpenAsync(provider);
        var ana = await shop.CustomerAsync();
        var free = (await shop.CreditsAsync(ana)).Balance;
        var first = await shop.BuyAsync(ana, "25 credits", "pm_card_visa");
        await new Phone(shop.App, shop.Bot, ana).AskAsync("/gift 20");
        await Eventually.TrueAsync(async () => await shop.CreditsAsync(ana) == (free + 5, 20), "the gift is set aside"); // The news of the purchase may answer first.

        shop.Stripe.Refund(first.PaymentIntentId!);
        var refunded = await shop.UntilAsync(first, p => p.State == PaymentState.Refunded, "all of it went back");
        Assert.Equal(25, refunded.CreditsTakenBack);
        Assert.Equal((free, 0), await shop.CreditsAsync(ana));

        var second = await shop.BuyAsync(ana, "25 credits", "pm_card_visa");
        Assert.Null((await shop.AskAsync(second, 799, 25)).Failure);
        await shop.UntilAsync(second, p => p.State == PaymentState.Refunded, "the second went back");
        ana.SendText(shop.Bot, "/gift 2"); // Free credits are left, and all that was bought is gone.
        await shop.ReadsAsync(ana, "Only credits that you bought");
        await shop.AssertBalancedAsync();
    }

    [Theory, OnBothDatabases]
    public async Task PartialDisputes_SetAsideTheirShare_BesideEachOtherAndARefundUnderWay(DatabaseProvider provider)
    {
        await using var shop = await Shop.OpenAsync(provider);
        var ana = await shop.CustomerAsync();
        var free = (await shop.CreditsAsync(ana)).Balance;
        var payment = await shop.BuyAsync(ana, "50 credits", "pm_card_pendingRefund"); // $14.99
        Assert.Null((await shop.AskAsync(payment, 300, 30)).Failure);
        await Eventually.TrueAsync(async () => (await shop.RefundsAsync(payment)).Single().State == RefundState.Pending, "the bank thinks about it");
        Assert.Equal((free + 20, 30), await shop.CreditsAsync(ana));

        await SayAsync(shop, payment, "du_1", "evt_one", "needs_response", 450);
        Assert.Equal((free + 5, 45), await shop.CreditsAsync(ana)); // 450 of 1499 are 15 of 50 credits.
        await SayAsync(shop, payment, "du_2", "evt_two", "needs_response", 450);
        Assert.Equal((free, 50), await shop.CreditsAsync(ana)); // Only 5 of the 50 were left; the free ones are not touched.

        await SayAsync(shop, payment, "du_1", "evt_lost", "lost", 450);
        Assert.Equal((PaymentState.ChargedBack, 450, 15), (await shop.AgainAsync(payment)) is var lost ? (lost.State, lost.AmountRefunded, lost.CreditsTakenBack) : default);
        await SayAsync(shop, payment, "du_2", "evt_won", "won", 450);
        shop.Stripe.SettleRefund((await shop.RefundsAsync(payment)).Single().StripeRefundId!, succeeds: false);
        await Eventually.TrueAsync(async () => (await shop.RefundsAsync(payment)).Single().State == RefundState.Failed, "the bank did not take it");
        Assert.Equal((free + 35, 0), await shop.CreditsAsync(ana));
        Assert.Equal(PaymentState.ChargedBack, (await shop.AgainAsync(payment)).State);
        await shop.AssertBalancedAsync();
    }

    [Theory, OnBothDatabases]
    public async Task ABoughtTier_GoesWithTheMoney_AndComesBackWithIt(DatabaseProvider provider)
    {
        await using var shop = await Shop.OpenAsync(provider);
        var ana = await shop.CustomerAsync();
        var tier = await SellTierAsync(shop);
        var payment = await shop.BuyAsync(ana, "25 credits", "pm_card_visa");
        Assert.Equal(tier, (await shop.AccountAsync(ana)).TierId);

        shop.Stripe.Refund(payment.PaymentIntentId!, 300);
        await shop.UntilAsync(payment, p => p.State == PaymentState.PartlyRefunded, "a part went back");
        Assert.Equal(tier, (await shop.AccountAsync(ana)).TierId);
        var rest = shop.Stripe.Refund(payment.PaymentIntentId!);
        await shop.UntilAsync(payment, p => p.State == PaymentState.Refunded, "the rest went back");
        Assert.Null((await shop.AccountAsync(ana)).TierId);

        shop.Stripe.SettleRefund(rest, succeeds: false);
        await shop.UntilAsync(payment, p => p.State == PaymentState.PartlyRefunded, "the bank returned the rest");
        Assert.Equal(tier, (await shop.AccountAsync(ana)).TierId);
        await shop.AssertBalancedAsync();
    }

    // As if the price had been another one when it was ordered.
    private static Task AskedForOtherAsync(Shop shop, Payment payment, long amount) => shop.App.Storage.WriteAsync(WorkspaceId.Default, db =>
        db.Payments.Where(p => p.Id == payment.Id).ExecuteUpdateAsync(set => set.SetProperty(p => p.Amount, amount)));

    private static Task<long> SellTierAsync(Shop shop) => shop.App.Storage.WriteAsync(WorkspaceId.Default, async db =>
    {
        var tier = db.Add(new Tier { WorkspaceId = WorkspaceId.Default, Name = "Patrons", Prices = "{}", Permissions = default, CreatedAt = DateTimeOffset.UtcNow }).Entity;
        await db.SaveChangesAsync();
        await db.Products.Where(p => p.Kind == ProductKind.Credits && p.Credits == 25).ExecuteUpdateAsync(set => set.SetProperty(p => p.TierId, tier.Id));
        return tier.Id;
    });

    private static async Task SayAsync(Shop shop, Payment payment, string id, string eventId, string status, long amount)
    {
        var type = status == "needs_response" ? "charge.dispute.created" : "charge.dispute.closed";
        var dispute = $$"""{"id":"{{id}}","object":"dispute","amount":{{amount}},"currency":"usd","charge":"{{payment.ChargeId}}","payment_intent":"{{payment.PaymentIntentId}}","reason":"general","status":"{{status}}","created":1790000000,"livemode":false,"metadata":{ } }""";
        var body = StripeCalls.Event(eventId, type, dispute);
        await shop.App.DeliverAsync(body, StripeCalls.Sign(body, shop.Stripe.WebhookSecret));
        await shop.WorkedOffAsync(eventId);
    }
}

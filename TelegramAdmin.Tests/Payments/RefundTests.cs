using TelegramAdmin.Core.Payments;
using TelegramAdmin.Core.Storage;
using TelegramAdmin.Sandbox.Stripe;
using TelegramAdmin.Tests.Running;

namespace TelegramAdmin.Tests.Payments;

/// <summary>Money goes back to a card: asked for by the team or made at Stripe, and sometimes not taken by the bank.</summary>
public sealed class RefundTests
{
    [Theory, OnBothDatabases]
    public async Task AskedForByTheTeam_CreditsAreHeldAtOnceAndTakenWhenItIsThrough(DatabaseProvider provider)
    {
        await using var shop = await Shop.OpenAsync(provider);
        var ana = await shop.CustomerAsync();
        var free = (await shop.CreditsAsync(ana)).Balance;
        var payment = await shop.BuyAsync(ana, "25 credits", "pm_card_visa");

        Assert.Equal("refund_too_large", (await shop.AskAsync(payment, 800, 0)).Failure!.Code);
        Assert.Equal("refund_too_large", (await shop.AskAsync(payment, 0, 0)).Failure!.Code);
        Assert.Equal("refund_credits_too_many", (await shop.AskAsync(payment, 799, 26)).Failure!.Code);
        Assert.Equal("refund_credits_too_many", (await shop.AskAsync(payment, 799, -1)).Failure!.Code);

        shop.Stripe.Faults = new StripeFaults { SlowMs = 1000 };
        Assert.Null((await shop.AskAsync(payment, 300, 10)).Failure);
        Assert.Equal((free + 15, 10), await shop.CreditsAsync(ana));
        Assert.Equal("At most $4.99 can go back: the rest went back before, or is on its way.", (await shop.AskAsync(payment, 500, 0)).Failure!.Message);
        shop.Stripe.Faults = new StripeFaults();
        await shop.UntilAsync(payment, p => p.State == PaymentState.PartlyRefunded, "the part went back");
        Assert.Equal((free + 15, 0), await shop.CreditsAsync(ana));
        await shop.ReadsAsync(ana, "↩️ $3.00 for 25 credits goes back to you; it can take some days until you see it. 10 credits were taken back.");

        Assert.Null((await shop.AskAsync(payment, 499, 15)).Failure);
        var refunded = await shop.UntilAsync(payment, p => p.State == PaymentState.Refunded, "all of it went back");
        await shop.Stripe.WhenQuietAsync();
        Assert.Equal((799, 25), (refunded.AmountRefunded, refunded.CreditsTakenBack));
        Assert.Equal((free, 0), await shop.CreditsAsync(ana));
        Assert.Equal("At most $0.00 can go back: the rest went back before, or is on its way.", (await shop.AskAsync(payment, 1, 0)).Failure!.Message);
        Assert.Equal(2, shop.Stripe.All("refund").Count);
        await shop.AssertBalancedAsync();
    }

    [Theory, OnBothDatabases]
    public async Task ThatTheBankDoesNotTake_LeavesTheCredits(DatabaseProvider provider)
    {
        await using var shop = await Shop.OpenAsync(provider);
        var (ana, bo) = (await shop.CustomerAsync(), await shop.CustomerAsync("Bo"));
        var free = (await shop.CreditsAsync(ana)).Balance;

        var refused = await shop.BuyAsync(ana, "25 credits", "pm_card_refundFail");
        Assert.Null((await shop.AskAsync(refused, 799, 25)).Failure);
        await Eventually.TrueAsync(async () => (await shop.RefundsAsync(refused)).Single().State == RefundState.Failed, "the bank did not take it");
        await shop.Stripe.WhenQuietAsync();
        Assert.Equal((free + 25, 0), await shop.CreditsAsync(ana));
        Assert.Equal((PaymentState.Granted, 0), (await shop.AgainAsync(refused)) is var kept ? (kept.State, kept.AmountRefunded) : default);

        var slow = await shop.BuyAsync(bo, "50 credits", "pm_card_pendingRefund");
        Assert.Null((await shop.AskAsync(slow, 1499, 50)).Failure);
        await Eventually.TrueAsync(async () => (await shop.RefundsAsync(slow)).Single().State == RefundState.Pending, "the bank thinks about it");
        Assert.Equal((free, 50), await shop.CreditsAsync(bo));
        var refund = (await shop.RefundsAsync(slow)).Single().StripeRefundId!;
        shop.Stripe.SettleRefund(refund, succeeds: true);
        await shop.UntilAsync(slow, p => p.State == PaymentState.Refunded, "the bank took it");
        Assert.Equal((free, 0), await shop.CreditsAsync(bo));

        shop.Stripe.SettleRefund(refund, succeeds: false);
        var again = await shop.UntilAsync(slow, p => p.State == PaymentState.Granted, "the bank sent it back days later");
        Assert.Equal((0, 0), (again.AmountRefunded, again.CreditsTakenBack));
        Assert.Equal((free + 50, 0), await shop.CreditsAsync(bo));
        await shop.ReadsAsync(bo, "↪️ $14.99 for 50 credits could not be given back: your bank returned it. Write to us here, and we find another way. 50 credits are yours again.");
        await shop.AssertBalancedAsync();
    }

    [Theory, OnBothDatabases]
    public async Task MadeAtStripe_TakesCreditsInProportionAndNotesWhatWasSpent(DatabaseProvider provider)
    {
        await using var shop = await Shop.OpenAsync(provider);
        var ana = await shop.CustomerAsync();
        var free = (await shop.CreditsAsync(ana)).Balance;
        var payment = await shop.BuyAsync(ana, "25 credits", "pm_card_visa");

        shop.Stripe.Refund(payment.PaymentIntentId!, 400);
        await shop.UntilAsync(payment, p => p.State == PaymentState.PartlyRefunded, "a half went back");
        Assert.Equal(free + 13, (await shop.CreditsAsync(ana)).Balance);

        await shop.SpendAsync(ana, free + 8);
        shop.Stripe.Refund(payment.PaymentIntentId!);
        var refunded = await shop.UntilAsync(payment, p => p.State == PaymentState.Refunded, "the rest went back");
        await shop.Stripe.WhenQuietAsync();
        Assert.Equal((799, 17), (refunded.AmountRefunded, refunded.CreditsTakenBack));
        Assert.Equal(0, (await shop.CreditsAsync(ana)).Balance);
        Assert.Contains(await shop.StepsAsync(payment), s => s.Detail == "8 of 13 credits were spent already and could not be taken back.");
        await shop.ReadsAsync(ana, "↩️ $3.99 for 25 credits goes back to you; it can take some days until you see it. 5 credits were taken back.");
        await shop.AssertBalancedAsync();
    }

    [Theory, OnBothDatabases]
    public async Task EventsInAnyOrderOrNone_EndInTheSameBooks(DatabaseProvider provider)
    {
        await using var shop = await Shop.OpenAsync(provider);
        var (ana, bo, cy) = (await shop.CustomerAsync(), await shop.CustomerAsync("Bo"), await shop.CustomerAsync("Cy"));
        var free = (await shop.CreditsAsync(ana)).Balance;

        var lost = await shop.BuyAsync(ana, "25 credits", "pm_card_visa");
        var failed = await shop.BuyAsync(cy, "25 credits", "pm_card_visa");
        var early = await shop.OrderAsync(bo, "25 credits");
        shop.LoseEvents();
        shop.Stripe.Refund(lost.PaymentIntentId!);
        shop.Stripe.Pay(early.CheckoutSessionId!);
        shop.Stripe.Refund(shop.Stripe.Find(early.CheckoutSessionId!)!.Value.GetProperty("payment_intent").GetString()!);
        await shop.ArriveAsync("refund.created"); // Of a payment that is not known yet.
        await shop.ArriveAsync("payment_intent.succeeded");
        shop.Stripe.SettleRefund(shop.Stripe.Refund(failed.PaymentIntentId!), succeeds: false);
        await shop.ArriveAsync("refund.failed");
        await shop.ArriveAsync("refund.created");
        Assert.Equal((PaymentState.Granted, free + 25), ((await shop.AgainAsync(failed)).State, (await shop.CreditsAsync(cy)).Balance));

        await shop.ReconcileAsync();
        Assert.Equal(PaymentState.Refunded, (await shop.AgainAsync(lost)).State);
        Assert.Equal(PaymentState.Refunded, (await shop.AgainAsync(early)).State);
        Assert.Equal(PaymentState.Granted, (await shop.AgainAsync(failed)).State);
        Assert.Equal([free, free, free + 25], new[] { ana, bo, cy }.Select(p => shop.CreditsAsync(p).Result.Balance));
        await shop.AssertBalancedAsync();
    }

    [Theory, OnBothDatabases]
    public async Task OfAPass_EndsIt_AndTheBanksReturnBringsItBack(DatabaseProvider provider)
    {
        await using var shop = await Shop.OpenAsync(provider);
        var ana = await shop.CustomerAsync();
        var payment = await shop.BuyAsync(ana, "Week pass", "pm_card_visa");
        var until = (await shop.AccountAsync(ana)).PassUntil;
        Assert.InRange(until!.Value - DateTimeOffset.UtcNow, TimeSpan.FromDays(6.9), TimeSpan.FromDays(7));

        Assert.Null((await shop.AskAsync(payment, 699, 0, endsPass: true)).Failure);
        await shop.UntilAsync(payment, p => p.State == PaymentState.Refunded, "the pass is paid back");
        Assert.Null((await shop.AccountAsync(ana)).PassUntil);
        await shop.ReadsAsync(ana, "↩️ $6.99 for Week pass goes back to you; it can take some days until you see it. Your pass has ended with it.");

        shop.Stripe.SettleRefund((await shop.RefundsAsync(payment)).Single().StripeRefundId!, succeeds: false);
        await shop.UntilAsync(payment, p => p.State == PaymentState.Granted, "the bank sent it back");
        Assert.InRange((await shop.AccountAsync(ana)).PassUntil!.Value - until.Value, TimeSpan.Zero, TimeSpan.FromMinutes(1));
        await shop.ReadsAsync(ana, "Your pass goes on.");
        await shop.AssertBalancedAsync();
    }
}

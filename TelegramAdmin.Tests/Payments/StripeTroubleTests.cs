using Microsoft.EntityFrameworkCore;
using TelegramAdmin.Core.Jobs;
using TelegramAdmin.Core.Payments;
using TelegramAdmin.Core.Storage;
using TelegramAdmin.Sandbox;
using TelegramAdmin.Sandbox.Stripe;
using TelegramAdmin.Tests.Running;

namespace TelegramAdmin.Tests.Payments;

/// <summary>Stripe is down, slow, busy, or knows the key no more, just when somebody wants to buy.</summary>
public sealed class StripeTroubleTests
{
    public static TheoryData<StripeFaults, string> Refusals => new()
    {
        { new StripeFaults { IsDown = true }, "Stripe does not answer as it should" },
        { new StripeFaults { RefuseRate = 1, RetryAfter = 1 }, "Stripe does not answer as it should" },
        { new StripeFaults { RefusesKey = true }, "Stripe does not accept the key" },
        { new StripeFaults { LoseAnswerRate = 1 }, "Stripe does not answer as it should" },
    };

    [Theory, MemberData(nameof(Refusals))]
    public async Task StripeMakesNoCheckout_ThePersonIsToldOnceAndGetsTheLinkLater(StripeFaults faults, string words)
    {
        await using var shop = await Shop.OpenAsync();
        var ana = await shop.CustomerAsync();
        shop.App.Expect("Stripe was not told of every change"); // The catalogue may be under way as well.
        shop.Stripe.Faults = faults;

        ana.SendText(shop.Bot, "/buy25");
        await ana.WaitForAsync(shop.Bot, IsWaiting, RunningApp.Patience);
        await Eventually.TrueAsync(async () => (await shop.PaymentsOfAsync(ana)).SingleOrDefault()?.Tries > 1, "it was tried again");
        var waiting = (await shop.PaymentsOfAsync(ana)).Single();
        Assert.Equal(1, ana.History(shop.Bot).Count(IsWaiting));
        Assert.StartsWith(words, waiting.FailureMessage, StringComparison.Ordinal);
        Assert.DoesNotContain(shop.Stripe.SecretKey, waiting.FailureMessage, StringComparison.Ordinal);

        shop.Stripe.Faults = new StripeFaults();
        await Eventually.TrueAsync(async () => (await shop.PaymentsOfAsync(ana)).Single() is { State: PaymentState.Open }, "there is a link", TimeSpan.FromMinutes(1));
        var session = Assert.Single(shop.Stripe.All("checkout.session")).GetProperty("id").GetString()!;
        shop.Stripe.Pay(session);
        await Eventually.TrueAsync(async () => (await shop.PaymentAsync(session)).State == PaymentState.Granted, "it is granted");
        Assert.Single(shop.Stripe.All("customer"));
        Assert.Null((await shop.PaymentAsync(session)).FailureMessage);
    }

    [Fact]
    public async Task StripeIsSlow_TheBotAnswersEverybodyMeanwhile()
    {
        await using var shop = await Shop.OpenAsync();
        var (ana, bob) = (await shop.CustomerAsync(), await shop.CustomerAsync("Bob"));
        shop.Stripe.Faults = new StripeFaults { SlowMs = 2_000 };

        ana.SendText(shop.Bot, "/buy25");
        bob.SendText(shop.Bot, "/balance");
        await bob.WaitForAsync(shop.Bot, m => m.FromBot && m.Text!.Contains("credits", StringComparison.Ordinal), RunningApp.Patience);
        Assert.Null((await shop.PaymentsOfAsync(ana)).SingleOrDefault()?.CheckoutUrl);
        await Eventually.TrueAsync(async () => (await shop.PaymentsOfAsync(ana)).SingleOrDefault()?.CheckoutUrl is not null, "there is a link");
        Assert.DoesNotContain(ana.History(shop.Bot), IsWaiting);
    }

    [Theory, OnBothDatabases]
    public async Task NoEventComes_TheReconciliationGrants_AndTellsWhenStripeGaveItNoBook(DatabaseProvider provider)
    {
        await using var shop = await Shop.OpenAsync(provider);
        var ana = await shop.CustomerAsync();
        shop.Stripe.Delivery = new StripeDelivery { LoseRate = 1 };
        var session = await shop.CheckOutAsync(ana);
        shop.Stripe.Pay(session);
        await shop.CatalogueIsToldAsync();

        shop.Stripe.Faults = new StripeFaults { RefusesKey = true };
        await shop.App.Service<JobRunner>().RunAsync("reconciliation");
        Assert.Equal(PaymentState.Open, (await shop.PaymentAsync(session)).State);
        shop.Stripe.Faults = new StripeFaults();
        await shop.App.Service<JobRunner>().RunAsync("reconciliation");
        Assert.Equal(PaymentState.Granted, (await shop.PaymentAsync(session)).State);

        shop.Stripe.Refund(shop.Stripe.Find(session)!.Value.GetProperty("payment_intent").GetString()!);
        await shop.App.Service<JobRunner>().RunAsync("reconciliation");
        Assert.Equal((PaymentState.Refunded, 799, 25), await HeldAsync(shop, session));
        await using var db = shop.App.Storage.ReadAll();
        var runs = await db.ReconciliationRuns.OrderBy(r => r.Id).ToListAsync();
        Assert.Equal([(0, true), (1, false), (1, false)], runs.Select(r => (r.Repaired, r.Error?.Contains("does not accept the key", StringComparison.Ordinal) == true)));
        await shop.AssertBalancedAsync();
    }

    [Fact]
    public async Task NoEventComes_WhoReturnsFromTheCheckoutHasTheCredits_AndAStrangersAddressSaysNothing()
    {
        await using var shop = await Shop.OpenAsync();
        var ana = await shop.CustomerAsync();
        shop.Stripe.Delivery = new StripeDelivery { LoseRate = 1 };
        var session = await shop.CheckOutAsync(ana);
        var back = shop.Stripe.Find(session)!.Value.GetProperty("success_url").GetString()!;

        Assert.StartsWith(new Uri(shop.App.Url, "pay/").AbsoluteUri, back, StringComparison.Ordinal);
        Assert.True((await shop.App.Http.GetAsync(new Uri(back))).IsSuccessStatusCode); // Nothing was paid yet, whatever the address claims.
        Assert.Equal(PaymentState.Open, (await shop.PaymentAsync(session)).State);
        shop.Stripe.Pay(session);
        await Eventually.TrueAsync(async () =>
        {
            (await shop.App.Http.GetAsync(new Uri(back))).Dispose();
            return (await shop.PaymentAsync(session)).State == PaymentState.Granted;
        }, "it is granted");
        var stranger = await shop.App.Http.GetAsync(new Uri(shop.App.Url, $"pay/{new string('x', 43)}/done"));
        Assert.DoesNotContain("25 credits", await stranger.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        await shop.AssertBalancedAsync();
    }

    private static async Task<(PaymentState State, long Refunded, long TakenBack)> HeldAsync(Shop shop, string session)
    {
        var payment = await shop.PaymentAsync(session);
        return (payment.State, payment.AmountRefunded, payment.CreditsTakenBack);
    }

    private static bool IsWaiting(ChatMessage message) => message.FromBot && message.Text?.Contains("does not answer right now", StringComparison.Ordinal) == true;
}

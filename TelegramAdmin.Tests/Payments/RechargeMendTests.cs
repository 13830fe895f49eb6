using Microsoft.EntityFrameworkCore;
using TelegramAdmin.Core.Jobs;
using TelegramAdmin.Core.Payments;
using TelegramAdmin.Core.Payments.Recharging;
using TelegramAdmin.Core.Storage;
using TelegramAdmin.Sandbox;
using TelegramAdmin.Sandbox.Stripe;
using TelegramAdmin.Tests.Credits.Chat;
using TelegramAdmin.Tests.Running;

namespace TelegramAdmin.Tests.Payments;

/// <summary>An auto-recharge that is changed, switched off or overtaken while something of it is on its way: it charges what was agreed to, and stays able to buy.</summary>
public sealed class RechargeMendTests
{
    private const string CardIsAskedFor = "💳 One step is left: save a card on Stripe's secure page.";

    [Theory, OnBothDatabases]
    public async Task PriceRose_NothingIsChargedAndItIsSaidOnce_UntilTheNewPriceIsAgreedTo(DatabaseProvider provider)
    {
        await using var shop = await Shop.OpenAsync(provider);
        var ana = await shop.CustomerAsync();
        await AgreeAsync(shop, ana);
        await SaveAsync(shop, ana);
        var product = await shop.ProductAsync(25);
        await shop.App.Storage.WriteAsync(WorkspaceId.Default, async db =>
        {
            var priced = await db.Products.AsTracking().Include(p => p.Prices).SingleAsync(p => p.Id == product.Id);
            priced.Prices.Single(p => p.Currency == "USD").Amount = 999;
        });
        ana.SendText(shop.Bot, "Hello");
        await shop.ReadsAsync(ana, "⏸ 25 credits costs $9.99 now, and you agreed to $7.99, so auto-recharge did not buy it. Nothing was charged.");
        var said = await RechargeAsync(shop, ana, r => r.LastFailure is not null);
        ana.SendText(shop.Bot, "Hello again");
        await Eventually.TrueAsync(async () => (await shop.CreditsAsync(ana)).Balance < 2, "the second message is charged");
        Assert.Empty(await shop.PaymentsOfAsync(ana));
        Assert.Equal((RechargeState.On, said.ChangedAt, said.LastFailure), await RechargeAsync(shop, ana) is var on ? (on.State, on.ChangedAt, on.LastFailure) : default);
        Assert.Single(ana.History(shop.Bot), m => m.FromBot && m.Text?.StartsWith('⏸') == true);

        await AgreeAsync(shop, ana, "Change", price: "$9.99");
        ana.SendText(shop.Bot, "At the new price");
        await PaidAsync(shop, ana, p => p is { State: PaymentState.Granted, AmountPaid: 999 });
        await shop.AssertBalancedAsync();
    }

    [Theory, OnBothDatabases]
    public async Task ChosenAnew_ACardThatIsSavedForTheOldWordsSwitchesNothingOn(DatabaseProvider provider)
    {
        await using var shop = await Shop.OpenAsync(provider);
        var ana = await shop.CustomerAsync();
        await AgreeAsync(shop, ana);
        await shop.ReadsAsync(ana, CardIsAskedFor);
        var old = (await RechargeAsync(shop, ana, r => r.SetupSessionId is not null)).SetupSessionId!;
        await AgreeAsync(shop, ana, agrees: false);
        shop.Stripe.Pay(old, "pm_card_visa");
        await shop.WorkedOffAsync(shop.Stripe.Events.Last(e => e.Type == "checkout.session.completed").Id);
        ana.SendText(shop.Bot, "Hello");
        await Eventually.TrueAsync(() => shop.Bot.PendingUpdates == 0, "the message is worked off");
        Assert.Equal((RechargeState.Preparing, null, null), await RechargeAsync(shop, ana) is var now ? (now.State, now.ConsentAt, now.PaymentMethodId) : default);

        await shop.PhoneOf(ana).PressAsync("✅ I agree");
        Assert.NotEqual(old, (await RechargeAsync(shop, ana, r => r.SetupSessionId is not null)).SetupSessionId);
        await SaveAsync(shop, ana);
        Assert.Empty(await shop.PaymentsOfAsync(ana));
    }

    [Theory, OnBothDatabases]
    public async Task SwitchedOffWhileTheChargeIsOnItsWay_ADeclineEndsIt_AndMoneyIsTaken(DatabaseProvider provider)
    {
        await using var shop = await Shop.OpenAsync(provider);
        var (ana, bo) = (await shop.CustomerAsync(), await shop.CustomerAsync("Bo"));
        await AgreeAsync(shop, ana);
        await SaveAsync(shop, ana, "pm_card_chargeCustomerFail");
        await AgreeAsync(shop, bo);
        await SaveAsync(shop, bo);
        shop.LoseEvents(); // What is known comes from the answers.
        shop.Stripe.Faults = new StripeFaults { SlowMs = 5000 };
        foreach (var (person, charges) in new[] { (ana, 1), (bo, 2) })
        {
            person.SendText(shop.Bot, "Hello");
            var account = (await RechargeAsync(shop, person, r => r.PaymentId is not null)).AccountId;
            var begun = Assert.Single(await shop.PaymentsOfAsync(person)).CreatedAt;
            await Eventually.TrueAsync(() => DateTimeOffset.UtcNow > begun.AddSeconds(2), "the charge is on its way");
            Assert.True((await shop.App.Service<ControlRecharge>().SwitchOffAsync(WorkspaceId.Default, account)).IsOk);
            await Eventually.TrueAsync(() => Charges(shop) == charges, "Stripe answers");
        }
        shop.Stripe.Faults = new StripeFaults();
        await PaidAsync(shop, bo, p => p.State == PaymentState.Granted);
        await shop.App.Service<JobRunner>().RunAsync("recharges");
        var declined = Assert.Single(await shop.PaymentsOfAsync(ana));
        Assert.Equal((PaymentState.Failed, null), (declined.State, declined.NextTryAt));
        foreach (var person in new[] { ana, bo })
            Assert.Equal((RechargeState.Off, null, null), await RechargeAsync(shop, person) is var off ? (off.State, off.PaymentId, off.NextTryAt) : default);
        await shop.AssertBalancedAsync();
    }

    [Theory, OnBothDatabases]
    public async Task ChargeOnItsWay_ComesBackDeclined_IsTriedAgainAndBuys(DatabaseProvider provider)
    {
        await using var shop = await Shop.OpenAsync(provider);
        var ana = await shop.CustomerAsync();
        await AgreeAsync(shop, ana);
        await SaveAsync(shop, ana, "pm_card_chargeCustomerFail");
        ana.SendText(shop.Bot, "Hello");
        await RechargeAsync(shop, ana, r => r.State == RechargeState.Retrying);
        var payment = Assert.Single(await shop.PaymentsOfAsync(ana));

        // As a way to pay that takes its time leaves it: the answer was that the money is on its way.
        await shop.App.Storage.WriteAsync(WorkspaceId.Default, async db =>
        {
            var slow = await db.Payments.AsTracking().SingleAsync(p => p.Id == payment.Id);
            (slow.State, slow.PaymentIntentId) = (PaymentState.Processing, "pi_slow");
            var recharge = await db.AutoRecharges.AsTracking().SingleAsync();
            (recharge.State, recharge.NextTryAt) = (RechargeState.On, null);
        });
        var intent = $$$"""{"id":"pi_slow","object":"payment_intent","amount":799,"amount_received":0,"currency":"usd","status":"requires_payment_method","livemode":false,"metadata":{"payment":"{{{payment.Token}}}"},"last_payment_error":{"type":"card_error","code":"card_declined","decline_code":"insufficient_funds","message":"Your card has insufficient funds."} }""";
        var body = StripeCalls.Event("evt_slow", "payment_intent.payment_failed", intent);
        await shop.App.DeliverAsync(body, StripeCalls.Sign(body, shop.Stripe.WebhookSecret));
        await shop.WorkedOffAsync("evt_slow");
        var again = await RechargeAsync(shop, ana);
        Assert.Equal((RechargeState.Retrying, payment.Id, 2), (again.State, again.PaymentId, again.Failures));
        Assert.Equal((PaymentState.Starting, "insufficient_funds"), await shop.AgainAsync(payment) is var waits ? (waits.State, waits.FailureCode) : default);
        Assert.NotNull(again.NextTryAt);
    }

    private static int Charges(Shop shop) => shop.Stripe.Requests.Count(r => r is { Method: "POST", Path: "/v1/payment_intents" });

    private static async Task AgreeAsync(Shop shop, SandboxPerson person, string press = "Set it up", string price = "$7.99", bool agrees = true)
    {
        var phone = shop.PhoneOf(person);
        await phone.AskAsync("/autorecharge");
        await phone.PressAsync(press);
        await phone.PressAsync($"25 credits · {price}");
        await phone.PressAsync("below 3");
        await phone.PressAsync("5 times");
        if (agrees)
            await phone.PressAsync("✅ I agree");
    }

    private static async Task SaveAsync(Shop shop, SandboxPerson person, string card = "pm_card_visa")
    {
        var session = (await RechargeAsync(shop, person, r => r.SetupSessionId is not null)).SetupSessionId!;
        await shop.ReadsAsync(person, CardIsAskedFor);
        shop.Stripe.Pay(session, card);
        await RechargeAsync(shop, person, r => r.State == RechargeState.On);
    }

    private static async Task<AutoRecharge> RechargeAsync(Shop shop, SandboxPerson person, Func<AutoRecharge, bool>? until = null)
    {
        var account = (await shop.AccountAsync(person)).Id;
        AutoRecharge? found = null;
        await Eventually.TrueAsync(async () =>
        {
            await using var db = shop.App.Storage.ReadAll();
            found = await db.AutoRecharges.SingleOrDefaultAsync(r => r.AccountId == account);
            return found is not null && (until?.Invoke(found) ?? true);
        }, $"the auto-recharge of {person} gets there");
        return found!;
    }

    private static async Task PaidAsync(Shop shop, SandboxPerson person, Func<Payment, bool> until) =>
        await Eventually.TrueAsync(async () => (await shop.PaymentsOfAsync(person)).Any(until), $"{person}'s payment gets there");
}

using Microsoft.EntityFrameworkCore;
using TelegramAdmin.Core.Jobs;
using TelegramAdmin.Core.Payments;
using TelegramAdmin.Core.Payments.Recharging;
using TelegramAdmin.Core.Storage;
using TelegramAdmin.Core.Updates;
using TelegramAdmin.Sandbox;
using TelegramAdmin.Sandbox.Stripe;
using TelegramAdmin.Tests.Credits.Chat;
using TelegramAdmin.Tests.Running;

namespace TelegramAdmin.Tests.Payments;

/// <summary>A saved card is charged whenever credits run low: by agreement, within limits, and with words for whatever goes wrong.</summary>
public sealed class RechargeTests
{
    [Theory, OnBothDatabases]
    public async Task AgreedTo_ChargesOnceBelowTheThreshold_AndNeverAboveTheMonthsLimit(DatabaseProvider provider)
    {
        await using var shop = await Shop.OpenAsync(provider);
        var ana = await shop.CustomerAsync();
        var consent = await AgreeAsync(shop, ana, below: 20, times: 1);
        Assert.Contains("I agree that 25 credits for $7.99 is charged to my saved card whenever I have fewer than 20 credits, at most $7.99 in a month.", consent, StringComparison.Ordinal);
        Assert.Equal(RechargeState.Preparing, (await RechargeAsync(shop, ana)).State);
        await SaveAsync(shop, ana, "pm_card_visa");
        await shop.ReadsAsync(ana, "🔁 Auto-recharge is on with Visa ·· 4242: when fewer than 20 credits are left, at most $7.99 in a month. Switch it off at any time with /autorecharge.");
        Assert.Contains("I agree that", (await RechargeAsync(shop, ana)).ConsentText, StringComparison.Ordinal);

        shop.Stripe.Faults = new StripeFaults { SlowMs = 2000 };
        for (var message = 1; message <= 20; message++)
            ana.SendText(shop.Bot, $"Message {message}");
        await WorkedOffAsync(shop);
        shop.Stripe.Faults = new StripeFaults();
        var payment = await PaidAsync(shop, ana, p => p.State == PaymentState.Granted);
        await shop.ReadsAsync(ana, "🔁 Your credits ran low, so 25 credits for $7.99 was bought with your saved card.");
        Assert.Single(shop.Stripe.Requests, r => r is { Method: "POST", Path: "/v1/payment_intents" });

        for (var message = 1; message <= 10; message++)
            ana.SendText(shop.Bot, $"More {message}");
        await Eventually.TrueAsync(async () => (await shop.CreditsAsync(ana)).Balance < 20, "the credits are low again");
        await WorkedOffAsync(shop);
        Assert.Equal(payment.Id, Assert.Single(await shop.PaymentsOfAsync(ana)).Id);
        var recharge = await RechargeAsync(shop, ana);
        Assert.Equal((RechargeState.On, null, "The month's cap of $7.99 is reached."), (recharge.State, recharge.PaymentId, recharge.LastFailure));
        await shop.AssertBalancedAsync();
    }

    [Theory, OnBothDatabases]
    public async Task Declined_IsTriedAgainByTheClock_AndAnotherCardGoesThrough(DatabaseProvider provider)
    {
        await using var shop = await Shop.OpenAsync(provider);
        await Phone.SetAsync(shop.App, PaymentSettings.DunningHours, [1, 48]);
        var ana = await shop.CustomerAsync();
        await AgreeAsync(shop, ana, below: 3, times: 5);
        await SaveAsync(shop, ana, "pm_card_chargeCustomerFail");
        ana.SendText(shop.Bot, "Hello");

        var declined = await RechargeAsync(shop, ana, r => r.State == RechargeState.Retrying);
        Assert.InRange(declined.NextTryAt!.Value - DateTimeOffset.UtcNow, TimeSpan.FromMinutes(55), TimeSpan.FromHours(1));
        await shop.ReadsAsync(ana, "⚠️ Your saved card was declined for 25 credits: the bank declined it and does not say why. Ask your bank, or use another card. Nothing was charged. We try again on ");
        await TryAgainAsync(shop, ana);
        Assert.InRange((await RechargeAsync(shop, ana, r => r.Failures == 2)).NextTryAt!.Value - DateTimeOffset.UtcNow, TimeSpan.FromHours(47), TimeSpan.FromHours(48));

        // The person takes another card; what was tried before is over.
        await AgreeAsync(shop, ana, below: 3, times: 5, press: "Change");
        Assert.Equal(PaymentState.Failed, (await shop.PaymentsOfAsync(ana)).Single().State);
        await SaveAsync(shop, ana, "pm_card_mastercard");
        ana.SendText(shop.Bot, "Hello again");
        var paid = await PaidAsync(shop, ana, p => p.State == PaymentState.Granted);
        Assert.Equal(PaymentOrigin.AutoRecharge, paid.Origin);
        Assert.Equal((RechargeState.On, 0, "Mastercard ·· 4444"), await RechargeAsync(shop, ana) is var now ? (now.State, now.Failures, now.MethodName) : default);
        await shop.AssertBalancedAsync();
    }

    [Theory, OnBothDatabases]
    public async Task Declined_MayGoThroughLater_OrEndsWithWordsAfterTheLastTry(DatabaseProvider provider)
    {
        await using var shop = await Shop.OpenAsync(provider);
        await Phone.SetAsync(shop.App, PaymentSettings.DunningHours, [1]);
        var ana = await shop.CustomerAsync();
        var free = (await shop.CreditsAsync(ana)).Balance;
        await AgreeAsync(shop, ana, below: 3, times: 5);
        await SaveAsync(shop, ana, "pm_card_chargeCustomerFail");
        ana.SendText(shop.Bot, "Hello");
        var before = await RechargeAsync(shop, ana, r => r.State == RechargeState.Retrying);

        await WithGoodCardAsync(shop, ana); // As if the bank had changed its mind.
        await TryAgainAsync(shop, ana);
        await PaidAsync(shop, ana, p => p.State == PaymentState.Granted);
        Assert.Equal((RechargeState.On, 0, free - 1 + 25), await RechargeAsync(shop, ana) is var on ? (on.State, on.Failures, (await shop.CreditsAsync(ana)).Balance) : default);

        await CardAsync(shop, ana, before.PaymentMethodId!);
        await shop.SpendAsync(ana, free - 1 + 24);
        ana.SendText(shop.Bot, "And again");
        await RechargeAsync(shop, ana, r => r.State == RechargeState.Retrying);
        await TryAgainAsync(shop, ana);
        await RechargeAsync(shop, ana, r => r.State == RechargeState.GivenUp);
        await shop.ReadsAsync(ana, "🔕 Auto-recharge is off now. Your card was declined again: the bank declined it and does not say why. Ask your bank, or use another card. Nothing was charged.");
        Assert.Equal([PaymentState.Granted, PaymentState.Failed], (await shop.PaymentsOfAsync(ana)).Select(p => p.State));

        await AgreeAsync(shop, ana, below: 3, times: 5); // The card that was declined is asked for anew.
        await Eventually.TrueAsync(async () => (await RechargeAsync(shop, ana)).SetupSessionId is not null, "another card is asked for");
        await shop.AssertBalancedAsync();
    }

    [Theory, OnBothDatabases]
    public async Task BankWantsConfirmation_TheLinkLeadsThereAndBackOn_OrItEnds(DatabaseProvider provider)
    {
        await using var shop = await Shop.OpenAsync(provider);
        var (ana, bo) = (await shop.CustomerAsync(), await shop.CustomerAsync("Bo"));
        var free = (await shop.CreditsAsync(ana)).Balance;
        foreach (var person in new[] { ana, bo })
        {
            await AgreeAsync(shop, person, below: 3, times: 2);
            await SaveAsync(shop, person, "pm_card_authenticationRequired");
            person.SendText(shop.Bot, "Hello");
        }

        var asked = await PaidAsync(shop, ana, p => p is { State: PaymentState.NeedsConfirmation, CheckoutUrl: not null });
        var link = await shop.ReadsAsync(ana, "🔐 Your bank wants you to confirm 25 credits, $7.99. Your card was not charged. Confirm on Stripe's secure page:");
        Assert.Contains("Pay $7.99", link.ButtonTexts);
        var paying = shop.Stripe.Pay(asked.CheckoutSessionId!, "pm_card_authenticationRequired");
        shop.Stripe.AnswerBank(paying.AsksBank!);
        await shop.UntilAsync(asked, p => p.State == PaymentState.Granted, "it is confirmed and granted");
        Assert.Equal((RechargeState.On, free - 1 + 25), ((await RechargeAsync(shop, ana)).State, (await shop.CreditsAsync(ana)).Balance));

        var ignored = await PaidAsync(shop, bo, p => p is { State: PaymentState.NeedsConfirmation, CheckoutUrl: not null });
        shop.Stripe.ExpireSession(ignored.CheckoutSessionId!);
        await shop.UntilAsync(ignored, p => p.State == PaymentState.Expired, "nobody confirmed it");
        await shop.App.Service<JobRunner>().RunAsync("recharges");
        Assert.Equal((RechargeState.GivenUp, null), await RechargeAsync(shop, bo) is var over ? (over.State, over.PaymentId) : default);
        await shop.ReadsAsync(bo, "🔕 Auto-recharge is off now: your bank's question was not answered in time. Nothing was charged.");
        await shop.AssertBalancedAsync();
    }

    [Theory, OnBothDatabases]
    public async Task SwitchedOff_ByThePersonTheTeamOrThePortal_ChargesNothingMore(DatabaseProvider provider)
    {
        await using var shop = await Shop.OpenAsync(provider);
        var (ana, bo, cy) = (await shop.CustomerAsync(), await shop.CustomerAsync("Bo"), await shop.CustomerAsync("Cy"));
        foreach (var person in new[] { ana, bo, cy })
        {
            await AgreeAsync(shop, person, below: 3, times: 2);
            await SaveAsync(shop, person, person == ana ? "pm_card_chargeCustomerFail" : "pm_card_visa");
        }
        ana.SendText(shop.Bot, "Hello");
        await RechargeAsync(shop, ana, r => r.State == RechargeState.Retrying);

        var state = await shop.PressAsync(ana, "Switch off", ana.SendText(shop.Bot, "/autorecharge").Id);
        Assert.Contains("🟡 The last charge was declined. We will try again; press Change to use another card.", state.Text, StringComparison.Ordinal);
        await RechargeAsync(shop, ana, r => r.State == RechargeState.Off);
        await shop.App.Service<ControlRecharge>().SwitchOffAsync(WorkspaceId.Default, (await RechargeAsync(shop, bo)).AccountId);
        await shop.ReadsAsync(bo, "🔕 We have switched your auto-recharge off. You can switch it on again at any time.");
        shop.Stripe.ActAsOwner("POST", $"/v1/payment_methods/{(await RechargeAsync(shop, cy)).PaymentMethodId}/detach");
        await RechargeAsync(shop, cy, r => r is { State: RechargeState.Off, PaymentMethodId: null });
        await shop.ReadsAsync(cy, "🔕 You removed your saved card, so auto-recharge is off. Switch it on again with another card.");

        foreach (var person in new[] { ana, bo, cy })
            person.SendText(shop.Bot, "Is it off?");
        await WorkedOffAsync(shop);
        await shop.App.Service<JobRunner>().RunAsync("recharges");
        Assert.Equal(PaymentState.Failed, (await shop.PaymentsOfAsync(ana)).Single().State);
        Assert.Empty(await shop.PaymentsOfAsync(bo));
        Assert.Empty(await shop.PaymentsOfAsync(cy));

        await AgreeAsync(shop, bo, below: 3, times: 2); // His card is still there and was never declined.
        bo.SendText(shop.Bot, "On again");
        await PaidAsync(shop, bo, p => p.State == PaymentState.Granted);
        await shop.AssertBalancedAsync();
    }

    /// <summary>From /autorecharge to "I agree", button by button.</summary>
    /// <returns>What was agreed to.</returns>
    private static async Task<string> AgreeAsync(Shop shop, SandboxPerson person, int below, int times, string press = "Set it up")
    {
        var asked = person.SendText(shop.Bot, "/autorecharge").Id;
        foreach (var button in new[] { press, "25 credits", $"below {below}", times == 1 ? "1 time" : $"{times} times" })
            await shop.PressAsync(person, button, asked);
        return (await shop.PressAsync(person, "✅ I agree", asked)).Text!;
    }

    private static async Task SaveAsync(Shop shop, SandboxPerson person, string card)
    {
        var session = (await RechargeAsync(shop, person, r => r.SetupSessionId is not null)).SetupSessionId!;
        await shop.ReadsAsync(person, "💳 One step is left: save a card on Stripe's secure page. Nothing is charged now.");
        if (shop.Stripe.Pay(session, card).AsksBank is { } intent)
            shop.Stripe.AnswerBank(intent);
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

    private static async Task<Payment> PaidAsync(Shop shop, SandboxPerson person, Func<Payment, bool> until)
    {
        await Eventually.TrueAsync(async () => (await shop.PaymentsOfAsync(person)).Any(until), $"{person}'s payment gets there");
        return (await shop.PaymentsOfAsync(person)).Last(until);
    }

    private static Task WorkedOffAsync(Shop shop) => Eventually.TrueAsync(async () =>
    {
        await using var db = shop.App.Storage.ReadAll();
        return shop.Bot.PendingUpdates == 0 && !await db.InboxUpdates.AnyAsync(u => u.ProcessedAt == null);
    }, "all updates are worked off");

    /// <summary>The hours of the schedule pass.</summary>
    private static async Task TryAgainAsync(Shop shop, SandboxPerson person)
    {
        await ChangeAsync(shop, person, r => r.NextTryAt = DateTimeOffset.UtcNow.AddSeconds(-1));
        await shop.App.Service<JobRunner>().RunAsync("recharges");
    }

    private static async Task WithGoodCardAsync(Shop shop, SandboxPerson person)
    {
        var account = (await shop.AccountAsync(person)).Id;
        await using var db = shop.App.Storage.ReadAll();
        var customer = await db.StripeCustomers.Where(c => c.AccountId == account).Select(c => c.CustomerId).SingleAsync();
        await CardAsync(shop, person, shop.Stripe.ActAsOwner("POST", "/v1/payment_methods/pm_card_visa/attach", ("customer", customer)).GetProperty("id").GetString()!);
    }

    private static Task CardAsync(Shop shop, SandboxPerson person, string method) => ChangeAsync(shop, person, r => r.PaymentMethodId = method);

    private static async Task ChangeAsync(Shop shop, SandboxPerson person, Action<AutoRecharge> change)
    {
        var account = (await shop.AccountAsync(person)).Id;
        await shop.App.Storage.WriteAsync(WorkspaceId.Default, async db => change(await db.AutoRecharges.AsTracking().SingleAsync(r => r.AccountId == account)));
    }
}

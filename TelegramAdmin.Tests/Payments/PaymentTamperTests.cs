using System.Globalization;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using TelegramAdmin.Core.Jobs;
using TelegramAdmin.Core.Payments;
using TelegramAdmin.Core.Payments.Catalogue;
using TelegramAdmin.Core.Payments.Reconciling;
using TelegramAdmin.Core.Payments.Stripe.Working;
using TelegramAdmin.Core.Storage;
using TelegramAdmin.Tests.Running;

namespace TelegramAdmin.Tests.Payments;

/// <summary>Money that is not what it should be: nothing is granted that was not paid, nothing paid is lost, and whoever looks sees why.</summary>
public sealed class PaymentTamperTests
{
    [Theory]
    [OnBothDatabases(100L, "usd")]
    [OnBothDatabases(799L, "eur")]
    [OnBothDatabases(99_900L, "usd")]
    public async Task AnotherAmountOrCurrency_IsHeldUpAndListed_AndGrantedOnceByAClick(long amount, string currency, DatabaseProvider provider)
    {
        await using var shop = await Shop.OpenAsync(provider);
        var ana = await shop.CustomerAsync();
        var session = await shop.CheckOutAsync(ana);
        var (payment, balance) = (await shop.PaymentAsync(session), (await shop.AccountAsync(ana)).Balance);

        shop.Stripe.Pay(Forge(shop, payment.Token, amount, currency));
        await Eventually.TrueAsync(async () => (await shop.PaymentAsync(session)).State == PaymentState.PaidNotGranted, "it is held up");
        await ana.WaitForAsync(shop.Bot, m => m.FromBot && m.Text!.Contains("not with the amount", StringComparison.Ordinal), RunningApp.Patience);
        await shop.App.Service<JobRunner>().RunAsync("reconciliation");
        var finding = Assert.Single(await FindingsAsync(shop));

        Assert.Equal((FindingKind.AmountDiffers, FindingState.Open, amount, currency.ToUpperInvariant()), (finding.Kind, finding.State, finding.Amount!.Value, finding.Currency));
        Assert.Contains("7.99", finding.Detail, StringComparison.Ordinal);
        Assert.Equal(balance, (await shop.AccountAsync(ana)).Balance);

        var repairs = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => shop.App.Service<SettleFinding>().RepairAsync(WorkspaceId.Default, finding.Id, null)));
        Assert.Single(repairs, r => r.IsOk);
        Assert.All(repairs.Where(r => !r.IsOk), r => Assert.Equal("finding_settled", r.Failure!.Code));
        Assert.Equal(balance + 25, (await shop.AccountAsync(ana)).Balance);
        await shop.AssertBalancedAsync();
    }

    [Theory, OnBothDatabases]
    public async Task OtherMoneyInAPaymentsName_StandsInNobodysWay_AndStaysListed(DatabaseProvider provider)
    {
        await using var shop = await Shop.OpenAsync(provider);
        var ana = await shop.CustomerAsync();
        var session = await shop.CheckOutAsync(ana);
        var (payment, balance) = (await shop.PaymentAsync(session), (await shop.AccountAsync(ana)).Balance);
        var cheap = Forge(shop, payment.Token, 1_00, "usd");
        var (twice, expired) = (Forge(shop, payment.Token, 799, "usd"), Forge(shop, payment.Token, 799, "usd"));

        shop.Stripe.Pay(cheap);
        await Eventually.TrueAsync(async () => (await shop.PaymentAsync(session)).State == PaymentState.PaidNotGranted, "the cheap one is held up");
        shop.Stripe.Pay(session);
        await Eventually.TrueAsync(async () => (await shop.PaymentAsync(session)).State == PaymentState.Granted, "Ana has what she paid for");
        shop.Stripe.Pay(twice);
        shop.Stripe.ExpireSession(expired);
        await Eventually.TrueAsync(async () => (await FindingsAsync(shop)).Count == 2, "the second money is listed");
        await shop.App.Service<JobRunner>().RunAsync("reconciliation");

        var findings = await FindingsAsync(shop);
        Assert.Equal([(FindingKind.AmountDiffers, IntentOf(shop, cheap)), (FindingKind.UnknownPayment, IntentOf(shop, twice))], findings.Select(f => (f.Kind, f.Reference)));
        Assert.All(findings, f => Assert.Equal(FindingState.Open, f.State));
        Assert.Equal((PaymentState.Granted, IntentOf(shop, session)), ((await shop.PaymentAsync(session)).State, (await shop.PaymentAsync(session)).PaymentIntentId));
        foreach (var finding in findings)
            Assert.False((await shop.App.Service<SettleFinding>().RepairAsync(WorkspaceId.Default, finding.Id, null)).IsOk);
        Assert.Equal(balance + 25, (await shop.AccountAsync(ana)).Balance);
        await shop.AssertBalancedAsync();
    }

    [Fact]
    public async Task EventsThatAreNotOfThisAccountAndMode_AreKeptAndDoNothing()
    {
        await using var shop = await Shop.OpenAsync();
        var ana = await shop.CustomerAsync();
        var session = await shop.CheckOutAsync(ana);
        var payment = await shop.PaymentAsync(session);
        var paid = $$"""
            {
              "id": "{{session}}", "object": "checkout.session", "mode": "payment", "status": "complete", "payment_status": "paid", "amount_total": 799, "currency": "usd",
              "payment_intent": "pi_x", "metadata": { "payment": "{{payment.Token}}" }
            }
            """;

        await DeliverAsync(shop, StripeCalls.Event("evt_live", "checkout.session.completed", paid, isLive: true));
        await DeliverAsync(shop, StripeCalls.Event("evt_other", "checkout.session.completed", paid, more: "\"account\":\"acct_of_somebody\","));
        await DeliverAsync(shop, StripeCalls.Event("evt_nobody", "checkout.session.completed", paid.Replace(payment.Token, "token_of_nobody", StringComparison.Ordinal).Replace(session, "cs_x", StringComparison.Ordinal)));
        await Eventually.TrueAsync(async () => (await EventsAsync(shop, "evt_live", "evt_other", "evt_nobody")).Count == 3, "all are worked off");

        Assert.Equal(2, (await EventsAsync(shop, "evt_live", "evt_other")).Count(error => error!.StartsWith("set aside", StringComparison.Ordinal)));
        Assert.Equal((PaymentState.Open, (long?)null), ((await shop.PaymentAsync(session)).State, (await shop.PaymentAsync(session)).AmountPaid));
        Assert.Empty(await FindingsAsync(shop));
    }

    [Theory, OnBothDatabases]
    public async Task PriceChangedAndProductArchivedAfterTheClick_IsGrantedAsItWasOffered(DatabaseProvider provider)
    {
        await using var shop = await Shop.OpenAsync(provider);
        var (ana, bob) = (await shop.CustomerAsync(), await shop.CustomerAsync("Bob"));
        var (first, second) = (await shop.CheckOutAsync(ana), await shop.CheckOutAsync(bob, 50));
        var (dearer, gone) = (await shop.ProductAsync(25), await shop.ProductAsync(50));

        Assert.True((await shop.App.Service<SaveProduct>().RunAsync(WorkspaceId.Default, dearer.Id, ProductDraft.Of(dearer) with { Credits = 5, Prices = [new PriceDraft("USD", 99_900)] })).IsOk);
        Assert.True((await shop.App.Service<ArchiveProduct>().RunAsync(WorkspaceId.Default, gone.Id)).IsOk);
        shop.Stripe.Pay(first);
        shop.Stripe.Pay(second);
        await Eventually.TrueAsync(async () => (await shop.PaymentAsync(first)).State == PaymentState.Granted && (await shop.PaymentAsync(second)).State == PaymentState.Granted, "both have what they paid for");

        Assert.Equal((25, 799), ((await shop.PaymentAsync(first)).Credits, (await shop.PaymentAsync(first)).AmountPaid));
        Assert.Equal((50, 1499), ((await shop.PaymentAsync(second)).Credits, (await shop.PaymentAsync(second)).AmountPaid));
        Assert.Empty(await FindingsAsync(shop));
        await shop.AssertBalancedAsync();
    }

    [Theory, OnBothDatabases]
    public async Task AskedManyTimesAtOnce_ThereIsOneCheckout(DatabaseProvider provider)
    {
        await using var shop = await Shop.OpenAsync(provider);
        var ana = await shop.CustomerAsync();

        for (var i = 0; i < 5; i++)
            ana.SendText(shop.Bot, "/buy25");
        await Eventually.TrueAsync(async () => (await shop.PaymentsOfAsync(ana)).Any(p => p.CheckoutUrl is not null), "there is a link");
        ana.SendText(shop.Bot, "/buy25");
        await shop.CheckOutAsync(ana, 10);

        Assert.Single(await shop.PaymentsOfAsync(ana), p => p.Credits == 25);
        Assert.Equal(2, shop.Stripe.All("checkout.session").Count);
        Assert.Single(shop.Stripe.All("customer"));
    }

    [Theory, OnBothDatabases]
    public async Task EventThatIsDeliveredAndWorkedOffAgainAndAgain_GrantsOnce(DatabaseProvider provider)
    {
        await using var shop = await Shop.OpenAsync(provider);
        var ana = await shop.CustomerAsync();
        var payment = await shop.BuyAsync(ana);
        var balance = (await shop.AccountAsync(ana)).Balance;

        foreach (var told in shop.Stripe.Events)
            shop.Stripe.Resend(told.Id);
        await shop.Stripe.WhenQuietAsync().WaitAsync(RunningApp.Patience);
        await using var db = shop.App.Storage.ReadAll();
        await shop.App.Storage.WriteAsync(null, write => write.StripeEvents.ExecuteUpdateAsync(e => e.SetProperty(x => x.ProcessedAt, (DateTimeOffset?)null))); // As if we had died before it was noted.
        shop.App.Service<StripeEventBell>().Ring();
        await Eventually.TrueAsync(async () => !await db.StripeEvents.AnyAsync(e => e.ProcessedAt == null), "all are worked off again");

        Assert.Equal(balance, (await shop.AccountAsync(ana)).Balance);
        Assert.Equal(1, await db.PaymentSteps.CountAsync(s => s.PaymentId == payment.Id && s.Kind == PaymentStepKind.Granted));
        await Eventually.TrueAsync(() => ana.Received(shop.Bot).Any(IsThanks), "they are told");
        Assert.Single(ana.Received(shop.Bot), IsThanks);
        await shop.AssertBalancedAsync();

        static bool IsThanks(string text) => text.Contains("credits are here", StringComparison.Ordinal);
    }

    /// <summary>Somebody with a key of the account makes a checkout that carries another payment's name.</summary>
    private static string Forge(Shop shop, string token, long amount, string currency) => shop.Stripe.ActAsOwner("POST", "/v1/checkout/sessions",
        ("mode", "payment"), ("success_url", "https://example.com"), ("line_items[0][quantity]", "1"), ("line_items[0][price_data][currency]", currency),
        ("line_items[0][price_data][unit_amount]", amount.ToString(CultureInfo.InvariantCulture)), ("line_items[0][price_data][product_data][name]", "25 credits"),
        ("metadata[payment]", token), ("payment_intent_data[metadata][payment]", token)).GetProperty("id").GetString()!;

    private static string IntentOf(Shop shop, string session) => shop.Stripe.Find(session)!.Value.GetProperty("payment_intent").GetString()!;

    private static async Task DeliverAsync(Shop shop, string body) =>
        Assert.Equal(System.Net.HttpStatusCode.OK, (await shop.App.DeliverAsync(body, StripeCalls.Sign(body, shop.Stripe.WebhookSecret))).Status);

    private static async Task<List<ReconciliationFinding>> FindingsAsync(Shop shop)
    {
        await using var db = shop.App.Storage.ReadAll();
        return await db.ReconciliationFindings.OrderBy(f => f.Id).ToListAsync();
    }

    private static async Task<List<string?>> EventsAsync(Shop shop, params string[] ids)
    {
        await using var db = shop.App.Storage.ReadAll();
        return await db.StripeEvents.Where(e => ids.Contains(e.EventId) && e.ProcessedAt != null).Select(e => e.Error).ToListAsync();
    }
}

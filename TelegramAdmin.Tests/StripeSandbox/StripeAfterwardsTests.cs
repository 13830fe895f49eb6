using System.Text.Json;
using TelegramAdmin.Sandbox;
using TelegramAdmin.Sandbox.Stripe;

namespace TelegramAdmin.Tests.StripeSandbox;

/// <summary>What may follow a payment: refunds, disputes, debits that arrive or do not, periods that end, sessions that expire.</summary>
public sealed class StripeAfterwardsTests
{
    [Fact]
    public async Task MoneyGivenBackAndTakenBack_TheBalanceKnowsEachStep()
    {
        await using var sandbox = await SandboxServer.StartAsync(new SandboxOptions());
        using var stripe = new StripeCaller(sandbox);
        var plain = await PayAsync(sandbox, stripe, 1000, "pm_card_visa");
        var failing = await PayAsync(sandbox, stripe, 2000, "pm_card_refundFail");
        var disputed = await PayAsync(sandbox, stripe, 3000, "pm_card_createDispute");

        sandbox.Stripe.Refund(plain, 400);
        Assert.StartsWith("invalid_request_error: Refund amount (€7.00) is greater than unrefunded amount on charge (€6.00)", await stripe.RefusalAsync("v1/refunds", $"payment_intent={plain}&amount=700"), StringComparison.Ordinal);
        await stripe.PostAsync("v1/refunds", $"payment_intent={plain}");
        Assert.StartsWith("charge_already_refunded", await stripe.RefusalAsync("v1/refunds", $"payment_intent={plain}"), StringComparison.Ordinal);
        await stripe.PostAsync("v1/refunds", $"payment_intent={failing}");
        Assert.StartsWith("charge_disputed", await stripe.RefusalAsync("v1/refunds", $"payment_intent={disputed}"), StringComparison.Ordinal);
        sandbox.Stripe.CloseDispute(sandbox.Stripe.All("dispute")[0].GetProperty("id").GetString()!, isWon: true);

        Assert.Equal(
            [("charge", 1000), ("charge", 2000), ("charge", 3000), ("adjustment", -3000), ("refund", -400), ("refund", -600), ("refund", -2000), ("refund_failure", 2000), ("adjustment", 3000)],
            sandbox.Stripe.All("balance_transaction").OrderBy(one => one.GetProperty("type").GetString() != "charge").Select(one => (one.GetProperty("type").GetString()!, one.GetProperty("amount").GetInt32())));
        Assert.Equal([1000, 0, 0], sandbox.Stripe.All("charge").Select(one => one.GetProperty("amount_refunded").GetInt32()));
        Assert.Equal(
            ["charge.dispute.created", "charge.dispute.funds_withdrawn", "charge.dispute.funds_reinstated", "charge.dispute.closed"],
            sandbox.Stripe.Events.Select(one => one.Type).Where(type => type.Contains("dispute", StringComparison.Ordinal)));
        Assert.Contains(sandbox.Stripe.Events, one => one.Type == "refund.failed");
    }

    [Fact]
    public async Task BankDebit_CompletesUnpaid_AndArrivesOrFailsLater()
    {
        await using var sandbox = await SandboxServer.StartAsync(new SandboxOptions());
        using var stripe = new StripeCaller(sandbox);

        foreach (var succeeds in new[] { true, false })
        {
            var session = (await stripe.OpenSessionAsync()).GetProperty("id").GetString()!;
            Assert.Equal(new CheckoutOutcome("complete", "unpaid", null, null), sandbox.Stripe.PayByDebit(session));
            sandbox.Stripe.SettleDebit(sandbox.Stripe.Find(session)!.Value.GetProperty("payment_intent").GetString()!, succeeds);
            Assert.Equal(succeeds ? "paid" : "unpaid", sandbox.Stripe.Find(session)!.Value.GetProperty("payment_status").GetString());
        }

        Assert.Equal(
            ["checkout.session.completed", "checkout.session.async_payment_succeeded", "checkout.session.completed", "checkout.session.async_payment_failed"],
            sandbox.Stripe.Events.Select(one => one.Type).Where(type => type.StartsWith("checkout", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Subscription_RenewsFailsIsPaidAndEnds()
    {
        await using var sandbox = await SandboxServer.StartAsync(new SandboxOptions());
        using var stripe = new StripeCaller(sandbox);
        var price = (await stripe.PostAsync("v1/prices", "currency=eur&unit_amount=500&recurring[interval]=month&product_data[name]=Pass")).GetProperty("id").GetString();
        var session = (await stripe.PostAsync("v1/checkout/sessions", $"mode=subscription&success_url=https://shop.example/done&line_items[0][price]={price}&line_items[0][quantity]=1")).GetProperty("id").GetString()!;
        sandbox.Stripe.Pay(session);
        var id = sandbox.Stripe.Find(session)!.Value.GetProperty("subscription").GetString()!;
        var firstEnd = PeriodEnd(sandbox, id);

        sandbox.Stripe.RenewSubscription(id);
        Assert.Equal(DateTimeOffset.FromUnixTimeSeconds(firstEnd).AddMonths(1).ToUnixTimeSeconds(), PeriodEnd(sandbox, id));
        var customer = sandbox.Stripe.Find(id)!.Value.GetProperty("customer").GetString()!;
        var broken = (await stripe.PostAsync("v1/payment_methods/pm_card_chargeCustomerFail/attach", $"customer={customer}")).GetProperty("id").GetString();
        await stripe.PostAsync($"v1/subscriptions/{id}", $"default_payment_method={broken}");
        sandbox.Stripe.RenewSubscription(id);
        Assert.Equal("past_due", Status(sandbox, id));
        var open = sandbox.Stripe.Find(id)!.Value.GetProperty("latest_invoice").GetString();
        Assert.Equal("paid", (await stripe.PostAsync($"v1/invoices/{open}/pay", "payment_method=pm_card_visa")).GetProperty("status").GetString());
        Assert.Equal("active", Status(sandbox, id));
        await stripe.PostAsync($"v1/subscriptions/{id}", "cancel_at_period_end=true");
        sandbox.Stripe.RenewSubscription(id);
        Assert.Equal("canceled", Status(sandbox, id));

        Assert.Equal(
            ["subscription_create", "subscription_cycle", "subscription_cycle"], sandbox.Stripe.All("invoice").Select(one => one.GetProperty("billing_reason").GetString()));
        Assert.Equal("customer.subscription.deleted", sandbox.Stripe.Events[^1].Type);
        Assert.Contains(sandbox.Stripe.Events, one => one.Type == "invoice.payment_failed");
    }

    [Fact]
    public async Task PortalAndExpiredSession_DoWhatTheyShow()
    {
        await using var sandbox = await SandboxServer.StartAsync(new SandboxOptions());
        using var stripe = new StripeCaller(sandbox);
        using var browser = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false });
        var customer = (await stripe.PostAsync("v1/customers", "email=ada@example.com")).GetProperty("id").GetString();
        var portal = (await stripe.PostAsync("v1/billing_portal/sessions", $"customer={customer}&return_url=https://shop.example/back")).GetProperty("url").GetString()!;
        var other = (await stripe.PostAsync("v1/payment_methods/pm_card_visa/attach", $"customer={(await stripe.PostAsync("v1/customers", "")).GetProperty("id").GetString()}")).GetProperty("id").GetString()!;

        await browser.PostAsync(portal, Form(("act", "add"), ("card", "pm_card_mastercard")));
        await browser.PostAsync(portal, Form(("act", "remove"), ("id", other)));
        var shown = await browser.GetStringAsync(portal);
        Assert.Contains("mastercard •••• 4444", System.Net.WebUtility.HtmlDecode(shown), StringComparison.Ordinal);
        Assert.Contains("Sandbox – no real money", System.Net.WebUtility.HtmlDecode(shown), StringComparison.Ordinal);
        Assert.NotEqual(JsonValueKind.Null, sandbox.Stripe.Find(other)!.Value.GetProperty("customer").ValueKind);

        var session = await stripe.OpenSessionAsync();
        sandbox.Stripe.ExpireSession(session.GetProperty("id").GetString()!);
        using var late = await browser.PostAsync(session.GetProperty("url").GetString(), Form(("email", "ada@example.com"), ("with", "pm_card_visa")));
        Assert.Contains("no longer valid", await late.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Empty(sandbox.Stripe.All("payment_intent"));
        Assert.Throws<ArgumentException>(() => sandbox.Stripe.Pay(session.GetProperty("id").GetString()!));
    }

    private static FormUrlEncodedContent Form(params IEnumerable<(string Name, string Value)> fields) => new(fields.ToDictionary(field => field.Name, field => field.Value));

    private static string Status(SandboxServer sandbox, string subscription) => sandbox.Stripe.Find(subscription)!.Value.GetProperty("status").GetString()!;

    private static long PeriodEnd(SandboxServer sandbox, string subscription) =>
        sandbox.Stripe.Find(subscription)!.Value.GetProperty("items").GetProperty("data")[0].GetProperty("current_period_end").GetInt64();

    private static async Task<string> PayAsync(SandboxServer sandbox, StripeCaller stripe, long amount, string card)
    {
        var session = (await stripe.OpenSessionAsync(amount)).GetProperty("id").GetString()!;
        Assert.Equal("complete", sandbox.Stripe.Pay(session, card).Status);
        return sandbox.Stripe.Find(session)!.Value.GetProperty("payment_intent").GetString()!;
    }
}

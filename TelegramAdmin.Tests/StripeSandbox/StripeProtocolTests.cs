using System.Net;
using System.Text.Json;
using TelegramAdmin.Sandbox;
using TelegramAdmin.Sandbox.Stripe;

namespace TelegramAdmin.Tests.StripeSandbox;

/// <summary>Requests are held against Stripe's reference, and answered in Stripe's words.</summary>
public sealed class StripeProtocolTests
{
    [Theory]
    [InlineData("v1/customers", "email=ada", "email_invalid: Invalid email address: ada (email)")]
    [InlineData("v1/customers", "name=Ada&colour=red", "parameter_unknown: Received unknown parameter: colour (colour)")]
    [InlineData("v1/customers", "invoice_settings[colour]=red", "parameter_unknown: Received unknown parameter: invoice_settings[colour] (invoice_settings[colour])")]
    [InlineData("v1/prices", "product=p&unit_amount=5", "parameter_missing: Missing required param: currency. (currency)")]
    [InlineData("v1/prices", "currency=eur&product=p&unit_amount=5.5", "parameter_invalid_integer: Invalid integer: 5.5 (unit_amount)")]
    [InlineData("v1/prices", "currency=eur&product=prod_none&unit_amount=5", "resource_missing: No such product: 'prod_none' (product)")]
    [InlineData("v1/prices", "currency=eur&product=p&unit_amount=5&recurring[interval]=hour", "invalid_request_error: Invalid recurring[interval]: must be one of month, day, week, or year (recurring[interval])")]
    [InlineData("v1/payment_intents", "amount=49&currency=eur", "amount_too_small: Amount must be at least €0.50 (amount)")]
    [InlineData("v1/payment_intents", "amount=500&currency=eur&capture_method=manual", "invalid_request_error: The sandbox does not act on `capture_method=manual`: leave it out here. (capture_method=manual)")]
    [InlineData("v1/payment_intents", "amount=-5&currency=eur", "parameter_invalid_integer: Invalid non-negative integer (amount)")]
    [InlineData("v1/payment_intents", "amount=500&currency=eur&confirm=maybe", "invalid_request_error: Invalid boolean: maybe (confirm)")]
    [InlineData("v1/products", "name=", "parameter_invalid_empty: You passed an empty string for 'name'. We assume empty values are an attempt to unset a parameter; however 'name' cannot be unset. You should remove 'name' from your request or supply a non-empty value. (name)")]
    [InlineData("v1/nothing", "", "invalid_request_error: Unrecognized request URL (POST: /v1/nothing). Please see https://stripe.com/docs or we can help at https://support.stripe.com/.")]
    public async Task Post_AgainstTheReference_IsRefusedInStripesWords(string path, string form, string refusal)
    {
        await using var sandbox = await SandboxServer.StartAsync(new SandboxOptions());
        using var stripe = new StripeCaller(sandbox);

        Assert.Equal(refusal, await stripe.RefusalAsync(path, form));
        Assert.Empty(sandbox.Stripe.Events);
    }

    [Fact]
    public async Task OneKey_AgainAndAtTheSameTimeAndAfterALostAnswer_DoesTheWorkOnce()
    {
        await using var sandbox = await SandboxServer.StartAsync(new SandboxOptions());
        using var stripe = new StripeCaller(sandbox);
        sandbox.Stripe.Faults = new StripeFaults { LoseNextAnswers = 1 };

        await Assert.ThrowsAsync<HttpRequestException>(() => stripe.PostAsync("v1/customers", "name=Ada", "one"));
        using var replayed = await stripe.SendAsync("v1/customers", "name=Ada", "one");
        sandbox.Stripe.Faults = new StripeFaults { SlowMs = 300 };
        var both = await Task.WhenAll(stripe.SendAsync("v1/customers", "name=Bob", "two"), stripe.SendAsync("v1/customers", "name=Bob", "two"));

        Assert.Equal("true", Assert.Single(replayed.Headers.GetValues("Idempotent-Replayed")));
        Assert.Equal([HttpStatusCode.OK, HttpStatusCode.Conflict], both.Select(one => one.StatusCode).Order());
        Assert.Equal(["Ada", "Bob"], sandbox.Stripe.All("customer").Select(one => one.GetProperty("name").GetString()));
        Assert.StartsWith("idempotency_error: Keys for idempotent requests can only be used with the same parameters", await stripe.RefusalAsync("v1/customers", "name=Eve", "one"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Faults_EachAsStripeShowsIt_ThenAllIsWellAgain()
    {
        await using var sandbox = await SandboxServer.StartAsync(new SandboxOptions());
        using var stripe = new StripeCaller(sandbox);
        using var stranger = new StripeCaller(sandbox, "sk_test_somebody_else");

        sandbox.Stripe.Faults = new StripeFaults { RefuseNext = 1, RetryAfter = 7 };
        using var limited = await stripe.SendAsync("v1/customers", "");
        sandbox.Stripe.Faults = new StripeFaults { IsDown = true };
        using var down = await stripe.SendAsync("v1/customers", "");
        sandbox.Stripe.Faults = new StripeFaults();
        using var refused = await stranger.SendAsync("v1/customers", "");
        using var well = await stripe.SendAsync("v1/customers", "");

        Assert.Equal(
            [HttpStatusCode.TooManyRequests, HttpStatusCode.ServiceUnavailable, HttpStatusCode.Unauthorized, HttpStatusCode.OK],
            new[] { limited, down, refused, well }.Select(one => one.StatusCode));
        Assert.Equal(TimeSpan.FromSeconds(7), limited.Headers.RetryAfter?.Delta);
        Assert.Equal("true", Assert.Single(limited.Headers.GetValues("Stripe-Should-Retry")));
        Assert.Contains("sk_test_", await refused.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.DoesNotContain("somebody", await refused.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Single(sandbox.Stripe.All("customer"));
        Assert.Equal(["rate_limit", "api_error", "invalid_request_error", null], sandbox.Stripe.Requests.Select(request => request.Error));
    }

    [Fact]
    public async Task State_AfterARestart_IsAllThere()
    {
        var folder = Directory.CreateTempSubdirectory("ta-stripe-").FullName;
        var options = new SandboxOptions { StatePath = Path.Combine(folder, "world.json") };
        string session;
        await using (var sandbox = await SandboxServer.StartAsync(options))
        {
            using var stripe = new StripeCaller(sandbox);
            session = (await stripe.OpenSessionAsync(more: "&customer_creation=always&payment_intent_data[setup_future_usage]=off_session")).GetProperty("id").GetString()!;
            Assert.Equal("open", sandbox.Stripe.Pay(session, "pm_card_authenticationRequiredOnSetup").Status);
        }

        await using var again = await SandboxServer.StartAsync(options);
        using var later = new StripeCaller(again);
        var intent = Assert.Single(again.Stripe.All("payment_intent")).GetProperty("id").GetString()!;
        again.Stripe.AnswerBank(intent);
        var paid = await later.GetAsync($"v1/checkout/sessions/{session}?expand[]=line_items&expand[]=payment_intent");
        var (customer, method) = (paid.GetProperty("customer").GetString(), paid.GetProperty("payment_intent").GetProperty("payment_method").GetString());
        var recharge = await later.PostAsync("v1/payment_intents", $"amount=500&currency=eur&customer={customer}&payment_method={method}&off_session=true&confirm=true");

        Assert.Equal("paid", paid.GetProperty("payment_status").GetString());
        Assert.Equal("Credits", paid.GetProperty("line_items").GetProperty("data")[0].GetProperty("description").GetString());
        Assert.Equal("succeeded", recharge.GetProperty("status").GetString());
        Assert.Equal(JsonValueKind.Array, (await later.GetAsync("v1/events?limit=100")).GetProperty("data").ValueKind);
        Directory.Delete(folder, recursive: true);
    }
}

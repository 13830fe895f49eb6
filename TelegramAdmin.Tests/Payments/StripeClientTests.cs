using System.Text.Json;
using TelegramAdmin.Core.Errors;
using TelegramAdmin.Core.Payments.Stripe.Client;
using TelegramAdmin.Core.Payments.Stripe.Client.Objects;
using TelegramAdmin.Core.Payments.Stripe.Client.Requests;
using TelegramAdmin.Core.Settings;

namespace TelegramAdmin.Tests.Payments;

/// <summary>What leaves the client and what it makes of each kind of answer, at a server that keeps what it was asked.</summary>
public sealed class StripeClientTests : IAsyncLifetime
{
    private const string Key = "sk_test_never_to_be_seen";
    private const string Product = """{"id":"prod_1","object":"product","active":true,"created":1790000000,"name":"10 credits","metadata":{"product":"7"},"default_price":{"id":"price_9","object":"price"},"new_field":[1]}""";

    private readonly EngineOptions _options = new();
    private StripeServer _server = null!;
    private HttpStripeApi _stripe = null!;

    public async ValueTask InitializeAsync()
    {
        _server = await StripeServer.StartAsync();
        _options.Stripe = new StripeOptions { ApiUrl = _server.Url, SecretKey = Key };
        _stripe = new HttpStripeApi(_options, TimeProvider.System);
    }

    public async ValueTask DisposeAsync()
    {
        _stripe.Dispose();
        await _server.DisposeAsync();
    }

    [Fact]
    public async Task Failures_ThatMayPass_AreTriedAgainWithTheSameKey()
    {
        _server.Answer(409, Error("idempotency_error", "idempotency_key_in_use"));
        _server.HangUp();
        _server.Answer(429, Error("invalid_request_error", "rate_limit"), ("Retry-After", "1"));
        _server.Answer(200, Product);

        var made = await _stripe.SendAsync(new Products.Create("product:7:1", "tga_7", "10 credits & more") { Description = "Für dich", Metadata = new Dictionary<string, string> { ["product"] = "7" } });

        Assert.Equal(("prod_1", "7", "price_9", 1790000000), (made.Value.Id, made.Value.MetadataOf("product"), made.Value.DefaultPrice, made.Value.Created.ToUnixTimeSeconds()));
        Assert.Equal(4, _server.Calls.Count);
        Assert.All(_server.Calls, call =>
        {
            Assert.Equal(("POST", "/v1/products"), (call.Method, call.Path));
            Assert.Equal(("product:7:1", "2026-10-28.endive", $"Bearer {Key}"), (call.Headers["Idempotency-Key"], call.Headers["Stripe-Version"], call.Headers["Authorization"]));
            Assert.Equal(["id=tga_7", "name=10 credits & more", "description=Für dich", "metadata[product]=7"], call.Fields);
        });
    }

    [Fact]
    public async Task TriesEnd_AfterThreeRepetitions_AndTheOutcomeStaysOpen()
    {
        foreach (var _ in Enumerable.Range(0, 6))
            _server.Answer(503, "<html>Bad gateway</html>");

        var refused = await _stripe.SendAsync(new Refunds.Create("refund:1", "pi_1", 399));

        Assert.Equal((true, 503, "req_4", FailureKind.Unavailable), (refused.Failure!.IsTransient, refused.Failure.Status, refused.Failure.RequestId, refused.Failure.ToFailure().Kind));
        Assert.Equal(4, _server.Calls.Count);
        Assert.Single(_server.Calls.Select(c => c.Headers["Idempotency-Key"]).Distinct());
    }

    [Theory]
    [InlineData("Stripe-Should-Retry", "false")]
    [InlineData("Retry-After", "600")]
    public async Task Stripe_ThatDoesNotWantToBeAskedAgain_IsNot(string header, string value)
    {
        _server.Answer(500, Error("api_error", null), (header, value), ("Idempotent-Replayed", "true"));

        var refused = await _stripe.SendAsync(new PaymentIntents.Cancel("cancel:1", "pi_1"));

        Assert.Equal((true, true), (refused.Failure!.IsTransient, refused.Failure.IsReplayed));
        Assert.Equal(header == "Retry-After" ? TimeSpan.FromMinutes(10) : null, refused.Failure.RetryAfter);
        Assert.Single(_server.Calls);
    }

    [Fact]
    public async Task Decline_SaysWhy_WithThePaymentAsItStands_AndNothingSecret()
    {
        _server.Answer(402, """
            {"error":{"type":"card_error","code":"authentication_required","decline_code":"authentication_required","message":"The bank wants to ask.","param":"payment_method",
             "payment_intent":{"id":"pi_1","object":"payment_intent","status":"requires_payment_method","amount":399,"currency":"usd","client_secret":"pi_1_secret_x",
              "latest_charge":"ch_1","last_payment_error":{"type":"card_error","code":"authentication_required","payment_method":{"id":"pm_1","card":{"last4":"3220"}}}}}}
            """);

        var refused = await _stripe.SendAsync(new PaymentIntents.ChargeOffSession("recharge:1", 399, "usd", "cus_1", "pm_1") { Metadata = new Dictionary<string, string> { ["payment"] = "abc" } });

        var failure = refused.Failure!;
        Assert.Equal((false, true, 402, "authentication_required", "payment_method"), (failure.IsTransient, failure.IsDecline, failure.Status, failure.DeclineCode, failure.Param));
        Assert.Equal(("pi_1", "requires_payment_method", "ch_1"), (failure.PaymentIntent!.Id, failure.PaymentIntent.Status, failure.PaymentIntent.LatestCharge!.Id));
        Assert.Equal(
            ["amount=399", "currency=usd", "customer=cus_1", "payment_method=pm_1", "off_session=true", "confirm=true", "metadata[payment]=abc"], Assert.Single(_server.Calls).Fields);
        Assert.DoesNotContain("secret", $"{failure} {failure.PaymentIntent} {refused}", StringComparison.Ordinal);
    }

    [Fact]
    public async Task WrongKey_IsSaid_AndTheKeyIsNot()
    {
        _server.Answer(401, """{"error":{"type":"invalid_request_error","message":"Invalid API Key provided: sk_test_*********seen"}}""");
        _server.Answer(302, "", ("Location", $"{_server.Url}v1/elsewhere"));

        var refused = await _stripe.SendAsync(new Accounts.Own());
        var redirected = await _stripe.SendAsync(new Accounts.Own());

        Assert.Equal("stripe_key_refused", refused.Failure!.ToFailure().Code);
        Assert.DoesNotContain("seen", refused.Failure.ToString(), StringComparison.Ordinal);
        Assert.Equal(302, redirected.Failure!.Status);
        Assert.Equal(["/v1/account", "/v1/account"], _server.Calls.Select(c => c.Path)); // The key follows nobody elsewhere.
    }

    [Fact]
    public async Task Checkout_IsWrittenAsTheReferenceNestsIt()
    {
        _server.Answer(200, """{"id":"cs_1","object":"checkout.session","mode":"payment","status":"open","payment_status":"unpaid","url":"https://checkout.stripe.com/c/pay/cs_1","expires_at":1790003600,"payment_intent":null,"amount_total":359}""");

        var made = await _stripe.SendAsync(new CheckoutSessions.Create("checkout:1", CheckoutSessions.Payment, "https://a.example/paid?s={CHECKOUT_SESSION_ID}")
        {
            ClientReferenceId = "abc", Customer = "cus_1", Price = "price_1", Coupon = "co_1", KeepsCard = true, Description = "10 credits", SubmitMessage = "Thanks", Locale = "auto",
            CancelUrl = "https://a.example/back", ExpiresAt = DateTimeOffset.FromUnixTimeSeconds(1790003600), Metadata = new Dictionary<string, string> { ["payment"] = "abc" },
            Expand = ["payment_intent.latest_charge"],
        });

        Assert.Equal((359, "unpaid", null), (made.Value.AmountTotal, made.Value.PaymentStatus, made.Value.PaymentIntent));
        Assert.Equal(
        [
            "mode=payment", "success_url=https://a.example/paid?s={CHECKOUT_SESSION_ID}", "cancel_url=https://a.example/back", "client_reference_id=abc", "customer=cus_1",
            "expires_at=1790003600", "locale=auto", "metadata[payment]=abc", "custom_text[submit][message]=Thanks", "discounts[0][coupon]=co_1",
            "line_items[0][price]=price_1", "line_items[0][quantity]=1", "payment_intent_data[metadata][payment]=abc", "payment_intent_data[description]=10 credits",
            "payment_intent_data[setup_future_usage]=off_session", "expand[0]=payment_intent.latest_charge",
        ], Assert.Single(_server.Calls).Fields);
        Assert.DoesNotContain("stripe.com", made.Value.ToString(), StringComparison.Ordinal); // Whoever has the link can pay.
    }

    [Fact]
    public async Task Lists_AreReadToTheirEnd_AndStopAtAFailure()
    {
        _server.Answer(200, """{"data":[{"id":"ch_3"},{"id":"ch_2"}],"has_more":true}""");
        _server.Answer(200, """{"data":[{"id":"ch_1"}],"has_more":false}""");
        _server.Answer(200, """{"data":[{"id":"re_1"}],"has_more":true}""");
        _server.Answer(400, Error("invalid_request_error", "resource_missing"));

        var charges = await _stripe.AllAsync(new Charges.List { From = DateTimeOffset.FromUnixTimeSeconds(5), Before = DateTimeOffset.FromUnixTimeSeconds(9), Expand = ["data.balance_transaction"] });
        var refunds = await _stripe.AllAsync(new Refunds.List());

        Assert.Equal(["ch_3", "ch_2", "ch_1"], charges.Value.Select(c => c.Id));
        Assert.True(refunds.Failure!.IsMissing);
        Assert.Equal("/v1/charges?limit=100&starting_after=ch_2&created%5Bgte%5D=5&created%5Blt%5D=9&expand%5B0%5D=data.balance_transaction", _server.Calls[1].Path);
        Assert.DoesNotContain("Idempotency-Key", _server.Calls[1].Headers.Keys);
    }

    [Fact]
    public async Task Invoice_OfASubscription_NamesThePaymentThatSettledIt()
    {
        _server.Answer(200, """
            {"id":"in_1","object":"invoice","status":"paid","billing_reason":"subscription_cycle","customer":"cus_1","currency":"usd","amount_paid":499,"amount_due":499,"created":1790000000,
             "parent":{"type":"subscription_details","quote_details":null,"subscription_details":{"metadata":{"payment":"abc"},"subscription":"sub_1"}},
             "lines":{"data":[{"id":"il_1","amount":499,"period":{"start":1790000000,"end":1792592000}}],"has_more":false},
             "payments":{"data":[{"id":"inpay_1","status":"paid","amount_paid":499,"payment":{"type":"payment_intent","payment_intent":"pi_9"}}],"has_more":false}}
            """);

        var invoice = (await _stripe.SendAsync(new Invoices.Get("in_1") { Expand = ["payments"] })).Value;

        Assert.Equal(("sub_1", "pi_9", "abc"), (invoice.Subscription, invoice.PaymentIntent, invoice.Parent!.SubscriptionDetails!.Metadata!["payment"]));
        Assert.Equal(1792592000, invoice.Lines!.Data.Single().Period!.End.ToUnixTimeSeconds());
    }

    [Fact]
    public async Task Foreigner_InStripesPlace_AndNobodyThere_AreSaid()
    {
        foreach (var _ in Enumerable.Range(0, 4))
            _server.Answer(200, "<html>Welcome to the hotel's network</html>");

        var foreign = await _stripe.SendAsync(new Products.Get("prod_1"));
        await _server.DisposeAsync();
        var nobody = await _stripe.SendAsync(new Products.Get("prod_1"));
        _options.Stripe = new StripeOptions();
        var off = await _stripe.SendAsync(new Products.Get("prod_1"));

        Assert.Equal((StripeFailure.NoAnswer, true), (foreign.Failure!.Type, foreign.Failure.IsTransient));
        Assert.Contains("refused the connection", nobody.Failure!.Message, StringComparison.Ordinal);
        Assert.Equal("stripe_off", off.Failure!.ToFailure().Code);
    }

    private static string Error(string type, string? code) => JsonSerializer.Serialize(new { error = new { type, code, message = "No." } });
}

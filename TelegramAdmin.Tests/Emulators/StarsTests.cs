using System.Text.Json;
using System.Text.Json.Nodes;
using TelegramAdmin.Sandbox;
using TelegramAdmin.Tests.Running;

namespace TelegramAdmin.Tests.Emulators;

/// <summary>Payments in Telegram Stars as core.telegram.org/bots/payments-stars describes them, seen by a bot without a library.</summary>
public sealed class StarsTests
{
    [Fact]
    public async Task APayment_IsAskedToldListedAndRefundedOnce_AndOutlivesARestart()
    {
        var folder = Directory.CreateTempSubdirectory("ta-stars-");
        var options = new SandboxOptions { Limits = SandboxLimits.Off, StatePath = Path.Combine(folder.FullName, "world.json") };
        string charge;
        long mayaId;
        await using (var shop = await Shop.OpenAsync(options))
        {
            mayaId = shop.Maya.Id;
            var invoice = await shop.SendInvoiceAsync();
            Assert.Equal("""{"title":"25 credits","description":"They never expire.","start_parameter":"","currency":"XTR","total_amount":250}""", invoice.GetProperty("invoice").GetRawText());
            Assert.True(invoice.GetProperty("reply_markup").GetProperty("inline_keyboard")[0][0].GetProperty("pay").GetBoolean());
            var id = invoice.GetProperty("message_id").GetInt32();

            var paying = shop.Maya.PayAsync(shop.Bot, id);
            var query = await shop.Program.NextAsync("pre_checkout_query");
            Assert.Equal(("XTR", 250L, "order:1", mayaId), (query.Text("currency"), query.Number("total_amount"), query.Text("invoice_payload"), query.GetProperty("from").Number("id")));
            Assert.False(paying.IsCompleted);
            await shop.AnswerAsync(query);
            var result = await paying;
            charge = result.ChargeId!;

            var paid = (await shop.Program.NextAsync("message")).GetProperty("successful_payment");
            Assert.Equal((charge, 250L, "order:1", "XTR"), (paid.Text("telegram_payment_charge_id"), paid.Number("total_amount"), paid.Text("invoice_payload"), paid.Text("currency")));
            Assert.NotEqual("", paid.Text("provider_payment_charge_id"));
            Assert.Equal((4_750L, 250L), (shop.Maya.Stars, shop.Bot.Stars));
            Assert.Equal("INVOICE_ALREADY_PAID", (await shop.Maya.PayAsync(shop.Bot, id)).Error);
            Assert.Equal("You paid ★ 250 for “25 credits”", shop.Maya.History(shop.Bot)[^1].Service);

            Assert.Equal("Bad Request: CHARGE_NOT_FOUND", await shop.RefusedRefundAsync(shop.Nora, charge));
            Assert.Equal("Bad Request: CHARGE_NOT_FOUND", await shop.RefusedRefundAsync(shop.Maya, "stxNothing"));
            await shop.Program.CallAsync("refundStarPayment", new { user_id = mayaId, telegram_payment_charge_id = charge });
            Assert.Equal("Bad Request: CHARGE_ALREADY_REFUNDED", await shop.RefusedRefundAsync(shop.Maya, charge));
            var refunded = await shop.Program.NextAsync("message");
            Assert.Equal((charge, 250L), (refunded.GetProperty("refunded_payment").Text("telegram_payment_charge_id"), refunded.GetProperty("refunded_payment").Number("total_amount")));
            Assert.Equal(shop.Bot.Id, refunded.GetProperty("from").Number("id"));
            Assert.Equal(0, await shop.Program.WaitingAsync());
            Assert.Empty(shop.Server.World.Counters.LastViolations);
        }

        await using var again = await SandboxServer.StartAsync(options);
        using var program = new PlainBot(again.ApiUrlOf(again.World.Bots[0]));
        var transactions = (await program.CallAsync("getStarTransactions")).GetProperty("transactions");
        Assert.Equal([charge, charge], transactions.EnumerateArray().Select(transaction => transaction.Text("id")));
        Assert.Equal(mayaId, transactions[0].GetProperty("source").GetProperty("user").Number("id"));
        Assert.Equal("order:1", transactions[1].GetProperty("receiver").Text("invoice_payload"));
        Assert.Equal(1, (await program.CallAsync("getStarTransactions", new { offset = 1, limit = 1000 })).GetProperty("transactions").GetArrayLength());
        Assert.Equal(0, (await program.CallAsync("getMyStarBalance")).Number("amount"));
        Assert.Equal(5_000, again.World.People.Single(person => person.Id == mayaId).Stars);
        Assert.True(Assert.Single(again.World.Bots[0].Payments).IsRefunded);
    }

    [Fact]
    public async Task WithoutATimelyYes_NothingIsPaid_AndThePhoneSaysWhy()
    {
        var clock = new HandClock();
        await using var shop = await Shop.OpenAsync(new SandboxOptions { Limits = SandboxLimits.Off, Time = clock });
        var id = (await shop.SendInvoiceAsync()).GetProperty("message_id").GetInt32();

        var refused = shop.Maya.PayAsync(shop.Bot, id, payload: "order:2", amount: 1);
        var forged = await shop.Program.NextAsync("pre_checkout_query");
        Assert.Equal(("order:2", 1L), (forged.Text("invoice_payload"), forged.Number("total_amount")));
        Assert.Equal("Bad Request: parameter \"error_message\" is required", await shop.Program.RefusalAsync("answerPreCheckoutQuery", new { pre_checkout_query_id = forged.Text("id"), ok = false }));
        await shop.AnswerAsync(forged, "This order is not yours.");
        Assert.Equal(new PaymentResult(null, "BOT_PRECHECKOUT_FAILED", "This order is not yours."), await refused);
        Assert.Contains("query is too old", await shop.RefusedAnswerAsync(forged), StringComparison.Ordinal);

        var late = shop.Maya.PayAsync(shop.Bot, id);
        var slow = await shop.Program.NextAsync("pre_checkout_query");
        clock.Forward(TimeSpan.FromSeconds(10.1));
        Assert.Equal(new PaymentResult(null, "BOT_PRECHECKOUT_TIMEOUT", "Bot precheckout timed out"), await late);
        Assert.Contains("query is too old", await shop.RefusedAnswerAsync(slow), StringComparison.Ordinal);

        shop.Server.World.Faults = new FaultSettings { LosePreCheckoutRate = 1 };
        var lost = shop.Maya.PayAsync(shop.Bot, id);
        var agreed = await shop.Program.NextAsync("pre_checkout_query");
        await Assert.ThrowsAsync<HttpRequestException>(() => shop.AnswerAsync(agreed));
        clock.Forward(TimeSpan.FromSeconds(10.1));
        Assert.Equal("BOT_PRECHECKOUT_TIMEOUT", (await lost).Error);

        shop.Maya.Stars = 249;
        Assert.Equal(new PaymentResult(null, "BALANCE_TOO_LOW", "You need ★ 1 more for this"), await shop.Maya.PayAsync(shop.Bot, id));
        Assert.Equal((249L, 0L, 0), (shop.Maya.Stars, shop.Bot.Stars, shop.Bot.Payments.Count));
        Assert.Equal(0, await shop.Program.WaitingAsync());
    }

    [Fact]
    public async Task AnInvoiceLink_IsPaidByAnybodyAnyNumberOfTimes_AndTheBotHearsOfItTwiceOrNever()
    {
        await using var shop = await Shop.OpenAsync(new SandboxOptions { Limits = SandboxLimits.Off });
        var link = (await shop.Program.CallAsync("createInvoiceLink", Shop.Invoice(null))).GetString()!;

        shop.Server.World.Faults = new FaultSettings { DoublePaymentRate = 1 };
        var first = await shop.PayAsync(shop.Maya, link);
        var told = (await shop.Program.NextAsync("message")).GetProperty("successful_payment");
        var toldAgain = (await shop.Program.NextAsync("message")).GetProperty("successful_payment");
        Assert.Equal((first.ChargeId, first.ChargeId), (told.Text("telegram_payment_charge_id"), toldAgain.Text("telegram_payment_charge_id")));

        shop.Server.World.Faults = new FaultSettings { LosePaymentRate = 1 };
        var second = await shop.PayAsync(shop.Nora, link);
        Assert.Equal(0, await shop.Program.WaitingAsync());
        Assert.Equal([first.ChargeId, second.ChargeId], (await shop.Program.CallAsync("getStarTransactions")).GetProperty("transactions").EnumerateArray().Select(transaction => transaction.Text("id")));
        Assert.Equal([(shop.Maya.Id, 250L), (shop.Nora.Id, 250L)], shop.Bot.Payments.Select(payment => (payment.PersonId, payment.Amount)));
    }

    [Fact]
    public async Task AnInvoiceInAGroup_IsPaidByEachMember_AndToldInTheirOwnChat()
    {
        await using var shop = await Shop.OpenAsync(new SandboxOptions { Limits = SandboxLimits.Off });
        var group = shop.Server.World.AddGroup("Class", isForum: false, [shop.Bot], [shop.Maya, shop.Nora]);
        var id = (await shop.Program.CallAsync("sendInvoice", Shop.Invoice(group.Id))).GetProperty("message_id").GetInt32();
        while (await shop.Program.WaitingAsync() > 0) await shop.Program.NextAsync();

        foreach (var person in new[] { shop.Maya, shop.Nora })
        {
            Assert.True((await shop.AgreeAsync(person.PayAsync(group, id))).IsPaid);
            var told = await shop.Program.NextAsync("message");
            Assert.Equal((person.Id, 250L), (told.GetProperty("chat").Number("id"), told.GetProperty("successful_payment").Number("total_amount")));
        }

        Assert.Equal(500, (await shop.Program.CallAsync("getMyStarBalance")).Number("amount"));
    }

    [Fact]
    public async Task ASubscription_IsPaidAgain_UntilTheBotCancelsIt()
    {
        await using var shop = await Shop.OpenAsync(new SandboxOptions { Limits = SandboxLimits.Off });
        var link = (await shop.Program.CallAsync("createInvoiceLink", Shop.Invoice(null, ("subscription_period", 2_592_000)))).GetString()!;

        var charge = (await shop.PayAsync(shop.Maya, link)).ChargeId!;
        var begun = (await shop.Program.NextAsync("message")).GetProperty("successful_payment");
        Assert.True(begun.GetProperty("is_first_recurring").GetBoolean());
        Assert.True(shop.Maya.Renew(shop.Bot, charge));
        var renewed = (await shop.Program.NextAsync("message")).GetProperty("successful_payment");
        Assert.False(renewed.TryGetProperty("is_first_recurring", out _));
        Assert.Equal(2_592_000, renewed.Number("subscription_expiration_date") - begun.Number("subscription_expiration_date"));
        Assert.NotEqual(charge, renewed.Text("telegram_payment_charge_id"));

        await shop.Program.CallAsync("editUserStarSubscription", new { user_id = shop.Maya.Id, telegram_payment_charge_id = charge, is_canceled = true });
        Assert.False(shop.Maya.Renew(shop.Bot, charge));
        Assert.Equal(4_500, shop.Maya.Stars);
    }

    [Theory]
    [InlineData("currency", "\"USD\"", "PAYMENT_PROVIDER_INVALID")]
    [InlineData("provider_token", "\"123:TEST\"", "STARS_INVOICE_INVALID")]
    [InlineData("max_tip_amount", "100", "STARS_INVOICE_INVALID")]
    [InlineData("title", "\"A title that is one word too long\"", "STARS_INVOICE_INVALID")]
    [InlineData("payload", "\"Ж\"", "INVOICE_PAYLOAD_INVALID", 65)]
    [InlineData("payload", "\"\"", "parameter \"payload\" is required")]
    [InlineData("prices", """[{"label":"a","amount":1},{"label":"b","amount":2}]""", "STARS_INVOICE_INVALID")]
    [InlineData("prices", """[{"label":"a","amount":0}]""", "total price must be positive")]
    [InlineData("prices", """[{"amount":5}]""", "can't parse labeled price: Can't find field \"label\"")]
    [InlineData("prices", "[]", "there must be at least one price")]
    [InlineData("reply_markup", """{"inline_keyboard":[[{"text":"Later","callback_data":"later"}]]}""", "REPLY_MARKUP_BUY_EMPTY")]
    [InlineData("reply_markup", """{"inline_keyboard":[[{"text":"Later","callback_data":"later"},{"text":"Pay","pay":true}]]}""", "BUTTON_POS_INVALID")]
    public async Task AWrongInvoice_IsRefusedInTelegramsWords(string parameter, string value, string error, int times = 1)
    {
        await using var shop = await Shop.OpenAsync(new SandboxOptions { Limits = SandboxLimits.Off });
        var json = JsonNode.Parse(value)!;
        var given = times > 1 ? string.Concat(Enumerable.Repeat(json.GetValue<string>(), times)) : json;

        Assert.Equal($"Bad Request: {error}", await shop.Program.RefusalAsync("sendInvoice", Shop.Invoice(shop.Maya.Id, (parameter, given))));

        Assert.DoesNotContain(shop.Maya.History(shop.Bot), message => message.Kind == "invoice");
    }

    [Fact]
    public async Task APayButton_StandsUnderInvoicesOnly_AndAnInvoiceIsNeverCopied()
    {
        await using var shop = await Shop.OpenAsync(new SandboxOptions { Limits = SandboxLimits.Off });
        var id = (await shop.SendInvoiceAsync()).GetProperty("message_id").GetInt32();
        var keyboard = new { inline_keyboard = new[] { new[] { new { text = "Pay", pay = true } } } };

        Assert.Equal("Bad Request: BUTTON_TYPE_INVALID", await shop.Program.RefusalAsync("sendMessage", new { chat_id = shop.Maya.Id, text = "Pay", reply_markup = keyboard }));
        Assert.Equal("Bad Request: message can't be copied", await shop.Program.RefusalAsync("copyMessage", new { chat_id = shop.Nora.Id, from_chat_id = shop.Maya.Id, message_id = id }));

        var forwarded = (await shop.Program.CallAsync("forwardMessage", new { chat_id = shop.Nora.Id, from_chat_id = shop.Maya.Id, message_id = id })).GetProperty("message_id").GetInt32();
        Assert.True((await shop.PayAsync(shop.Nora, forwarded)).IsPaid);
        Assert.True((await shop.PayAsync(shop.Maya, id)).IsPaid);
    }

    /// <summary>A bot that sells, and two people who have started it.</summary>
    private sealed class Shop : IAsyncDisposable
    {
        private Shop(SandboxServer server)
        {
            Server = server;
            Bot = server.World.AddBot("shop_bot", "Shop");
            (Maya, Nora) = (server.World.AddPerson("Maya"), server.World.AddPerson("Nora"));
            Program = new PlainBot(server.ApiUrlOf(Bot));
        }

        public SandboxServer Server { get; }

        public SandboxBot Bot { get; }

        public SandboxPerson Maya { get; }

        public SandboxPerson Nora { get; }

        public PlainBot Program { get; }

        public static async Task<Shop> OpenAsync(SandboxOptions options)
        {
            var shop = new Shop(await SandboxServer.StartAsync(options));
            foreach (var person in new[] { shop.Maya, shop.Nora })
            {
                person.Start(shop.Bot);
                await shop.Program.NextAsync("message");
            }

            return shop;
        }

        public static JsonObject Invoice(long? chatId, params (string Name, JsonNode Value)[] changes)
        {
            var invoice = new JsonObject
            {
                ["title"] = "25 credits",
                ["description"] = "They never expire.",
                ["payload"] = "order:1",
                ["provider_token"] = "",
                ["currency"] = "XTR",
                ["prices"] = new JsonArray(new JsonObject { ["label"] = "25 credits", ["amount"] = 250 }),
            };
            if (chatId is { } chat) invoice["chat_id"] = chat;
            foreach (var (name, value) in changes) invoice[name] = value;
            return invoice;
        }

        public Task<JsonElement> SendInvoiceAsync() => Program.CallAsync("sendInvoice", Invoice(Maya.Id));

        public Task<JsonElement> AnswerAsync(JsonElement query, string? refusal = null) => Program.CallAsync("answerPreCheckoutQuery", Answer(query, refusal));

        public Task<string> RefusedAnswerAsync(JsonElement query) => Program.RefusalAsync("answerPreCheckoutQuery", Answer(query, null));

        public Task<string> RefusedRefundAsync(SandboxPerson person, string charge) =>
            Program.RefusalAsync("refundStarPayment", new { user_id = person.Id, telegram_payment_charge_id = charge });

        /// <summary>The bot agrees.</summary>
        public Task<PaymentResult> PayAsync(SandboxPerson person, string link) => AgreeAsync(person.PayAsync(link));

        public async Task<PaymentResult> PayAsync(SandboxPerson person, int messageId)
        {
            var result = await AgreeAsync(person.PayAsync(Bot, messageId));
            await Program.NextAsync("message");
            return result;
        }

        public async Task<PaymentResult> AgreeAsync(Task<PaymentResult> paying)
        {
            await AnswerAsync(await Program.NextAsync("pre_checkout_query"));
            return await paying;
        }

        public async ValueTask DisposeAsync()
        {
            Program.Dispose();
            await Server.DisposeAsync();
        }

        private static object Answer(JsonElement query, string? refusal) =>
            new { pre_checkout_query_id = query.Text("id"), ok = refusal is null, error_message = refusal ?? "" };
    }
}

/// <summary>Fields of an answer.</summary>
file static class Fields
{
    public static string? Text(this JsonElement json, string name) => json.GetProperty(name).GetString();

    public static long Number(this JsonElement json, string name) => json.GetProperty(name).GetInt64();
}

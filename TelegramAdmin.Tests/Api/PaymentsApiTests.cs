using System.Net;
using TelegramAdmin.Core.Access.ApiKeys;
using TelegramAdmin.Core.Payments;
using TelegramAdmin.Core.Storage;
using TelegramAdmin.Tests.Payments;
using TelegramAdmin.Tests.Running;

namespace TelegramAdmin.Tests.Api;

/// <summary>/transactions and /users/{id}/credits.</summary>
public sealed class PaymentsApiTests
{
    [Theory, OnBothDatabases]
    public async Task Transactions_AreListedByPage_FilteredAndKeptToTheBotsOfTheKey(DatabaseProvider provider)
    {
        await using var app = await RunningApp.StartAsync(provider);
        var bot = await app.AddBotAsync("shop_bot");
        var other = await app.AddBotAsync("other_shop_bot");
        var person = await app.AddPayerAsync(bot);
        foreach (var state in new[] { PaymentState.Granted, PaymentState.Failed, PaymentState.PaidNotGranted, PaymentState.Granted })
            await app.AddPaymentAsync(bot, person.Id, state);
        var stars = await app.AddPaymentAsync(bot, person.Id, PaymentState.Granted, amount: 250, provider: PaymentProvider.Stars);
        var foreign = await app.AddPaymentAsync(other, person.Id, PaymentState.Granted);
        using var program = await app.ProgramAsync(ApiScopes.PaymentsRead, new BotId(bot.Id));

        var ids = await BotsApiTests.WalkAsync(program, "/api/v1/transactions?limit=2", 3);

        Assert.Equal(5, ids.Distinct().Count());
        Assert.Equal(1, await CountAsync(program, "state=paid_not_granted"));
        Assert.Equal(1, await CountAsync(program, "provider=stars"));
        Assert.Equal(5, await CountAsync(program, $"telegram_user_id={person.Id}&product_id=1"));
        Assert.Equal(0, await CountAsync(program, "from=2100-01-01"));
        Assert.Equal(0, await CountAsync(program, "to=2020-01-01"));
        var one = (await program.GetAsync($"/api/v1/transactions/{stars}")).Json;
        Assert.Equal(("XTR", 250, "granted", "stars", 25), (one.GetProperty("currency").GetString(), one.GetProperty("amount_paid").GetInt64(), one.GetProperty("state").GetString(), one.GetProperty("provider").GetString(), one.GetProperty("credits").GetInt64()));
        Assert.False(one.TryGetProperty("pass_unit", out _));
        Assert.Equal("transaction_not_found", (await program.GetAsync($"/api/v1/transactions/{foreign}")).Code);
        Assert.Equal(("parameter_invalid", "state"), ((await program.GetAsync("/api/v1/transactions?state=paid")).Code, (await program.GetAsync("/api/v1/transactions?state=paid")).Field));
        using var sender = await app.ProgramAsync(ApiScopes.MessagesSend);
        Assert.Equal("scope_missing", (await sender.GetAsync("/api/v1/transactions")).Code);
    }

    [Theory, OnBothDatabases]
    public async Task Credits_GivenManyTimesUnderOneKey_AreThereOnce(DatabaseProvider provider)
    {
        await using var app = await RunningApp.StartAsync(provider);
        var bot = await app.AddBotAsync("gift_bot");
        await app.AddPayerAsync(bot, credits: 5);
        using var program = await app.ProgramAsync(ApiScopes.UsersRead | ApiScopes.UsersWrite);
        var path = $"/api/v1/users/{(await program.GetAsync("/api/v1/users")).Json.GetProperty("items")[0].GetProperty("id").GetInt64()}/credits";
        const string gift = """{ "amount": 20, "reason": "Won the quiz" }""";

        var answers = await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => program.PostAsync(path, gift, ("Idempotency-Key", "quiz-1"))));

        Assert.All(answers, a => Assert.Equal((HttpStatusCode.OK, 25), (a.Status, a.Json.GetProperty("balance").GetInt64())));
        Assert.Single(answers, a => !a.Json.GetProperty("repeated").GetBoolean());
        Assert.Equal(25, (await program.GetAsync(path)).Json.GetProperty("balance").GetInt64());
        Assert.Equal("source_reused", (await program.PostAsync(path, """{ "amount": 21, "reason": "Won the quiz" }""", ("Idempotency-Key", "quiz-1"))).Code);
        Assert.Equal("idempotency_key_missing", (await program.PostAsync(path, gift)).Code);
        Assert.Equal("credit_amount_invalid", (await program.PostAsync(path, """{ "amount": -1, "reason": "x" }""", ("Idempotency-Key", "a"))).Code);
        Assert.Equal("reason_missing", (await program.PostAsync(path, """{ "amount": 1, "reason": " " }""", ("Idempotency-Key", "b"))).Code);
        Assert.Equal("expiry_invalid", (await program.PostAsync(path, """{ "amount": 1, "reason": "x", "expires_at": "2020-01-01T00:00:00Z" }""", ("Idempotency-Key", "c"))).Code);
        Assert.Equal("user_not_found", (await program.PostAsync("/api/v1/users/999999/credits", gift, ("Idempotency-Key", "d"))).Code);
        using var reader = await app.ProgramAsync(ApiScopes.UsersRead);
        Assert.Equal("scope_missing", (await reader.PostAsync(path, gift, ("Idempotency-Key", "e"))).Code);
    }

    private static async Task<int> CountAsync(ApiClient program, string filter) =>
        (await program.GetAsync($"/api/v1/transactions?{filter}")).Json.GetProperty("items").GetArrayLength();
}

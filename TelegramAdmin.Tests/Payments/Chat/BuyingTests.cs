using Microsoft.EntityFrameworkCore;
using TelegramAdmin.Core.Bots;
using TelegramAdmin.Core.Payments;
using TelegramAdmin.Core.Payments.Catalogue;
using TelegramAdmin.Core.Storage;
using TelegramAdmin.Sandbox;
using TelegramAdmin.Tests.Credits.Chat;
using TelegramAdmin.Tests.Running;

namespace TelegramAdmin.Tests.Payments.Chat;

public sealed class BuyingTests
{
    [Theory, OnBothDatabases]
    public async Task PersonOutOfCredits_WithBuy25_PaysAndGoesOn(DatabaseProvider provider)
    {
        await using var app = await StartAsync(provider);
        var bot = await app.AddBotAsync("shop_bot");
        var phone = Phone.Of(app, bot);
        await phone.AskAsync("/start");
        foreach (var text in new[] { "one", "two", "three", "four" })
            phone.Person.SendText(bot, text);
        var offer = await phone.Person.WaitForAsync(bot, m => m.FromBot && m.Text!.StartsWith("🙏", StringComparison.Ordinal), RunningApp.Patience);
        Assert.Equal(["⭐ 25 credits · $7.99", "10 credits · $3.99", "💎 50 credits · $14.99", "All packages", "☰ Menu"], offer.ButtonTexts);

        Assert.Contains("$7.99", string.Concat((await phone.AskAsync("/buy25")).ButtonTexts), StringComparison.Ordinal);
        app.Sandbox.Stripe.Pay(Assert.Single(app.Sandbox.Stripe.All("checkout.session")).GetProperty("id").GetString()!);
        await Eventually.TrueAsync(() => phone.Last.Text!.StartsWith("🎉 Thank you, Ana! 25 credits are here.", StringComparison.Ordinal), "the credits are there");
        Assert.Equal(25, await phone.BalanceAsync());

        Assert.Contains("Bought 25 · received 3 · spent 3 on 3 messages", (await phone.AskAsync("/history")).Text, StringComparison.Ordinal);
        Assert.Contains("Last purchase: 25 credits", (await phone.AskAsync("/start")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Catalogue_LeadsToAProductAndBack_AndSaysWhatIsGoneOrMadeUp()
    {
        await using var app = await StartAsync(DatabaseProvider.Sqlite);
        var bot = await app.AddBotAsync("window_bot");
        var (ana, other) = (Phone.Of(app, bot, "Ana", "es-MX"), Phone.Of(app, bot, "Other"));
        await ana.AskAsync("/start");
        await other.AskAsync("/start");
        Assert.StartsWith("No hay ningún paquete de 33.", (await ana.AskAsync("/buy33")).Text, StringComparison.Ordinal);

        Assert.Contains("💎 50 créditos – $14.99 · 900 ★ · el que más rinde", (await ana.AskAsync("/buy")).Text, StringComparison.Ordinal);
        var product = await ana.PressAsync("💎 50 créditos · $14.99");
        Assert.Equal(["💳 Pagar $14.99 con tarjeta", "⭐ Pagar 900 ★", "← Atrás"], product.ButtonTexts);
        await ana.PressAsync("← Atrás");
        await ana.PressAsync("💎 50 créditos · $14.99");
        await app.Storage.WriteAsync(WorkspaceId.Default, db => db.Products.Where(p => p.Credits == 50).ExecuteUpdateAsync(set => set.SetProperty(p => p.ArchivedAt, DateTimeOffset.UtcNow)));
        Assert.StartsWith("Esto ya no se vende.", (await ana.PressAsync("⭐ Pagar 900 ★")).Text, StringComparison.Ordinal);

        foreach (var data in new[] { "card:-1", "card:", "card:99999999999999999999", "stars:0", "product:x", "again:1", "again:-1", "buy:-5", "autorecharge:1:4:7", "autorecharge:-1", "autorecharge:agree", "autorecharge:off" })
            await other.ForgeAsync(data);
        await using var db = app.Storage.ReadAll();
        Assert.Empty(await db.Payments.ToListAsync());
        Assert.Empty(await db.AutoRecharges.ToListAsync());
    }

    [Fact]
    public async Task AutoRecharge_IsChosenInThreePressesAndOnlyPreparedUntilAgreed()
    {
        await using var app = await StartAsync(DatabaseProvider.Sqlite);
        var bot = await app.AddBotAsync("refill_bot");
        var phone = Phone.Of(app, bot);
        await phone.AskAsync("/start");
        await phone.AskAsync("/autorecharge");
        await phone.PressAsync("Set it up");
        await phone.PressAsync("25 credits · $7.99");
        await phone.PressAsync("below 5");

        var consent = await phone.PressAsync("3 times");
        Assert.Contains("25 credits for $7.99 is charged to my saved card whenever I have fewer than 5 credits, at most $23.97 in a month", consent.Text, StringComparison.Ordinal);
        await phone.PressAsync("✅ I agree");
        var link = await phone.Person.WaitForAsync(bot, m => m.FromBot && m.Id > consent.Id, RunningApp.Patience);
        Assert.NotEmpty(link.ButtonTexts);
        await using var db = app.Storage.ReadAll();
        var recharge = await db.AutoRecharges.SingleAsync();
        Assert.Equal((5L, 2397L), (recharge.Threshold, recharge.MonthlyCap));
        Assert.NotNull(recharge.ConsentAt);
    }

    private static async Task<RunningApp> StartAsync(DatabaseProvider provider)
    {
        var server = await SandboxServer.StartAsync(new SandboxOptions { Limits = SandboxLimits.Off });
        var app = await RunningApp.StartAsync(await TestDatabase.CreateAsync(provider), server, ReceiveMode.Webhook, ownsDatabase: true,
            "--Stripe:ApiUrl", server.StripeUrl.AbsoluteUri, "--Stripe:SecretKey", server.Stripe.SecretKey, "--Stripe:WebhookSecret", server.Stripe.WebhookSecret);
        server.Stripe.WebhookUrl = new Uri(app.Url, "stripe/webhook");
        await app.Service<SeedCatalogue>().RunAsync();
        return app;
    }
}

using Microsoft.EntityFrameworkCore;
using TelegramAdmin.Core.Bots;
using TelegramAdmin.Core.Credits;
using TelegramAdmin.Core.Payments;
using TelegramAdmin.Core.Payments.Catalogue;
using TelegramAdmin.Core.Storage;
using TelegramAdmin.Sandbox;
using TelegramAdmin.Sandbox.Stripe;
using TelegramAdmin.Tests.Running;

namespace TelegramAdmin.Tests.Payments;

/// <summary>The product with a bot that sells: Telegram's and Stripe's stand-ins beside it, webhooks on, the catalogue that every installation begins with.</summary>
internal sealed class Shop : IAsyncDisposable
{
    private Shop(RunningApp app, SandboxBot bot) => (App, Bot) = (app, bot);

    public RunningApp App { get; }

    public SandboxBot Bot { get; }

    public SandboxStripe Stripe => App.Sandbox.Stripe;

    public static async Task<Shop> OpenAsync(DatabaseProvider provider = DatabaseProvider.Sqlite, params string[] arguments)
    {
        var database = await TestDatabase.CreateAsync(provider);
        var server = await SandboxServer.StartAsync(new SandboxOptions { Limits = SandboxLimits.Off });
        return await OpenAsync(await RunningApp.StartAsync(database, server, ReceiveMode.Webhook, ownsDatabase: true, [.. StripeArguments(server), .. arguments]));
    }

    public static string[] StripeArguments(SandboxServer server) =>
        ["--Stripe:ApiUrl", server.StripeUrl.AbsoluteUri, "--Stripe:SecretKey", server.Stripe.SecretKey, "--Stripe:WebhookSecret", server.Stripe.WebhookSecret];

    public async ValueTask DisposeAsync() => await App.DisposeAsync();

    /// <summary>Somebody who has started the bot and has their free credits.</summary>
    public async Task<SandboxPerson> CustomerAsync(string name = "Ana")
    {
        var person = App.Sandbox.World.AddPerson(name);
        person.Start(Bot);
        await person.WaitForAsync(Bot, m => m.FromBot, RunningApp.Patience);
        return person;
    }

    /// <summary>Stripe has all products: nobody asks it anything by themselves any more.</summary>
    public Task CatalogueIsToldAsync() => Eventually.TrueAsync(async () =>
    {
        await using var db = App.Storage.Read(WorkspaceId.Default);
        return await db.Products.AllAsync(p => p.Sync == SyncState.InStep);
    }, "Stripe has the catalogue");

    public async Task<Product> ProductAsync(long credits)
    {
        await using var db = App.Storage.Read(WorkspaceId.Default);
        return await db.Products.Include(p => p.Prices).SingleAsync(p => p.Kind == ProductKind.Credits && p.Credits == credits && p.ArchivedAt == null);
    }

    /// <summary>Asks for a package and waits for its checkout.</summary>
    /// <returns>The checkout session's id.</returns>
    public async Task<string> CheckOutAsync(SandboxPerson person, long credits = 25)
    {
        var known = (await PaymentsOfAsync(person)).Select(p => p.Id).ToHashSet();
        person.SendText(Bot, $"/buy{credits}");
        await Eventually.TrueAsync(async () => (await PaymentsOfAsync(person)).Any(p => !known.Contains(p.Id) && p.CheckoutUrl is not null), $"{person} has a link");
        return (await PaymentsOfAsync(person)).Last(p => !known.Contains(p.Id)).CheckoutSessionId!;
    }

    /// <summary>Buys a package by card, from the command to the grant.</summary>
    public async Task<Payment> BuyAsync(SandboxPerson person, long credits = 25)
    {
        var session = await CheckOutAsync(person, credits);
        Stripe.Pay(session);
        await Eventually.TrueAsync(async () => (await PaymentAsync(session)).State == PaymentState.Granted, $"{person} has what they paid for");
        return await PaymentAsync(session);
    }

    public async Task<Payment> PaymentAsync(string sessionId)
    {
        await using var db = App.Storage.Read(WorkspaceId.Default);
        return await db.Payments.SingleAsync(p => p.CheckoutSessionId == sessionId);
    }

    public async Task<IReadOnlyList<Payment>> PaymentsOfAsync(SandboxPerson person)
    {
        await using var db = App.Storage.Read(WorkspaceId.Default);
        return await db.Payments.Where(p => p.TelegramUserId == person.Id).OrderBy(p => p.Id).ToListAsync();
    }

    public async Task<CreditAccount> AccountAsync(SandboxPerson person)
    {
        await using var db = App.Storage.Read(WorkspaceId.Default);
        return await db.CreditAccounts.SingleAsync(a => a.TelegramUserId == person.Id);
    }

    /// <summary>Every account's balance is the sum of its entries, and what is held is what its holds say.</summary>
    public async Task AssertBalancedAsync()
    {
        await using var db = App.Storage.ReadAll();
        await Balances.AssertAsync(db);
    }

    private static async Task<Shop> OpenAsync(RunningApp app)
    {
        app.Sandbox.Stripe.WebhookUrl = new Uri(app.Url, "stripe/webhook");
        return new Shop(app, await app.AddBotAsync("shop_bot"));
    }
}

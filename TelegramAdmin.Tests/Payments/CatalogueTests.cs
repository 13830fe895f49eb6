using System.Globalization;
using System.Text.Json;
using TelegramAdmin.Core.Bots;
using TelegramAdmin.Core.Credits;
using TelegramAdmin.Core.Payments.Catalogue;
using TelegramAdmin.Core.Payments.Catalogue.Syncing;
using TelegramAdmin.Core.Storage;
using TelegramAdmin.Sandbox;
using TelegramAdmin.Sandbox.Stripe;
using TelegramAdmin.Tests.Running;

namespace TelegramAdmin.Tests.Payments;

/// <summary>The catalogue beside a Stripe that checks every request by its reference.</summary>
public sealed class CatalogueTests
{
    private static readonly WorkspaceId Here = WorkspaceId.Default;

    [Theory, OnBothDatabases]
    public async Task Stripe_IsToldOfTheFirstProducts_AndOfEachChange(DatabaseProvider provider)
    {
        await using var app = await StartAsync(provider);
        await InStepAsync(app);
        var seeded = await CatalogueOf(app).OnSaleAsync(Here);

        Assert.Equal(["10 credits", "25 credits", "50 credits", "100 credits", "Day pass", "Week pass", "Month pass"], seeded.Select(p => p.Name));
        Assert.Equal(7, app.Sandbox.Stripe.All("product").Count);
        Assert.Equal([399, 799, 1499, 2499, 199, 699, 1999], PricesAt(app).Select(p => p.Amount));
        Assert.Equal("month", app.Sandbox.Stripe.All("price")[^1].GetProperty("recurring").GetProperty("interval").GetString());
        var popular = (await CatalogueOf(app).FindByCreditsAsync(Here, 25))!;
        Assert.Equal(ProductBadge.MostPopular, popular.Badge);
        Assert.Equal($"{popular.Id}", app.Sandbox.Stripe.Find(popular.StripeId(false)!)!.Value.GetProperty("metadata").GetProperty("product").GetString());

        // Another price is another object there; the way back takes the first one again.
        var first = MoneyOf(popular).StripeId(false);
        var dearer = await SaveAsync(app, popular.Id, d => d with { Name = "Twenty-five", Prices = [new("USD", 899), new("EUR", 850), new("XTR", 500)] });
        Assert.NotEqual(first, MoneyOf(dearer).StripeId(false));
        Assert.Equal([(799, false), (899, true), (850, true)], PricesAt(app, popular.StripeId(false)).Select(p => (p.Amount, p.IsActive)));
        Assert.Equal("Twenty-five", NameAt(app, dearer));
        var again = await SaveAsync(app, popular.Id, d => d with { Prices = [new("USD", 799), new("XTR", 500)] });
        Assert.Equal(first, MoneyOf(again).StripeId(false));
        Assert.Equal([(799, true), (899, false), (850, false)], PricesAt(app, popular.StripeId(false)).Select(p => (p.Amount, p.IsActive)));

        Assert.True((await app.Service<ArchiveProduct>().RunAsync(Here, popular.Id)).IsOk);
        await InStepAsync(app);
        Assert.False(app.Sandbox.Stripe.Find(popular.StripeId(false)!)!.Value.GetProperty("active").GetBoolean());
        Assert.Null(await CatalogueOf(app).FindByCreditsAsync(Here, 25));
        Assert.True((await app.Service<RestoreProduct>().RunAsync(Here, popular.Id)).IsOk);
        await InStepAsync(app);
        Assert.True(app.Sandbox.Stripe.Find(popular.StripeId(false)!)!.Value.GetProperty("active").GetBoolean());
        Assert.Equal("Twenty-five", (await CatalogueOf(app).OnSaleAsync(Here))[^1].Name);
        Assert.Equal((7, 9), (app.Sandbox.Stripe.All("product").Count, app.Sandbox.Stripe.All("price").Count));
    }

    [Fact]
    public async Task ChangesAtStripe_AreNoticed_AndSomebodyDecides()
    {
        await using var app = await StartAsync();
        await InStepAsync(app);
        var product = (await CatalogueOf(app).FindByCreditsAsync(Here, 10))!;
        var id = product.StripeId(false)!;

        Owner(app, $"products/{id}", ("name", "Ten of Stripe's"));
        await DiffersAsync(app, product.Id, "Stripe calls it \"Ten of Stripe's\".");
        Assert.True((await app.Service<ResolveProduct>().UseOursAsync(Here, product.Id)).IsOk);
        await InStepAsync(app);
        Assert.Equal("10 credits", NameAt(app, product));

        Owner(app, $"products/{id}", ("name", "Ten of Stripe's"));
        var price = Owner(app, "prices", ("product", id), ("currency", "usd"), ("unit_amount", "450")).GetProperty("id").GetString()!;
        Owner(app, $"prices/{MoneyOf(product).StripeId(false)}", ("active", "false"));
        await DiffersAsync(app, product.Id, "It costs $3.99 here and $4.50 at Stripe.");
        Assert.True((await app.Service<ResolveProduct>().UseStripesAsync(Here, product.Id)).IsOk);
        await InStepAsync(app);
        var taken = (await CatalogueOf(app).FindAsync(Here, product.Id))!;
        Assert.Equal(("Ten of Stripe's", 450, price), (taken.Name, MoneyOf(taken).Amount, MoneyOf(taken).StripeId(false)));
        Assert.Equal(250, taken.Prices.Single(p => p.Currency == "XTR").Amount); // Stripe knows nothing of Stars.

        Owner(app, $"products/{id}", ("active", "false"));
        await DiffersAsync(app, product.Id, "It is archived at Stripe and on sale here.");
        Assert.NotNull((await app.Service<ResolveProduct>().UseStripesAsync(Here, product.Id)).Value.ArchivedAt);
    }

    [Fact]
    public async Task Stripe_ThatIsDownOrLosesAnswers_IsToldLater_AndHasNothingTwice()
    {
        await using var app = await StartAsync();
        app.Expect(StripeCalls.NobodyThere);
        await InStepAsync(app);
        app.Sandbox.Stripe.Faults = new StripeFaults { IsDown = true };

        var made = (await app.Service<SaveProduct>().RunAsync(Here, null, Draft())).Value;
        await Eventually.TrueAsync(async () => (await CatalogueOf(app).FindAsync(Here, made.Id)) is { Sync: SyncState.Waiting, SyncDetail: not null }, "it waits, with words");
        app.Sandbox.Stripe.Faults = new StripeFaults { LoseNextAnswers = 3 };
        await app.Service<SyncCatalogue>().RunAsync(Here);

        await InStepAsync(app);
        var told = (await CatalogueOf(app).FindAsync(Here, made.Id))!;
        Assert.Equal((8, 8), (app.Sandbox.Stripe.All("product").Count, app.Sandbox.Stripe.All("price").Count));
        Assert.Equal(MoneyOf(told).StripeId(false), app.Sandbox.Stripe.All("price")[^1].GetProperty("id").GetString());

        app.Sandbox.Stripe.Faults = new StripeFaults { RefusesKey = true };
        var report = await app.Service<SyncCatalogue>().RunAsync(Here);
        Assert.Equal("stripe_key_refused", report.Failure!.ToFailure().Code);
        app.Sandbox.Stripe.Faults = new StripeFaults();
    }

    [Fact]
    public async Task Products_MadeAtStripe_AreListedAndTakenOver_Once()
    {
        await using var app = await StartAsync();
        await InStepAsync(app);
        var id = Owner(app, "products", ("name", "Foreign"), ("description", "From the dashboard")).GetProperty("id").GetString()!;
        Owner(app, "prices", ("product", id), ("currency", "eur"), ("unit_amount", "1200"));
        Owner(app, "prices", ("product", id), ("currency", "usd"), ("unit_amount", "1300"), ("recurring[interval]", "month"));

        var listed = Assert.Single((await app.Service<StripeProducts>().ListAsync()).Value);
        Assert.Equal((id, 2), (listed.Product.Id, listed.Prices.Count));
        Assert.Equal("product_credits_invalid", (await app.Service<ImportProduct>().RunAsync(Here, id, 0)).Failure!.Code);
        var taken = (await app.Service<ImportProduct>().RunAsync(Here, id, 40)).Value;
        Assert.Equal("product_already_here", (await app.Service<ImportProduct>().RunAsync(Here, id, 40)).Failure!.Code);

        await InStepAsync(app);
        Assert.Empty((await app.Service<StripeProducts>().ListAsync()).Value);
        Assert.Equal(("Foreign", 40, "EUR", 1200), (taken.Name, taken.Credits, taken.Prices.Single().Currency, taken.Prices.Single().Amount));
        Assert.Equal($"{taken.Id}", app.Sandbox.Stripe.Find(id)!.Value.GetProperty("metadata").GetProperty("product").GetString());
    }

    [Fact]
    public async Task Catalogue_IsArrangedAndCopied_AndWithoutStripeNothingWaits()
    {
        await using var app = await RunningApp.StartAsync();
        var catalogue = CatalogueOf(app);
        await Eventually.TrueAsync(async () => (await catalogue.OnSaleAsync(Here)) is { Count: 7 } all && all.All(p => p.Sync == SyncState.Off), "the first products are there, and off at Stripe");
        var last = (await catalogue.OnSaleAsync(Here))[^1];

        await app.Service<MoveProduct>().RunAsync(Here, last.Id, 1);
        var copy = (await app.Service<DuplicateProduct>().RunAsync(Here, last.Id)).Value;

        Assert.Equal(["10 credits", "Month pass", "25 credits"], (await catalogue.OnSaleAsync(Here)).Take(3).Select(p => p.Name));
        Assert.Equal(("Month pass (copy)", true, false), ((await catalogue.ListAsync(Here))[^1].Name, copy.Renews, (await catalogue.OnSaleAsync(Here)).Any(p => p.Id == copy.Id)));
        Assert.Equal("product_not_found", (await app.Service<SaveProduct>().RunAsync(new WorkspaceId(2), last.Id, ProductDraft.Of(last))).Failure!.Code);
        Assert.Equal("product_kind_fixed", (await app.Service<SaveProduct>().RunAsync(Here, last.Id, Draft())).Failure!.Code);
        Assert.Equal("product_tier_unknown", (await app.Service<SaveProduct>().RunAsync(Here, null, Draft() with { TierId = 999 })).Failure!.Code);
    }

    [Theory]
    [InlineData("product_name_invalid", " ", 10, "USD:399")]
    [InlineData("product_name_invalid", "zero\0", 10, "USD:399")]
    [InlineData("product_credits_invalid", "A", -5, "USD:399")]
    [InlineData("product_credits_invalid", "A", 1_000_001, "USD:399")]
    [InlineData("product_price_missing", "A", 10, "")]
    [InlineData("product_price_twice", "A", 10, "USD:399 USD:400")]
    [InlineData("currency_unknown", "A", 10, "usd:399")]
    [InlineData("currency_unknown", "A", 10, "XXX:399")]
    [InlineData("product_price_invalid", "A", 10, "USD:49")]
    [InlineData("product_price_invalid", "A", 10, "USD:100000000")]
    [InlineData("product_price_invalid", "A", 10, "EUR:-399")]
    [InlineData("product_price_invalid", "A", 10, "ISK:550")]
    [InlineData("product_price_invalid", "A", 10, "KWD:1005")]
    [InlineData("product_price_invalid", "A", 10, "XTR:10001")]
    [InlineData("product_price_invalid", "A", 10, "XTR:0")]
    [InlineData(null, "A", 10, "JPY:50 ISK:500 KWD:1010 XTR:10000 USD:99999999")]
    public void Draft_ThatCannotBeSold_IsRefused(string? code, string name, long credits, string prices)
    {
        var draft = Draft() with
        {
            Name = name, Credits = credits,
            Prices = [.. prices.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(p => p.Split(':')).Select(p => new PriceDraft(p[0], long.Parse(p[1], CultureInfo.InvariantCulture)))],
        };

        Assert.Equal(code, ProductRules.Fault(draft)?.Code);
    }

    [Theory]
    [InlineData("product_length_invalid", 0, PassUnit.Day, false)]
    [InlineData("product_length_invalid", 37, PassUnit.Month, false)]
    [InlineData("product_length_invalid", 1, (PassUnit)9, false)]
    [InlineData("product_renewal_invalid", 12, PassUnit.Hour, true)]
    [InlineData(null, 12, PassUnit.Hour, false)]
    [InlineData(null, 3, PassUnit.Month, true)]
    public void Pass_LastsAndRenewsAsStripeCan(string? code, int length, PassUnit unit, bool renews) =>
        Assert.Equal(code, ProductRules.Fault(Draft() with { Kind = ProductKind.Pass, PassLength = length, PassUnit = unit, Renews = renews })?.Code);

    private static ProductDraft Draft() => new() { Kind = ProductKind.Credits, Name = "Seventy", Credits = 70, Prices = [new("USD", 1899)] };

    private static async Task<RunningApp> StartAsync(DatabaseProvider provider = DatabaseProvider.Sqlite)
    {
        var database = await TestDatabase.CreateAsync(provider);
        var server = await SandboxServer.StartAsync(new SandboxOptions { Limits = SandboxLimits.Off });
        var arguments = StripeCalls.Arguments(new Uri(server.Url, "stripe"), server.Stripe.SecretKey, server.Stripe.WebhookSecret);
        var app = await RunningApp.StartAsync(database, server, ReceiveMode.Webhook, ownsDatabase: true, arguments);
        server.Stripe.WebhookUrl = new Uri(app.Url, "/stripe/webhook");
        return app;
    }

    private static CatalogueReader CatalogueOf(RunningApp app) => app.Service<CatalogueReader>();

    private static Task InStepAsync(RunningApp app) =>
        Eventually.TrueAsync(async () => (await CatalogueOf(app).ListAsync(Here)) is { Count: > 0 } all && all.All(p => p.Sync == SyncState.InStep), "Stripe has everything as we have it");

    private static Task DiffersAsync(RunningApp app, long productId, string words) => Eventually.TrueAsync(
        async () => (await CatalogueOf(app).FindAsync(Here, productId)) is { Sync: SyncState.Differs, SyncDetail: { } detail } && detail.Contains(words, StringComparison.Ordinal), words);

    private static async Task<Product> SaveAsync(RunningApp app, long productId, Func<ProductDraft, ProductDraft> change)
    {
        var draft = ProductDraft.Of((await CatalogueOf(app).FindAsync(Here, productId))!);
        Assert.Null((await app.Service<SaveProduct>().RunAsync(Here, productId, change(draft))).Failure);
        await InStepAsync(app);
        return (await CatalogueOf(app).FindAsync(Here, productId))!;
    }

    private static JsonElement Owner(RunningApp app, string path, params (string, string)[] form) => app.Sandbox.Stripe.ActAsOwner("POST", $"/v1/{path}", form);

    private static ProductPrice MoneyOf(Product product) => product.Prices.Single(p => p.Currency == "USD");

    private static string? NameAt(RunningApp app, Product product) => app.Sandbox.Stripe.Find(product.StripeId(false)!)!.Value.GetProperty("name").GetString();

    private static IEnumerable<(long Amount, bool IsActive)> PricesAt(RunningApp app, string? product = null) => app.Sandbox.Stripe.All("price")
        .Where(p => product is null || p.GetProperty("product").GetString() == product).Select(p => (p.GetProperty("unit_amount").GetInt64(), p.GetProperty("active").GetBoolean()));
}

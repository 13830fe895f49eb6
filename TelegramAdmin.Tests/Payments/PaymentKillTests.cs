using System.Diagnostics;
using Microsoft.EntityFrameworkCore;
using TelegramAdmin.Core.Bots;
using TelegramAdmin.Core.Delivery;
using TelegramAdmin.Core.Jobs;
using TelegramAdmin.Core.Payments;
using TelegramAdmin.Core.Storage;
using TelegramAdmin.Sandbox;
using TelegramAdmin.Sandbox.Stripe;
using TelegramAdmin.Tests.Running;

namespace TelegramAdmin.Tests.Payments;

public sealed class PaymentKillTests(ITestOutputHelper output)
{
    private const int Bots = 5;
    private static readonly int Checkouts = TestScale.Of(full: 1_000, usual: 300);
    private const int Kills = 6;

    /// <summary>What can be on its way to Telegram at one kill, and is said again after it.</summary>
    private const int SaidAgain = Bots * 8;

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(4);

    [Theory, OnBothDatabases]
    public async Task Checkouts_WithEventsLostDoubledMixedAndLateAndKillsBetween_TheLedgerIsWhatWasPaid(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        await using var sandbox = await SandboxServer.StartAsync(new SandboxOptions { Limits = SandboxLimits.Off });
        sandbox.Stripe.Delivery = new StripeDelivery { CopiesMin = 0, CopiesMax = 5, ShuffleMs = 6_000, HoldRate = 0.1, Concurrency = 8, RetryMs = 300, Seed = 4 };
        var crowd = PayingCrowd.Gather(sandbox, Bots, Checkouts / Bots);

        await RainAsync(database, sandbox, crowd);
        await using var app = await RunningApp.StartAsync(database, sandbox, ReceiveMode.Webhook, ownsDatabase: false, Shop.StripeArguments(sandbox));
        sandbox.Stripe.WebhookUrl = new Uri(app.Url, "stripe/webhook");
        await WorkOffAsync(app, sandbox.Stripe, e => e.State != EventState.Waiting, provider);
        await ReconcileAsync(app, provider);
        Assert.True(await HasMendedAsync(app), "something was lost that the comparison had to find"); // By this run, or by one whose time came meanwhile.
        await CompareAsync(app, sandbox);

        LetCome(sandbox.Stripe, e => e.State != EventState.Delivered);
        await WorkOffAsync(app, sandbox.Stripe, e => e.Deliveries.Any(d => d.Error is null), provider);
        var books = await CompareAsync(app, sandbox);
        Assert.Contains(" 0 put right, 0 left", await ReconcileAsync(app, provider), StringComparison.Ordinal);
        await AssertToldAsync(app, crowd, books);
        output.WriteLine($"{provider}: {books.Paid / 100m:N2} paid, {books.Returned / 100m:N2} given back, both as in our books");
    }

    /// <summary>Events rain down on a product that is killed and started again.</summary>
    private static async Task<bool> HasMendedAsync(RunningApp app)
    {
        await using var db = app.Storage.ReadAll();
        return (await db.Set<JobRun>().Where(r => r.Summary != null).Select(r => r.Summary!).ToListAsync()).Exists(s => s.Contains(" put right", StringComparison.Ordinal) && !s.Contains(" 0 put right", StringComparison.Ordinal));
    }

    private async Task RainAsync(TestDatabase database, SandboxServer sandbox, PayingCrowd crowd)
    {
        var url = new Uri($"http://127.0.0.1:{RunningApp.FreePort()}");
        sandbox.Stripe.WebhookUrl = new Uri(url, "stripe/webhook");
        string[] arguments =
        [
            .. database.Arguments, .. Shop.StripeArguments(sandbox), "--Telegram:BotApiUrl", sandbox.Url.AbsoluteUri, "--PublicUrl", url.AbsoluteUri,
            .. crowd.Bots.SelectMany((bot, i) => new[] { $"--Telegram:Bots:{i}:Token", bot.Token }),
        ];
        using var over = new CancellationTokenSource();
        Task? buying = null;
        for (var kill = 1; kill <= Kills; kill++)
        {
            await using var app = await AppProcess.StartAsync(url, arguments);
            await Eventually.TrueAsync(() => crowd.Bots.All(bot => bot.HasWebhook), "the bots receive");
            buying ??= crowd.RunAsync(over.Token);
            var goal = Checkouts * kill / Kills;
            await Eventually.TrueAsync(() => crowd.Done >= goal || buying.IsCompleted, $"{goal} have paid or not (it is {crowd.Done})\n{app.Output}", Patience);
            await Task.Delay(Random.Shared.Next(100, 1_500), TestContext.Current.CancellationToken);
            await app.KillAsync();
        }
        await buying!.WaitAsync(Patience);
    }

    /// <summary>What was held, lost or not taken comes after all, as if a day late: Stripe signs each delivery anew.</summary>
    private static void LetCome(SandboxStripe stripe, Func<StripeEvent, bool> which)
    {
        stripe.Delivery = new StripeDelivery { Concurrency = 8 };
        foreach (var late in stripe.Events.Where(which).Reverse())
            stripe.Resend(late.Id);
    }

    private async Task WorkOffAsync(RunningApp app, SandboxStripe stripe, Func<StripeEvent, bool> cameOrNeverWill, DatabaseProvider provider)
    {
        var clock = Stopwatch.StartNew();
        await using var db = app.Storage.ReadAll();
        var before = await db.StripeEvents.CountAsync(e => e.ProcessedAt != null);
        await Eventually.TrueAsync(() => stripe.Events.All(cameOrNeverWill), "the events come", Patience);
        await Eventually.TrueAsync(async () => !await db.StripeEvents.AnyAsync(e => e.ProcessedAt == null), "they are worked off", Patience);
        var worked = await db.StripeEvents.CountAsync() - before;
        output.WriteLine($"{provider}: {worked} more of {stripe.Events.Count} events came and were worked off in {clock.Elapsed.TotalSeconds:0.0} s; {await db.Payments.CountAsync(p => p.GrantedAt != null)} payments are granted");
    }

    private async Task<string> ReconcileAsync(RunningApp app, DatabaseProvider provider)
    {
        var clock = Stopwatch.StartNew();
        var words = await app.Service<JobRunner>().RunAsync("reconciliation");
        output.WriteLine($"{provider}: reconciled in {clock.Elapsed.TotalSeconds:0.0} s: {words}");
        return words!;
    }

    private static async Task<BooksCompared> CompareAsync(RunningApp app, SandboxServer sandbox)
    {
        await using var db = app.Storage.ReadAll();
        var books = await BooksCompared.ReadAsync(sandbox.Stripe, db);
        Assert.Equal((Checkouts, Checkouts), (books.Payments.Count, sandbox.Stripe.All("checkout.session").Count));
        books.AssertEqual();
        await Balances.AssertAsync(db);
        return books;
    }

    private async Task AssertToldAsync(RunningApp app, PayingCrowd crowd, BooksCompared books)
    {
        await using var db = app.Storage.ReadAll();
        await Eventually.TrueAsync(async () => !await db.OutboxMessages.AnyAsync(m => m.State < DeliveryState.Sent), "everything was said", Patience);
        var told = crowd.People.ToDictionary(p => p.Id, p => p.Received(crowd.BotOf(p)).Count(text => text.Contains("credits are here", StringComparison.Ordinal)));
        var again = told.Values.Sum(t => Math.Max(0, t - 1));
        output.WriteLine($"{told.Values.Count(t => t > 0)} were told of {books.Payments.Count(p => p.GrantedAt is not null)} grants, {again} of them twice because of a kill");
        Assert.All(books.Payments, p => Assert.True(told[p.TelegramUserId] > 0 == IsToldOf(p, crowd), $"{p.TelegramUserId}, whose payment is {p.State}, was told {told[p.TelegramUserId]} times"));
        Assert.InRange(again, 0, Kills * SaidAgain);
    }

    // Who blocked the bot hears nothing and has the credits all the same.
    private static bool IsToldOf(Payment payment, PayingCrowd crowd) => payment.GrantedAt is not null && crowd.FateOf(payment.TelegramUserId) != Fate.BlocksTheBotAndPays;
}

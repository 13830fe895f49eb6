using System.Diagnostics;
using Microsoft.EntityFrameworkCore;
using TelegramAdmin.Core.BotApi;
using TelegramAdmin.Core.Bots;
using TelegramAdmin.Core.Credits;
using TelegramAdmin.Core.Payments;
using TelegramAdmin.Core.Payments.Catalogue;
using TelegramAdmin.Core.Payments.Reconciling;
using TelegramAdmin.Core.Storage;
using TelegramAdmin.Core.Updates;
using TelegramAdmin.Sandbox;
using TelegramAdmin.Tests.Running;

namespace TelegramAdmin.Tests.Payments;

/// <summary>Telegram Stars over the same catalogue and into the same ledger.</summary>
public sealed class StarsTests
{
    [Theory, OnBothDatabases]
    public async Task PaidInTheChat_IsGrantedAtOnceOnceAndWithAReceipt(DatabaseProvider provider)
    {
        await using var shop = await Shop.OpenAsync(provider);
        shop.App.Sandbox.World.Faults = new FaultSettings { DoublePaymentRate = 1, WebhookDuplicateRate = 1 };
        var ana = await shop.CustomerAsync();
        var free = (await shop.CreditsAsync(ana)).Balance;
        var payment = await shop.OrderAsync(ana, "25 credits", "⭐");
        var invoice = await InvoiceAsync(shop, ana);

        var watch = Stopwatch.StartNew();
        Assert.True((await ana.PayAsync(shop.Bot, invoice)).IsPaid);
        await shop.UntilAsync(payment, p => p.State == PaymentState.Granted, "the Stars are credits");
        Assert.InRange(watch.Elapsed, TimeSpan.Zero, TimeSpan.FromSeconds(5)); // A second on an idle machine.
        await shop.ReadsAsync(ana, "🎉 Thank you, Ana! 25 credits are here.\n\nYou have 28 credits now.");
        Assert.Equal(free + 25, (await shop.CreditsAsync(ana)).Balance);

        var again = await ana.PayAsync(shop.Bot, invoice);
        Assert.Equal("INVOICE_ALREADY_PAID", again.Error);
        await shop.ReconcileAsync();
        Assert.Equal(("Telegram Stars", 500L), await shop.AgainAsync(payment) is var paid ? (paid.Method, paid.AmountPaid) : default);
        Assert.Equal((free + 25, 0), await shop.CreditsAsync(ana));
        Assert.Single(ana.History(shop.Bot), m => m.Text?.Contains("25 credits are here", StringComparison.Ordinal) == true);
        await shop.AssertBalancedAsync();
    }

    [Theory, OnBothDatabases]
    public async Task BeforeItIsPaid_WhatIsNotTrueAnyMoreIsRefusedInWords(DatabaseProvider provider)
    {
        await using var shop = await Shop.OpenAsync(provider);
        var (ana, bo) = (await shop.CustomerAsync(), await shop.CustomerAsync("Bo"));
        var first = await shop.OrderAsync(ana, "25 credits", "⭐");
        var invoice = await InvoiceAsync(shop, ana);
        var other = await shop.OrderAsync(bo, "25 credits", "⭐");

        const string notYours = "This invoice was made for somebody else, or for another amount. Open /buy for one of your own.";
        Assert.Equal(notYours, (await ana.PayAsync(shop.Bot, invoice, payload: other.Token)).Text);
        Assert.Equal(notYours, (await ana.PayAsync(shop.Bot, invoice, amount: 1)).Text);

        var product = await shop.ProductAsync(25);
        await shop.App.Service<SaveProduct>().RunAsync(WorkspaceId.Default, product.Id, ProductDraft.Of(product) with { Prices = [new PriceDraft("USD", 799), new PriceDraft("XTR", 600)] });
        Assert.Equal("The price has changed since. Nothing was charged. Open /buy for the new one.", (await ana.PayAsync(shop.Bot, invoice)).Text);
        await shop.App.Service<SaveProduct>().RunAsync(WorkspaceId.Default, product.Id, ProductDraft.Of(product));
        await shop.App.Service<ArchiveProduct>().RunAsync(WorkspaceId.Default, product.Id);
        Assert.Equal("This is not sold any more. Nothing was charged. See /buy for what there is.", (await ana.PayAsync(shop.Bot, invoice)).Text);
        await shop.App.Service<RestoreProduct>().RunAsync(WorkspaceId.Default, product.Id);
        Assert.True((await ana.PayAsync(shop.Bot, invoice)).IsPaid);
        await shop.UntilAsync(first, p => p.State == PaymentState.Granted, "the true one is paid");
        await shop.OrderAsync(ana, "50 credits", "⭐");
        Assert.Equal("This invoice was paid already. Open /buy for a new one.", (await ana.PayAsync(shop.Bot, await InvoiceAsync(shop, ana, after: invoice), payload: first.Token, amount: 500)).Text);
        Assert.Equal(4_500, ana.Stars);
        await shop.AssertBalancedAsync();
    }

    [Theory, OnBothDatabases]
    public async Task LostSuccessfulPayment_IsFoundByReconciliation_AndSoIsALostRefund(DatabaseProvider provider)
    {
        await using var shop = await Shop.OpenAsync(provider);
        var ana = await shop.CustomerAsync();
        var free = (await shop.CreditsAsync(ana)).Balance;
        var payment = await shop.OrderAsync(ana, "25 credits", "⭐");
        shop.App.Sandbox.World.Faults = new FaultSettings { LosePaymentRate = 1 };
        Assert.True((await ana.PayAsync(shop.Bot, await InvoiceAsync(shop, ana))).IsPaid);
        Assert.Equal(free, (await shop.CreditsAsync(ana)).Balance);

        await shop.ReconcileAsync();
        Assert.Equal((PaymentState.Granted, free + 25), ((await shop.AgainAsync(payment)).State, (await shop.CreditsAsync(ana)).Balance));
        await shop.ReadsAsync(ana, "25 credits are here");
        await shop.ReconcileAsync();
        Assert.Equal(free + 25, (await shop.CreditsAsync(ana)).Balance);
        await using var db = shop.App.Storage.ReadAll();
        Assert.Empty(await db.ReconciliationFindings.ToListAsync());
        await shop.AssertBalancedAsync();
    }

    [Theory, OnBothDatabases]
    public async Task GivenBack_ByTheTeamOrByTelegram_TakesTheCreditsOnce(DatabaseProvider provider)
    {
        await using var shop = await Shop.OpenAsync(provider);
        var (ana, bo) = (await shop.CustomerAsync(), await shop.CustomerAsync("Bo"));
        var free = (await shop.CreditsAsync(ana)).Balance;
        var (byTeam, byTelegram) = (await BuyAsync(shop, ana), await BuyAsync(shop, bo));

        Assert.Equal("stars_refund_whole", (await shop.AskAsync(byTeam, 100, 0)).Failure!.Code);
        Assert.Null((await shop.AskAsync(byTeam, 500, 25)).Failure);
        await shop.UntilAsync(byTeam, p => p.State == PaymentState.Refunded, "the team gave them back");
        Assert.Equal((free, 0), await shop.CreditsAsync(ana));
        Assert.Equal(5_000, ana.Stars);
        await shop.ReadsAsync(ana, "↩️ 500 ★ for 25 credits goes back to you; it can take some days until you see it. 25 credits were taken back.");

        await shop.SpendAsync(bo, free + 5);
        Assert.IsType<BotApiReply.Accepted>(await CallAsync(shop, "refundStarPayment", $$"""{"user_id":{{bo.Id}},"telegram_payment_charge_id":"{{byTelegram.StarsChargeId}}"}"""));
        await shop.UntilAsync(byTelegram, p => p.State == PaymentState.Refunded, "Telegram gave them back");
        Assert.Equal((0, 0), await shop.CreditsAsync(bo));
        Assert.Contains(await shop.StepsAsync(byTelegram), s => s.Detail == "5 of 25 credits were spent already and could not be taken back.");
        await shop.ReconcileAsync();
        Assert.Single(await shop.RefundsAsync(byTeam));
        Assert.Single(await shop.RefundsAsync(byTelegram));

        var late = await BuyAsync(shop, bo);
        shop.Bot.Stars = 0;
        Assert.Null((await shop.AskAsync(late, 500, 25)).Failure);
        await Eventually.TrueAsync(async () => (await shop.RefundsAsync(late)).Single().State == RefundState.Failed, "the bot has no Stars left");
        Assert.Equal("The bot has fewer Stars left than this; the others were withdrawn. Give them back when it has earned more.", (await shop.RefundsAsync(late)).Single().Error);
        Assert.Equal((25, 0), await shop.CreditsAsync(bo));
        await shop.AssertBalancedAsync();
    }

    [Fact]
    public async Task AnotherProgramsInvoice_IsLeftAlone()
    {
        await using var shop = await Shop.OpenAsync();
        var ana = await shop.CustomerAsync();
        var before = await shop.CreditsAsync(ana);
        Assert.IsType<BotApiReply.Accepted>(await CallAsync(shop, "sendInvoice",
            $$"""{"chat_id":{{ana.Id}},"title":"Theirs","description":"Of another program","payload":"theirs-1","provider_token":"","currency":"XTR","prices":[{"label":"Theirs","amount":7}]}"""));
        var said = ana.History(shop.Bot).Count(m => m.FromBot && m.Kind is null);

        var paying = ana.PayAsync(shop.Bot, await InvoiceAsync(shop, ana));
        var query = "";
        await Eventually.TrueAsync(async () =>
        {
            await using var db = shop.App.Storage.ReadAll();
            var update = await db.InboxUpdates.Where(u => u.ProcessedAt != null).OrderByDescending(u => u.Id).FirstOrDefaultAsync();
            using var json = System.Text.Json.JsonDocument.Parse(update!.Payload);
            query = json.RootElement.TryGetProperty("pre_checkout_query", out var asked) ? asked.GetProperty("id").GetString()! : "";
            return query.Length > 0;
        }, "the other program is asked");
        Assert.False(paying.IsCompleted); // We have not answered in its place.
        Assert.IsType<BotApiReply.Accepted>(await CallAsync(shop, "answerPreCheckoutQuery", $$"""{"pre_checkout_query_id":"{{query}}","ok":true}"""));
        Assert.True((await paying).IsPaid);
        await shop.OrderAsync(ana, "25 credits", "⭐"); // So that there is something to reconcile.
        await shop.ReconcileAsync();

        Assert.Equal(before, await shop.CreditsAsync(ana));
        Assert.Equal(PaymentState.Open, (await shop.PaymentsOfAsync(ana)).Single().State);
        await using var after = shop.App.Storage.ReadAll();
        Assert.Empty(await after.ReconciliationFindings.ToListAsync());
        Assert.Equal(said + 1, ana.History(shop.Bot).Count(m => m.FromBot && m.Kind is null)); // The catalogue that was asked for, and nothing about their payment.
        await shop.AssertBalancedAsync();
    }

    private static async Task<Payment> BuyAsync(Shop shop, SandboxPerson person)
    {
        var before = person.History(shop.Bot)[^1].Id;
        var payment = await shop.OrderAsync(person, "25 credits", "⭐");
        Assert.True((await person.PayAsync(shop.Bot, await InvoiceAsync(shop, person, before))).IsPaid);
        return await shop.UntilAsync(payment, p => p.State == PaymentState.Granted, "the Stars are credits");
    }

    private static async Task<int> InvoiceAsync(Shop shop, SandboxPerson person, int after = 0)
    {
        int? Last() => person.History(shop.Bot).LastOrDefault(m => m.Kind == "invoice" && m.Id > after)?.Id;
        await Eventually.TrueAsync(() => Last() is not null, "the invoice is on the phone");
        return Last()!.Value;
    }

    private static async Task<BotApiReply> CallAsync(Shop shop, string method, string parameters)
    {
        var bot = await shop.App.Service<BotDirectory>().FindAsync(new BotId(shop.Bot.Id));
        return await shop.App.Service<IBotApi>().CallAsync(bot!.Token, new BotApiRequest(method, parameters));
    }
}

using Microsoft.EntityFrameworkCore;
using TelegramAdmin.Core.Credits;
using TelegramAdmin.Core.Credits.Chat.Sharing;
using TelegramAdmin.Core.Storage;
using TelegramAdmin.Sandbox;
using TelegramAdmin.Tests.Running;

namespace TelegramAdmin.Tests.Credits.Chat;

public sealed class SharingTests
{
    [Theory, OnBothDatabases]
    public async Task Invitation_BringsTheGuestABonusOnce_AndNobodyElse(DatabaseProvider provider)
    {
        await using var app = await RunningApp.StartAsync(provider);
        await Phone.ChargeAsync(app);
        var bot = await app.AddBotAsync("inviting_bot");
        var (ana, guest, old) = (Phone.Of(app, bot), Phone.Of(app, bot, "Guest"), Phone.Of(app, bot, "Old"));
        await old.AskAsync("/start");
        await ana.AskAsync("/start");
        await ana.AskAsync("/invite");
        var payload = "ref_" + (await ana.AccountAsync()).ReferralCode;
        Assert.Contains($"https://t.me/inviting_bot?start={payload}", ana.Last.Text, StringComparison.Ordinal);

        var welcome = await guest.AskAsync($"/start {payload}");
        await guest.AskAsync($"/start {payload}");
        await old.AskAsync($"/start {payload}");
        await ana.AskAsync($"/start {payload}");

        Assert.Contains("And 2 more, because a friend invited you.", welcome.Text, StringComparison.Ordinal);
        Assert.Equal((5L, (await ana.AccountAsync()).Id), ((await guest.AccountAsync()).Balance, (await guest.AccountAsync()).ReferredBy));
        Assert.Equal((3L, null), ((await old.AccountAsync()).Balance, (await old.AccountAsync()).ReferredBy));
        Assert.Equal((3L, null), ((await ana.AccountAsync()).Balance, (await ana.AccountAsync()).ReferredBy));
        Assert.Contains("Came: 1 · bought: 0", (await ana.AskAsync("/invite")).Text, StringComparison.Ordinal);
    }

    [Theory, OnBothDatabases]
    public async Task Gift_IsClaimedByOneOfMany_NeverByTheGiver_AndGoesBackInTime(DatabaseProvider provider)
    {
        await using var app = await RunningApp.StartAsync(provider);
        await Phone.ChargeAsync(app);
        var bot = await app.AddBotAsync("giving_bot");
        var ana = Phone.Of(app, bot);
        await ana.AskAsync("/start");
        Assert.Contains("Only credits that you bought", (await ana.AskAsync("/gift 1")).Text, StringComparison.Ordinal);
        await Phone.SetAsync(app, CreditSettings.OnlyBoughtAreGiven, false);
        foreach (var wrong in new[] { "/gift 4", "/gift -1", "/gift 0", "/gift 1.5", "/gift 99999999999999999999", "/gift all" })
            Assert.Contains("Write a whole number from 1 to 3", (await ana.AskAsync(wrong)).Text, StringComparison.Ordinal);

        var made = await ana.AskAsync("/gift 2");
        Assert.StartsWith("🎁 2 credits are wrapped.", made.Text, StringComparison.Ordinal);
        Assert.Equal((1L, 2L), ((await ana.AccountAsync()).Balance, (await ana.AccountAsync()).Held));
        var payload = "gift_" + (await GiftsAsync(app))[0].Code;
        Assert.Contains("This is your own gift.", (await ana.AskAsync($"/start {payload}")).Text, StringComparison.Ordinal);

        var crowd = Enumerable.Range(0, 12).Select(i => Phone.Of(app, bot, $"P{i}")).ToList();
        foreach (var person in crowd)
            person.Person.Start(bot, payload);
        await Eventually.TrueAsync(() => crowd.All(p => p.Messages.Count >= 2), "each has a welcome and an answer");
        Assert.Single(crowd, p => p.Last.Text!.Contains("2 credits for you, a gift.", StringComparison.Ordinal));
        Assert.Equal(11, crowd.Count(p => p.Last.Text!.Contains("Somebody was faster", StringComparison.Ordinal)));
        await Eventually.TrueAsync(() => ana.Last.Text!.Contains("opened your gift of 2 credits", StringComparison.Ordinal), "the giver is told");
        Assert.Equal((1L, 0L), ((await ana.AccountAsync()).Balance, (await ana.AccountAsync()).Held));

        await ana.AskAsync("/gift 1");
        await crowd[0].ForgeAsync($"gift:back:{(await GiftsAsync(app))[1].Id}");
        Assert.Equal(GiftState.Waiting, (await GiftsAsync(app))[1].State);
        await ana.PressAsync("Take back 1");
        Assert.Equal((1L, 0L), ((await ana.AccountAsync()).Balance, (await ana.AccountAsync()).Held));

        await ana.AskAsync("/gift 1");
        await app.Storage.WriteAsync(WorkspaceId.Default, db => db.Database.ExecuteSqlRawAsync("UPDATE credit_gifts SET expires_at = created_at"));
        Assert.Equal("1 gifts went back.", await app.Service<ReturnGifts>().RunAsync(default));
        Assert.Null(await app.Service<ReturnGifts>().RunAsync(default));
        await Eventually.TrueAsync(() => ana.Last.Text!.Contains("Nobody opened your gift of 1 credit in time.", StringComparison.Ordinal), "the giver is told that it is back");
        Assert.Equal((1L, 0L), ((await ana.AccountAsync()).Balance, (await ana.AccountAsync()).Held));
        await AssertBooksBalanceAsync(app);
    }

    [Theory, OnBothDatabases]
    public async Task Promo_WithTenUsesAndSixtyFourPeopleAtOnce_IsGivenTenTimesAndOnceToEach(DatabaseProvider provider)
    {
        await using var app = await RunningApp.StartAsync(provider);
        await Phone.ChargeAsync(app);
        var bot = await app.AddBotAsync("promo_bot");
        await app.Storage.WriteAsync(WorkspaceId.Default, db =>
        {
            db.PromoCodes.Add(new PromoCode { WorkspaceId = WorkspaceId.Default, Code = "SPRING", Kind = PromoKind.Credits, Value = 7, LargestUses = 10, CreatedAt = DateTimeOffset.UtcNow });
            db.PromoCodes.Add(new PromoCode { WorkspaceId = WorkspaceId.Default, Code = "OVER", Kind = PromoKind.Credits, Value = 7, EndsAt = DateTimeOffset.UtcNow.AddDays(-1), CreatedAt = DateTimeOffset.UtcNow });
            db.PromoCodes.Add(new PromoCode { WorkspaceId = WorkspaceId.Default, Code = "HALF", Kind = PromoKind.PercentOff, Value = 50, CreatedAt = DateTimeOffset.UtcNow });
            return Task.CompletedTask;
        });
        var crowd = Enumerable.Range(0, 64).Select(i => Phone.Of(app, bot, $"P{i}")).ToList();

        foreach (var person in crowd)
        {
            person.Person.SendText(bot, "/promo spring");
            person.Person.SendText(bot, "/promo SPRING");
        }
        await Eventually.TrueAsync(() => crowd.All(p => p.Messages.Count == 2), "each has two answers", TimeSpan.FromSeconds(60));

        var winners = crowd.Where(p => p.Messages[0].Text!.Contains("SPRING gave you 7 credits.", StringComparison.Ordinal)).ToList();
        Assert.Equal(10, winners.Count);
        Assert.All(winners, p => Assert.StartsWith("You used this code before.", p.Last.Text, StringComparison.Ordinal));
        Assert.All(crowd.Except(winners), p => Assert.StartsWith("So many people used this code", p.Last.Text, StringComparison.Ordinal));
        var winner = winners[0];
        Assert.Equal(10, await winner.BalanceAsync());
        Assert.StartsWith("This code is not valid today.", (await winner.AskAsync("/promo over")).Text, StringComparison.Ordinal);
        await winner.AskAsync("/start");
        Assert.Contains("50 % off", (await winner.AskAsync("/start promo_half")).Text, StringComparison.Ordinal);
        for (var i = 0; i < 5; i++)
            Assert.StartsWith("There is no such code.", (await winner.AskAsync($"/promo guess{i}")).Text, StringComparison.Ordinal);
        Assert.StartsWith("Those were too many wrong codes.", (await winner.AskAsync("/promo spring")).Text, StringComparison.Ordinal);
        await AssertBooksBalanceAsync(app);
    }

    private static async Task<IReadOnlyList<CreditGift>> GiftsAsync(RunningApp app)
    {
        await using var db = app.Storage.ReadAll();
        return await db.CreditGifts.OrderBy(g => g.Id).ToListAsync();
    }

    private static async Task AssertBooksBalanceAsync(RunningApp app)
    {
        await using var db = app.Storage.ReadAll();
        var sums = await db.CreditEntries.GroupBy(e => e.AccountId).Select(g => new { g.Key, Sum = g.Sum(e => e.Amount) }).ToDictionaryAsync(g => g.Key, g => g.Sum);
        Assert.All(await db.CreditAccounts.ToListAsync(), account => Assert.Equal(account.Balance, sums.GetValueOrDefault(account.Id)));
    }
}

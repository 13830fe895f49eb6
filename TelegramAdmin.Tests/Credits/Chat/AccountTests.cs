using Microsoft.EntityFrameworkCore;
using TelegramAdmin.Core.Credits;
using TelegramAdmin.Core.Credits.Managing;
using TelegramAdmin.Core.Storage;
using TelegramAdmin.Tests.Running;

namespace TelegramAdmin.Tests.Credits.Chat;

public sealed class AccountTests
{
    [Theory, OnBothDatabases]
    public async Task Spending_WarnsOnce_ThenOffersInOneMessage_AndTheBalanceShowsItAll(DatabaseProvider provider)
    {
        await using var app = await RunningApp.StartAsync(provider);
        await Phone.ChargeAsync(app);
        await Phone.SetAsync(app, CreditSettings.LowBalance, 1);
        var bot = await app.AddBotAsync("tight_bot");
        var phone = Phone.Of(app, bot);
        await phone.AskAsync("/start");

        phone.Person.SendText(bot, "one");
        Assert.StartsWith("🔔 Your message is with us. 1 credit is left.", (await phone.AskAsync("two")).Text, StringComparison.Ordinal);
        phone.Person.SendText(bot, "three");
        var offer = await phone.AskAsync("four");
        Assert.StartsWith("🙏 Your message did not reach us: you are out of credits.", offer.Text, StringComparison.Ordinal);
        Assert.Contains("It costs 1 credit, you have 0. Nothing was charged.", offer.Text, StringComparison.Ordinal);
        phone.Person.SendText(bot, "five");
        phone.Person.SendText(bot, "six");
        await Eventually.TrueAsync(() => phone.Last.Text!.StartsWith("🙏 None of your last messages reached us", StringComparison.Ordinal), "the offer changes");
        Assert.Equal((3, offer.Id), (phone.Messages.Count, phone.Last.Id));

        var balance = await phone.AskAsync("/balance");
        Assert.Contains("⬜⬜⬜⬜⬜⬜⬜⬜⬜⬜\n0 credits\n⚫ Nothing left", balance.Text, StringComparison.Ordinal);
        Assert.Contains("Messages sent: 3", balance.Text, StringComparison.Ordinal);
        await AddAsync(app, phone, 40);
        var yesterday = DateTimeOffset.UtcNow.AddDays(-1).AddMinutes(-1); // Of somebody who came today nothing is said.
        await app.Storage.WriteAsync(WorkspaceId.Default, db => db.CreditAccounts.ExecuteUpdateAsync(a => a.SetProperty(x => x.CreatedAt, yesterday)));
        balance = await phone.AskAsync("/balance");
        Assert.Contains("🟩🟩🟩🟩🟩🟩🟩🟩⬜⬜\n40 credits\n🟢 Plenty left", balance.Text, StringComparison.Ordinal);
        Assert.Contains("You write about 3 a day. At that pace your credits last for about 13 days.", balance.Text, StringComparison.Ordinal);
        Assert.Equal(3, (await phone.AccountAsync()).MessagesSent);
    }

    [Theory, OnBothDatabases]
    public async Task History_OverThreePages_TurnsBothWaysInPlace_FiltersAndExports(DatabaseProvider provider)
    {
        await using var app = await RunningApp.StartAsync(provider);
        await Phone.ChargeAsync(app);
        var bot = await app.AddBotAsync("booking_bot");
        var phone = Phone.Of(app, bot);
        await phone.AskAsync("/start");
        for (var i = 1; i <= 19; i++)
            await AddAsync(app, phone, i, i == 19 ? "=HYPERLINK(\"x\")" : $"reason {i}");

        var first = await phone.AskAsync("/history");
        Assert.Equal(["· All ·", "Purchases", "Messages", "Older →", "⬇️ As a file", "☰ Menu"], first.ButtonTexts);
        Assert.Contains("+18  Corrected by the team: reason 18", first.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("reason 11\n", first.Text, StringComparison.Ordinal);
        Assert.Contains("reason 11\n", (await phone.PressAsync("Older →")).Text, StringComparison.Ordinal);
        var last = await phone.PressAsync("Older →");
        Assert.Contains("+3  Bonus", last.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Older →", last.ButtonTexts);
        Assert.Contains("reason 11\n", (await phone.PressAsync("← Newer")).Text, StringComparison.Ordinal);
        Assert.Equal(first.Text, (await phone.PressAsync("← Newer")).Text);
        Assert.Contains("Nothing here yet.", (await phone.PressAsync("Messages")).Text, StringComparison.Ordinal);
        Assert.Equal(2, phone.Messages.Count);

        await phone.Person.PressAsync(bot, "⬇️ As a file");
        var file = await phone.Person.WaitForAsync(bot, m => m.Kind == "document", RunningApp.Patience);
        using var http = new HttpClient();
        var table = await http.GetStringAsync(new Uri(app.Sandbox.Url, file.Media!.Url));
        Assert.Equal(21, table.Split("\r\n", StringSplitOptions.RemoveEmptyEntries).Length);
        Assert.Contains(",\"'=HYPERLINK(\"\"x\"\")\"", table, StringComparison.Ordinal);
    }

    [Theory, OnBothDatabases]
    public async Task Reset_WhereAllowed_TakesAllAndNeverGivesTheFreeCreditsAgain(DatabaseProvider provider)
    {
        await using var app = await RunningApp.StartAsync(provider);
        await Phone.ChargeAsync(app);
        var bot = await app.AddBotAsync("fresh_bot");
        var phone = Phone.Of(app, bot);
        await phone.AskAsync("/start");
        await AddAsync(app, phone, 10);
        Assert.Null((await app.Service<GivePass>().RunAsync(WorkspaceId.Default, phone.Person.Id, 1, PassUnit.Day, "test", "1")).Failure);
        Assert.StartsWith("I don't know /reset.", (await phone.AskAsync("/reset")).Text, StringComparison.Ordinal);
        await phone.ForgeAsync("reset:yes");
        Assert.Equal(13, await phone.BalanceAsync());

        await Phone.SetAsync(app, CreditSettings.ResetIsAllowed, true);
        Assert.Contains("🔵 Messages are free until", (await phone.AskAsync("/balance")).Text, StringComparison.Ordinal);
        Assert.StartsWith("Start over?", (await phone.AskAsync("/reset")).Text, StringComparison.Ordinal);
        await phone.PressAsync("Yes, start over");
        await phone.ForgeAsync("reset:yes");

        var account = await phone.AccountAsync();
        Assert.Equal((0L, null, TutorialState.NotOffered), (account.Balance, account.PassUntil, account.Tutorial));
        Assert.StartsWith("Hello Ana, welcome to fresh_bot!", (await phone.AskAsync("/start")).Text, StringComparison.Ordinal);
        Assert.Equal([EntryKind.Bonus, EntryKind.Correction, EntryKind.Reset], (await phone.EntriesAsync()).Select(e => e.Kind));
        Assert.Equal(0, await phone.BalanceAsync());
    }

    private static async Task AddAsync(RunningApp app, Phone phone, long amount, string reason = "test") =>
        Assert.Null((await app.Service<CorrectCredits>().RunAsync(WorkspaceId.Default, phone.Person.Id, new CreditCorrection(CorrectionKind.Add, amount, reason, Guid.NewGuid().ToString("N")), null)).Failure);
}

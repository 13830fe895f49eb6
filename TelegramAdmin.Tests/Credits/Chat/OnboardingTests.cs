using TelegramAdmin.Core.Credits;
using TelegramAdmin.Core.Storage;
using TelegramAdmin.Sandbox;
using TelegramAdmin.Tests.Running;

namespace TelegramAdmin.Tests.Credits.Chat;

public sealed class OnboardingTests
{
    [Theory, OnBothDatabases]
    public async Task NewPerson_ThroughTheTutorial_GetsFreeCreditsAndTheBonusOnceAndSeesBothInTheHistory(DatabaseProvider provider)
    {
        await using var app = await RunningApp.StartAsync(provider);
        await Phone.ChargeAsync(app);
        app.Sandbox.World.Faults = new FaultSettings { WebhookDuplicateRate = 1 };
        var bot = await app.AddBotAsync("school_bot");
        var phone = Phone.Of(app, bot, "Ana <b>");

        var welcome = await phone.AskAsync("/start");
        Assert.StartsWith("Hello Ana <b>, welcome to school_bot!", welcome.Text, StringComparison.Ordinal);
        Assert.Contains("You start with 3 free credits.", welcome.Text, StringComparison.Ordinal);
        Assert.Equal(["Show me how", "Skip"], welcome.ButtonTexts);

        Assert.StartsWith("●○○", (await phone.PressAsync("Show me how")).Text, StringComparison.Ordinal);
        Assert.StartsWith("●●○", (await phone.PressAsync("Next →")).Text, StringComparison.Ordinal);
        Assert.Contains("Photo: 1 credit. You would have 2 left.", (await phone.PressAsync("Photo")).Text, StringComparison.Ordinal);
        Assert.StartsWith("●○○", (await phone.PressAsync("← Back")).Text, StringComparison.Ordinal);
        await phone.PressAsync("Next →");
        await phone.PressAsync("Next →");
        var end = await phone.PressAsync("✅ Finish");
        Assert.Contains("Your bonus of 2 credits is here.", end.Text, StringComparison.Ordinal);
        Assert.Contains("🟥⬜⬜⬜⬜⬜⬜⬜⬜⬜\n5 credits", end.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Show me how", end.ButtonTexts);

        await phone.ForgeAsync("tutorial:done");
        await phone.AskAsync("/start");
        Assert.Equal([(EntryKind.Bonus, 3L), (EntryKind.Bonus, 2L)], (await phone.EntriesAsync()).Select(e => (e.Kind, e.Amount)));
        var history = await phone.AskAsync("/history");
        Assert.Contains("Bought 0 · received 5 · spent 0 on 0 messages", history.Text, StringComparison.Ordinal);
        Assert.Equal(2, history.Text!.Split("Bonus").Length - 1);
        Assert.Equal(3, phone.Messages.Count); // The whole tutorial took place in one message.
    }

    [Theory, OnBothDatabases]
    public async Task Tutorial_DeclinedAndLeftInTheMiddle_GoesOnWhereItWas(DatabaseProvider provider)
    {
        await using var app = await RunningApp.StartAsync(provider);
        await Phone.ChargeAsync(app);
        var bot = await app.AddBotAsync("patient_bot");
        var phone = Phone.Of(app, bot, "Мария", "ru");

        Assert.Contains("у вас 3 бесплатных кредита.", (await phone.AskAsync("/start")).Text, StringComparison.Ordinal);
        await phone.PressAsync("Пропустить");
        Assert.Equal(TutorialState.Declined, (await phone.AccountAsync()).Tutorial);
        Assert.StartsWith("●○○", (await phone.PressAsync("Показать, как всё устроено")).Text, StringComparison.Ordinal);
        await phone.PressAsync("Дальше →");
        await phone.PressAsync("Пропустить");
        Assert.Equal((TutorialState.UnderWay, 2), ((await phone.AccountAsync()).Tutorial, (await phone.AccountAsync()).TutorialStep));

        var back = await phone.AskAsync("/start");
        Assert.StartsWith("С возвращением, Мария.", back.Text, StringComparison.Ordinal);
        Assert.StartsWith("●●○", (await phone.PressAsync("▶️ Продолжить обучение")).Text, StringComparison.Ordinal);
        await phone.PressAsync("Дальше →");
        Assert.Contains("Бонус начислен: 2 кредита", (await phone.PressAsync("✅ Готово")).Text, StringComparison.Ordinal);
        Assert.Equal(5, await phone.BalanceAsync());
    }

    [Fact]
    public async Task MadeUpButtons_OfEveryKind_ChangeNothingAndAreWorkedOff()
    {
        await using var app = await RunningApp.StartAsync();
        await Phone.ChargeAsync(app);
        var bot = await app.AddBotAsync("calm_bot");
        var phone = Phone.Of(app, bot);
        await phone.AskAsync("/start");

        foreach (var data in new[]
        {
            "tutorial:done", "tutorial:3", "tutorial:-1", "tutorial:try:", "tutorial:try:everything", "history:all:o-5", "history:all:n99999999999999999999", "history:::", "history:purchases:o",
            "gift:-5", "gift:0", "gift:99999999999999999999", "gift:back:1", "gift:back:-1", "gift:back:", "claim:", "claim:x", "promo:'; DROP TABLE x", "reset:yes", "balance:\u0000", "start:ref_x", ":", "", "menu:x",
        })
            await phone.ForgeAsync(data);

        var account = await phone.AccountAsync();
        Assert.Equal((3L, 0L, TutorialState.UnderWay), (account.Balance, account.Held, account.Tutorial));
        Assert.Single(await phone.EntriesAsync());
    }

    [Fact]
    public async Task WithoutCharging_TheBotStaysAsItWas()
    {
        await using var app = await RunningApp.StartAsync();
        var bot = await app.AddBotAsync("plain_bot");
        var phone = Phone.Of(app, bot);

        Assert.StartsWith("Hello Ana, this is plain_bot.", (await phone.AskAsync("/start")).Text, StringComparison.Ordinal);
        Assert.StartsWith("I don't know /balance.", (await phone.AskAsync("/balance")).Text, StringComparison.Ordinal);
        await using var db = app.Storage.ReadAll();
        Assert.Empty(db.CreditAccounts);
    }
}

using TelegramAdmin.Core.Credits;
using TelegramAdmin.Core.Credits.Managing;
using TelegramAdmin.Core.Settings;
using TelegramAdmin.Core.Storage;
using TelegramAdmin.Tests.Running;

namespace TelegramAdmin.Tests.Settings;

public sealed class HistoryTests
{
    [Theory, OnBothDatabases]
    public async Task Changes_LeaveALineOfValues_AndGoingBackToTheUsualIsOneOfThem(DatabaseProvider provider)
    {
        await using var app = await RunningApp.StartAsync(provider);
        var (store, history) = (app.Service<SettingsStore>(), app.Service<SettingHistory>());

        await store.ChangeAsync(WorkspaceId.Default, CreditSettings.FreeCredits, 5, 17);
        await store.ChangeAsync(WorkspaceId.Default, CreditSettings.FreeCredits, 5, 17);
        await store.ChangeAsync(WorkspaceId.Default, CreditSettings.FreeCredits, 8);
        await store.ChangeAsync(WorkspaceId.Default, CreditSettings.FreeCredits, CreditSettings.FreeCredits.Default, 17);
        var refused = await store.ChangeAsync(WorkspaceId.Default, CreditSettings.FreeCredits, -1, 17);

        var line = await history.OfAsync(WorkspaceId.Default, CreditSettings.FreeCredits);
        Assert.Equal("setting_invalid", refused.Failure?.Code);
        Assert.Equal(new (string, string, long?)[] { ("8", "3", 17), ("5", "8", null), ("3", "5", 17) }, line.Select(c => (c.Before, c.After, c.By)));
        Assert.Empty(await history.ChangedAsync(WorkspaceId.Default));
    }

    [Fact]
    public async Task TextsOfBotsAndTiers_HaveALineOfValuesToo_AndGoBackAlongIt()
    {
        await using var app = await RunningApp.StartAsync();
        var (history, texts, save) = (app.Service<SettingHistory>(), app.Service<BotTexts>(), app.Service<SaveTier>());
        var ours = (await texts.ListAsync(WorkspaceId.Default, "en")).Single(t => t.Key == "help").Ours;
        var draft = new TierDraft("Gold", MessagePrices.Read("{}"), TierPermissions.All, 10, false);
        var gold = (await save.RunAsync(WorkspaceId.Default, null, draft, 17)).Value;

        await texts.ChangeAsync(WorkspaceId.Default, "help", "en", "Write to us.", 17);
        await texts.ChangeAsync(WorkspaceId.Default, "help", "en", "Write to us.", 17);
        await texts.RestoreAsync(WorkspaceId.Default, "help", "en", 18);
        await save.RunAsync(WorkspaceId.Default, gold.Id, draft, 17);
        await save.RunAsync(WorkspaceId.Default, gold.Id, draft with { Name = "Silver", BonusPercent = 5 }, 17);
        var step = Assert.Single(await history.OfAsync(WorkspaceId.Default, SettingSteps.OfTier(gold.Id)));
        var back = (await save.RunAsync(WorkspaceId.Default, gold.Id, TierDraft.Read(step.Before), 18)).Value;

        Assert.Equal(new (string, string, long?)[] { ("Write to us.", ours, 18), (ours, "Write to us.", 17) }, (await history.OfAsync(WorkspaceId.Default, SettingSteps.OfText("help", "en"))).Select(c => (c.Before, c.After, c.By)));
        Assert.Equal(("Gold", 10), (back.Name, back.BonusPercent));
        Assert.Equal(2, (await history.OfAsync(WorkspaceId.Default, SettingSteps.OfTier(gold.Id))).Count);
    }

    [Theory, OnBothDatabases]
    public async Task Changes_AtTheSameMoment_EachBeginWhereTheOneBeforeEnded(DatabaseProvider provider)
    {
        await using var app = await RunningApp.StartAsync(provider);
        var store = app.Service<SettingsStore>();

        await Task.WhenAll(Enumerable.Range(10, 12).Select(value => Task.Run(() => store.ChangeAsync(WorkspaceId.Default, CreditSettings.LowBalance, value))));

        var line = (await app.Service<SettingHistory>().OfAsync(WorkspaceId.Default, CreditSettings.LowBalance)).Reverse().ToList();
        Assert.Equal(12, line.Count);
        Assert.All(line.Zip(line.Skip(1)), pair => Assert.Equal(pair.First.After, pair.Second.Before));
        Assert.Equal(line[^1].After, (await store.OfAsync(WorkspaceId.Default)).GetJson(CreditSettings.LowBalance));
    }
}

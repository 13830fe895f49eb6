using TelegramAdmin.Core.Credits;
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

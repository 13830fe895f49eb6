using System.Text;
using TelegramAdmin.Core.Access;
using TelegramAdmin.Core.Conversations;
using TelegramAdmin.Core.Conversations.Handling;
using TelegramAdmin.Core.Credits;
using TelegramAdmin.Core.Credits.Managing;
using TelegramAdmin.Core.Payments;
using TelegramAdmin.Core.Settings;
using TelegramAdmin.Core.Storage;
using TelegramAdmin.Core.Workspaces;
using TelegramAdmin.Tests.Running;

namespace TelegramAdmin.Tests.Settings;

public sealed class SettingsFileTests
{
    [Theory, OnBothDatabases]
    public async Task File_TakenElsewhere_BringsSettingsAndTexts_AfterShowingTheDifference(DatabaseProvider provider)
    {
        await using var app = await RunningApp.StartAsync(provider);
        var (file, store, texts) = (app.Service<SettingsFile>(), app.Service<SettingsStore>(), app.Service<BotTexts>());
        var elsewhere = await app.Service<CreateWorkspace>().RunAsync("Elsewhere");
        await store.ChangeAsync(WorkspaceId.Default, CreditSettings.FreeCredits, 5);
        await store.ChangeAsync(WorkspaceId.Default, PaymentSettings.DunningHours, [12, 48]);
        Assert.Null((await texts.ChangeAsync(WorkspaceId.Default, "help", "es", "Escribe y te respondemos.")).Failure);

        var content = await file.ExportAsync(WorkspaceId.Default, TestContext.Current.CancellationToken);
        var difference = (await file.LookAsync(elsewhere, content)).Value;
        var untouched = (await store.OfAsync(elsewhere)).Get(CreditSettings.FreeCredits);
        var taken = await file.ImportAsync(elsewhere, content, mayChangeOwners: false, adminId: 4);

        Assert.Equal([("credits.free", "3", "5"), ("payments.dunning_hours", "[24,72,120]", "[12,48]")], difference.Settings.Select(s => (s.Setting.Key, s.Before, s.After)));
        Assert.Equal(("help", "es", "Escribe y te respondemos."), difference.Texts.Select(t => (t.Key, t.Language, t.After)).Single());
        Assert.Equal(CreditSettings.FreeCredits.Default, untouched);
        Assert.Equal(3, taken.Value.Count);
        Assert.Equal(5, await store.GetAsync(elsewhere, CreditSettings.FreeCredits));
        Assert.Equal("Escribe y te respondemos.", (await texts.ListAsync(elsewhere, "es")).Single(t => t.Key == "help").Own);
        Assert.Equal(4, (await app.Service<SettingHistory>().OfAsync(elsewhere, CreditSettings.FreeCredits)).Single().By);
        Assert.Equal(0, (await file.LookAsync(elsewhere, content)).Value.Count);
    }

    [Fact]
    public async Task File_BringsLabelsAndTiersToo_ByTheirNames_AndOneThatDoesNotFitStopsAll()
    {
        await using var app = await RunningApp.StartAsync();
        var (file, tiers) = (app.Service<SettingsFile>(), app.Service<SaveTier>());
        var elsewhere = await app.Service<CreateWorkspace>().RunAsync("Elsewhere");
        await app.Service<LabelBook>().AddAsync(WorkspaceId.Default, "refund");
        var gold = new TierDraft("Gold", new MessagePrices(new Dictionary<MessageKind, int> { [MessageKind.Text] = 2, [MessageKind.Voice] = 5 }), TierPermissions.SendMedia | TierPermissions.SendVoice, 10, IsDefault: true);
        await tiers.RunAsync(WorkspaceId.Default, null, gold);
        await tiers.RunAsync(elsewhere, null, gold with { BonusPercent = 1 });

        var content = await file.ExportAsync(WorkspaceId.Default, TestContext.Current.CancellationToken);
        var difference = (await file.LookAsync(elsewhere, content)).Value;
        var broken = Encoding.UTF8.GetString(content).Replace("\"bonus\": 10", "\"bonus\": 9000", StringComparison.Ordinal);
        var refused = await file.ImportAsync(elsewhere, Encoding.UTF8.GetBytes(broken), mayChangeOwners: true);
        var taken = await file.ImportAsync(elsewhere, content, mayChangeOwners: true, adminId: 4);

        Assert.Equal([("labels", "refund", null, 0), ("tiers", "Gold", 1, 10)], difference.Lines.Select(l => (l.Part.Key, l.After.Name, (int?)l.Before?.Values["bonus"], (int?)l.After.Values["bonus"] ?? 0)).Order());
        Assert.Equal("settings_file_has_faults", refused.Failure?.Code);
        Assert.Equal(2, taken.Value.Lines.Count);
        await using var db = app.Storage.Read(elsewhere);
        Assert.Equal("refund", db.Labels.Single().Name);
        var tier = db.Tiers.Single();
        Assert.Equal((10, true, gold.Permissions, 5), (tier.BonusPercent, tier.IsDefault, tier.Permissions, MessagePrices.Read(tier.Prices).Of(MessageKind.Voice)));
        Assert.Equal(0, (await file.LookAsync(elsewhere, content)).Value.Count);
    }

    [Theory]
    [InlineData("""{"credits.free": 5, "credits.low": -1}""", "credits.low")]
    [InlineData("""{"credits.free": 5, "no.such": true}""", "no.such")]
    [InlineData("""{"credits.free": 5, "credits.charging": 99}""", "credits.charging")]
    [InlineData("""{"credits.free": 5, "inbox.hours": {"TimeZone": "Mars/Olympus", "Spans": [], "DaysOff": []}}""", "inbox.hours")]
    [InlineData("""{"credits.free": 5, "payments.currency": null}""", "payments.currency")]
    public async Task File_WithOneFault_ChangesNothing_AndNamesThePlace(string settings, string where)
    {
        await using var app = await RunningApp.StartAsync();
        var file = app.Service<SettingsFile>();
        var content = Encoding.UTF8.GetBytes($$"""{"format": "telegramadmin-settings", "version": 1, "settings": {{settings}}}""");

        var looked = (await file.LookAsync(WorkspaceId.Default, content)).Value;
        var refused = await file.ImportAsync(WorkspaceId.Default, content, mayChangeOwners: true);

        Assert.Equal(where, Assert.Single(looked.Faults).Where);
        Assert.Equal("settings_file_has_faults", refused.Failure?.Code);
        Assert.Equal(CreditSettings.FreeCredits.Default, await app.Service<SettingsStore>().GetAsync(WorkspaceId.Default, CreditSettings.FreeCredits));
    }

    [Theory]
    [InlineData("")]
    [InlineData("[]")]
    [InlineData("not json")]
    [InlineData("""{"format": "something else"}""")]
    [InlineData("""{"format": "telegramadmin-settings", "format": "telegramadmin-settings"}""")]
    public async Task Anything_ThatIsNoFileOfSettings_IsRefusedInWords(string content)
    {
        await using var app = await RunningApp.StartAsync();

        var looked = await app.Service<SettingsFile>().LookAsync(WorkspaceId.Default, Encoding.UTF8.GetBytes(content));

        Assert.Equal("settings_file_invalid", looked.Failure?.Code);
    }

    [Fact]
    public async Task Export_IsForAdmins_AndIsAudited()
    {
        await using var staffed = new StaffedApp();
        await staffed.InitializeAsync();
        using var admin = await staffed.SignedInAsync(AdminRole.Admin);
        using var viewer = await staffed.SignedInAsync(AdminRole.Viewer);

        var given = await admin.OpenAsync("/settings/all.json");
        var refused = await viewer.OpenAsync("/settings/all.json");

        Assert.Contains("telegramadmin-settings", given.Html, StringComparison.Ordinal);
        Assert.Equal("/not-allowed", refused.Path);
        await using var db = staffed.App.Storage.Read(WorkspaceId.Default);
        Assert.Contains(db.AuditEntries, entry => entry.Action == "settings.exported");
    }
}

using System.Reflection;
using TelegramAdmin.Core.Access;
using TelegramAdmin.Core.Credits;
using TelegramAdmin.Core.Settings;
using TelegramAdmin.Core.Storage;
using TelegramAdmin.Tests.Running;

namespace TelegramAdmin.Tests.Settings;

public sealed class RegistryTests(StaffedApp staffed) : IClassFixture<StaffedApp>
{
    [Fact]
    public void EverySettingOfEverySlice_IsInTheRegistry_Once()
    {
        var declared = typeof(Setting).Assembly.GetTypes().SelectMany(type => type.GetProperties(BindingFlags.Public | BindingFlags.Static))
            .Where(property => typeof(Setting).IsAssignableFrom(property.PropertyType)).Select(property => (Setting)property.GetValue(null)!).Where(setting => !setting.IsSecret).Select(setting => setting.Key).ToList();
        var registered = staffed.App.Service<SettingsRegistry>().All.Select(setting => setting.Key).ToList();

        Assert.True(declared.Count > 40, $"Only {declared.Count} settings were found.");
        Assert.Equal(declared.Order(StringComparer.Ordinal), registered.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void EveryUsualValue_FitsItsOwnCheck() =>
        Assert.All(staffed.App.Service<SettingsRegistry>().All, setting => Assert.Null(setting.Check(setting.DefaultJson)));

    [Fact]
    public void Choice_ThatDoesNotExist_IsRefused() => Assert.NotNull(CreditSettings.Charging.Check("99"));

    [Fact]
    public async Task Page_ShowsEverySetting_AndOfSecretsOnlyThatTheyAreSet()
    {
        await using var app = await RunningApp.StartAsync(arguments: ["--Metrics:Token", "a-secret-for-scrapers", "--Admin:Email", "chief@example.com", "--Admin:Password", StaffedApp.Password]);
        using var visitor = new Visitor(app.Url);
        await visitor.SignInAsync("chief@example.com", StaffedApp.Password);

        var settings = await visitor.OpenAsync("/settings/all");
        var configuration = await visitor.OpenAsync("/settings/all?show=configuration");

        Assert.All(app.Service<SettingsRegistry>().All, setting => Assert.Contains(setting.Title, settings.Words, StringComparison.Ordinal));
        Assert.Contains("Metrics:Token", configuration.Words, StringComparison.Ordinal);
        Assert.Contains("•••••• set", configuration.Words, StringComparison.Ordinal);
        Assert.DoesNotContain("a-secret-for-scrapers", configuration.Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Search_FindsByWordsOfMeaningAndKey_AndChangedShowsOnlyThose()
    {
        await staffed.App.Service<SettingsStore>().ChangeAsync(WorkspaceId.Default, CreditSettings.LowBalance, 9);
        using var visitor = await staffed.SignedInAsync(AdminRole.Admin);

        var found = await visitor.OpenAsync("/settings/all?q=GIFTS+credits");
        var changed = await visitor.OpenAsync("/settings/all?show=changed");

        Assert.Contains("Only bought credits are given", found.Words, StringComparison.Ordinal);
        Assert.DoesNotContain("Business hours", found.Words, StringComparison.Ordinal);
        Assert.Contains("Low balance", changed.Words, StringComparison.Ordinal);
        Assert.DoesNotContain("Full bar", changed.Words, StringComparison.Ordinal);
    }
}

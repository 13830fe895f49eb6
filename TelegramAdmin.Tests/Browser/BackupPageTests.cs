using Microsoft.Playwright;

namespace TelegramAdmin.Tests.Browser;

/// <summary>Every button of /system/backups, as an owner presses them.</summary>
public sealed class BackupPageTests(BrowserFixture browser) : IClassFixture<BrowserFixture>
{
    [Fact]
    public async Task ABackup_IsMadeVerifiedStagedDiscardedAndDeleted_AndScheduledOnesAreEncryptedAtWish()
    {
        await using var desk = await browser.OpenAsync();
        await desk.SignInAsync();
        var page = desk.Page;
        await page.EnterAsync("/system/backups");

        await Button(page, "Back up now").ClickAsync();
        await Button(page, "Back up").ClickAsync();
        var row = page.Locator("tbody tr", new() { HasText = ".tgbackup" });
        await Assertions.Expect(row).ToHaveCountAsync(1);
        await Assertions.Expect(row).ToContainTextAsync("not verified yet");
        var name = (await row.Locator(".ta-cut").InnerTextAsync()).Trim();

        await ChooseAsync(row, "Verify");
        await Assertions.Expect(page.GetByText("It is good:")).ToBeVisibleAsync();
        await Assertions.Expect(row).Not.ToContainTextAsync("not verified yet");

        await ChooseAsync(row, "Restore");
        await page.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Textbox).FillAsync(name);
        await Button(page, "Prepare restore").ClickAsync();
        await Assertions.Expect(page.GetByText($"{name} lies ready and was compared")).ToBeVisibleAsync();
        await Button(page, "Discard").ClickAsync();
        await Assertions.Expect(page.GetByText($"{name} lies ready and was compared")).ToHaveCountAsync(0);

        await Button(page, "Set passphrase").ClickAsync();
        var secrets = page.GetByRole(AriaRole.Dialog).Locator("input[type=password]");
        await secrets.Nth(0).FillAsync("seven green lanterns");
        await secrets.Nth(1).FillAsync("seven green lanterns");
        await page.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Button, new() { Name = "Set passphrase" }).ClickAsync();
        await Assertions.Expect(page.GetByText("They are encrypted.")).ToBeVisibleAsync();
        await Button(page, "Stop encrypting").ClickAsync();
        await page.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Button, new() { Name = "Stop encrypting" }).ClickAsync();
        await Assertions.Expect(page.GetByText("They are not encrypted:")).ToBeVisibleAsync();

        await ChooseAsync(row, "Delete");
        await Button(page, "Delete backup").ClickAsync();
        await Assertions.Expect(page.GetByText("No backup yet.")).ToBeVisibleAsync();
        desk.AssertClean();
    }

    private static ILocator Button(IPage page, string name) => page.GetByRole(AriaRole.Button, new() { Name = name, Exact = true });

    private static async Task ChooseAsync(ILocator row, string act)
    {
        await row.GetByRole(AriaRole.Button, new() { NameRegex = new("Actions for") }).ClickAsync();
        await row.Locator(".ta-menu__item", new() { HasText = act }).ClickAsync();
    }
}

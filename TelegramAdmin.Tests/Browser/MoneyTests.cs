using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace TelegramAdmin.Tests.Browser;

public sealed partial class MoneyTests(BrowserFixture browser) : IClassFixture<BrowserFixture>
{
    [Fact]
    public async Task Product_MadeOnThePage_IsOnSaleUntilItIsArchivedThere()
    {
        await using var window = await browser.OpenAsync();
        await window.SignInAsync();
        var page = window.Page;
        await page.EnterAsync("/products");

        await page.GetByRole(AriaRole.Link, new() { Name = "Add product" }).ClickAsync();
        var drawer = page.GetByRole(AriaRole.Complementary, new() { Name = "New product" });
        await drawer.GetByLabel("Credits", new() { Exact = true }).FillAsync("40");
        await drawer.GetByLabel("Name", new() { Exact = true }).FillAsync("40 credits");
        await drawer.GetByLabel("Price in USD", new() { Exact = true }).FillAsync("eleven");
        await drawer.GetByRole(AriaRole.Button, new() { Name = "Add product" }).ClickAsync();
        await Assertions.Expect(drawer.GetByRole(AriaRole.Alert)).ToContainTextAsync("eleven is no amount in USD");
        await drawer.GetByLabel("Price in USD", new() { Exact = true }).FillAsync("11.99");
        await drawer.GetByRole(AriaRole.Button, new() { Name = "Stars", Exact = true }).ClickAsync();
        await drawer.GetByLabel("Price in Stars", new() { Exact = true }).FillAsync("800");
        await Assertions.Expect(drawer.GetByText("Pay with Stars · 800 ★")).ToBeVisibleAsync();
        await window.AssertAccessibleAsync("the drawer for a product");
        await drawer.GetByRole(AriaRole.Button, new() { Name = "Add product" }).ClickAsync();

        await Assertions.Expect(page.GetByText("40 credits is on sale")).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Switch, new() { Name = "40 credits is on sale" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Archive product" }).ClickAsync();
        await Assertions.Expect(page.GetByText("40 credits is archived")).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "Archived" }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Table).GetByRole(AriaRole.Link, new() { Name = "40 credits" })).ToBeVisibleAsync();

        await page.EnterAsync("/products?tab=promos");
        await page.GetByRole(AriaRole.Button, new() { Name = "Add promo code" }).First.ClickAsync();
        var dialog = page.GetByRole(AriaRole.Dialog);
        await dialog.GetByLabel("Code").FillAsync("quiz10");
        await dialog.GetByLabel("Credits", new() { Exact = true }).FillAsync("10");
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Add promo code" }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Cell, new() { Name = "QUIZ10" })).ToBeVisibleAsync();
        window.AssertClean();
    }

    [Fact]
    public async Task Credits_GivenBesideTheConversation_ShowAtOnceToEverybodyWhoLooks()
    {
        await using var giver = await browser.OpenAsync();
        await using var onlooker = await browser.OpenAsync();
        foreach (var window in new[] { giver, onlooker })
        {
            await window.SignInAsync();
            await window.OpenConversationAsync("Maya Chen");
        }
        var account = giver.Page.GetByRole(AriaRole.Region, new() { Name = "Account" });
        var before = int.Parse(Digits().Match(await account.InnerTextAsync()).Value, CultureInfo.InvariantCulture);

        await account.GetByRole(AriaRole.Button, new() { Name = "Credits" }).ClickAsync();
        var dialog = giver.Page.GetByRole(AriaRole.Dialog);
        await dialog.GetByLabel("Credits").FillAsync("25");
        await dialog.GetByLabel("Reason").FillAsync("for the trouble");
        await Assertions.Expect(dialog.GetByText(new Regex(@"\d+ now, \d+ then\."))).ToBeVisibleAsync();
        await giver.AssertAccessibleAsync("the dialog for credits");
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Add 25" }).ClickAsync();

        foreach (var window in new[] { giver, onlooker })
        {
            // The demo's people go on writing meanwhile, and each message costs one.
            await Assertions.Expect(window.Page.GetByRole(AriaRole.Region, new() { Name = "Account" })).ToContainTextAsync(new Regex($"\\b({before + 25}|{before + 24}|{before + 23}|{before + 22}) credits"));
            await Assertions.Expect(window.Page.GetByRole(AriaRole.Region, new() { Name = "Ledger" }).GetByText("for the trouble")).ToBeVisibleAsync();
        }
        giver.AssertClean();
        onlooker.AssertClean();
    }

    [Fact]
    public async Task Setting_ThatDoesNotFit_SaysSo_AndTheRestIsSaved()
    {
        await using var window = await browser.OpenAsync();
        await window.SignInAsync();
        var page = window.Page;
        await page.EnterAsync("/settings/credits");

        await page.GetByLabel("Free credits", new() { Exact = true }).FillAsync("-3");
        await page.GetByLabel("Low balance").FillAsync("7");
        await page.GetByLabel("Low balance").BlurAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Save settings" }).ClickAsync();

        await Assertions.Expect(page.GetByText("1 setting is saved")).ToBeVisibleAsync();
        await Assertions.Expect(page.GetByText("Write a whole number from 0 to 10,000.")).ToBeVisibleAsync();
        await page.EnterAsync("/settings/credits");
        await Assertions.Expect(page.GetByLabel("Low balance")).ToHaveValueAsync("7");
        await Assertions.Expect(page.GetByLabel("Free credits", new() { Exact = true })).ToHaveValueAsync("3");
        window.AssertClean();
    }

    [GeneratedRegex("[0-9]+")]
    private static partial Regex Digits();
}

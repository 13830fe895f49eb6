using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace TelegramAdmin.Tests.Browser;

/// <summary>Each category's main act by keys alone. What was opened gives the focus back to what opened it.</summary>
public sealed class KeyboardTests(BrowserFixture browser) : IClassFixture<BrowserFixture>
{
    [Fact]
    public async Task Reading_DashboardAnalyticsSearchBillingAndSystem_NeedsNoMouse()
    {
        await using var window = await browser.OpenSignedInAsync();
        var (page, keys) = (window.Page, new Keys(window.Page));

        await page.EnterAsync("/dashboard");
        await keys.TabToAsync("Skip to content");
        await keys.PressAsync("Enter");
        await keys.LandsInAsync("#main");
        await keys.TabToAsync("New people");
        await keys.PressAsync("Enter");
        await Assertions.Expect(page).ToHaveURLAsync(new Regex("metric=new"));

        await keys.PressAsync("g");
        await keys.PressAsync("a");
        await Assertions.Expect(page).ToHaveURLAsync(new Regex("/analytics/"));
        await keys.LandsOnAsync("Analytics");
        await keys.TabToAsync("7 d");
        await keys.PressAsync("Enter");
        await Assertions.Expect(page).ToHaveURLAsync(new Regex("period=7d"));

        await keys.PressAsync("Control+k");
        await keys.LandsInAsync("dialog[open]");
        await keys.TypeAsync("billing");
        await Assertions.Expect(page.GetByRole(AriaRole.Option, new() { Name = "Billing", Selected = true })).ToBeVisibleAsync();
        await keys.PressAsync("Enter");
        await Assertions.Expect(page).ToHaveURLAsync(new Regex("/billing"));
        await keys.LandsOnAsync("Billing");
        await keys.TabToAsync("State any");
        await keys.PressAsync("Enter");
        await page.Locator(":popover-open").WaitForAsync();
        await keys.PressAsync("ArrowDown");
        await keys.PressAsync("Enter");
        await Assertions.Expect(page).ToHaveURLAsync(new Regex("status="));

        await page.EnterAsync("/system/jobs");
        await Assertions.Expect(page.Locator("[data-ta-row] [data-ta-open]").First).ToBeVisibleAsync();
        await keys.PressAsync("j");
        await keys.PressAsync("Enter");
        await keys.LandsInAsync(".ta-drawer");
        await keys.TabToAsync("Run now");
        await keys.PressAsync("Escape");
        await keys.LandsInAsync("[data-ta-row]");
        window.AssertClean();
    }

    [Fact]
    public async Task Answering_NeedsNoMouse()
    {
        await using var phones = await browser.OpenAsync();
        await using var window = await browser.OpenSignedInAsync();
        var (page, keys) = (window.Page, new Keys(window.Page));
        var phone = await browser.AddPersonAsync(phones, "Kay");
        await phone.GetByRole(AriaRole.Textbox).FillAsync("Is there a keyboard?");
        await phone.GetByRole(AriaRole.Textbox).PressAsync("Enter");
        await page.EnterAsync("/conversations");
        await Assertions.Expect(page.GetByRole(AriaRole.Link, new() { Name = "Kay" })).ToBeVisibleAsync();

        await keys.PressAsync("/");
        await keys.TypeAsync("Kay");
        await keys.PressAsync("Enter");
        await Assertions.Expect(page.Locator(".ta-inbox__list [data-ta-row]")).ToHaveCountAsync(1);
        await keys.TabToAsync("Kay");
        await keys.PressAsync("Enter");
        await page.GetByRole(AriaRole.Region, new() { Name = "Messages with Kay" }).WaitForAsync();
        await Assertions.Expect(page.GetByPlaceholder("Write to Kay")).ToBeEditableAsync();
        await keys.PressAsync("r");
        await keys.TypeAsync("Every key works here.");
        await keys.PressAsync("Control+Enter");

        await Assertions.Expect(phone.GetByText("Every key works here.")).ToBeVisibleAsync();
        window.AssertClean();
    }

    [Fact]
    public async Task Writing_AReplyAProductAGiftAndABroadcast_NeedsNoMouse()
    {
        await using var window = await browser.OpenSignedInAsync();
        var (page, keys) = (window.Page, new Keys(window.Page));
        var shortcut = $"keys{Random.Shared.Next(100_000)}";

        await page.EnterAsync("/replies");
        await keys.TabToAsync("New reply");
        await keys.PressAsync("Enter");
        await keys.LandsInAsync(".ta-drawer");
        await keys.TabToAsync("Shortcut");
        await keys.TypeAsync(shortcut);
        await keys.TabToAsync("Title");
        await keys.TypeAsync("Written by keys");
        await keys.TabToAsync("Text of message 1");
        await keys.TypeAsync("Hello");
        await keys.TabToAsync("Add reply");
        await keys.PressAsync("Enter");
        await Assertions.Expect(page.GetByRole(AriaRole.Table).GetByText(shortcut)).ToBeVisibleAsync();

        await page.EnterAsync("/products");
        await keys.TabToAsync("Add product");
        await keys.PressAsync("Enter");
        await keys.LandsInAsync(".ta-drawer");
        await keys.PressAsync("Escape");
        await keys.LandsOnAsync("Add product");

        await page.EnterAsync("/gifts");
        await keys.TabToAsync("Give credits");
        await keys.PressAsync("Enter");
        await keys.LandsOnAsync("New gift");
        await keys.TabToAsync("Name");
        await keys.TypeAsync("May thanks");
        await Assertions.Expect(page.GetByLabel("Name", new() { Exact = true })).ToHaveValueAsync("May thanks");

        await page.EnterAsync("/broadcast");
        await keys.TabToAsync("Write a broadcast");
        await keys.PressAsync("Enter");
        await keys.LandsOnAsync("New broadcast");
        await keys.TabToAsync("Text of");
        await keys.TypeAsync("A word to everybody");
        await Assertions.Expect(page.GetByText("A word to everybody").First).ToBeVisibleAsync();
        window.AssertClean();
    }

    [Fact]
    public async Task DrawersAndDialogs_HoldTheFocus_AndGiveItBack()
    {
        await using var window = await browser.OpenSignedInAsync();
        var (page, keys) = (window.Page, new Keys(window.Page));

        await page.EnterAsync("/users");
        await Assertions.Expect(page.Locator("[data-ta-row] [data-ta-open]").First).ToBeVisibleAsync();
        await keys.PressAsync("j");
        await keys.LandsInAsync("[data-ta-row]");
        await keys.PressAsync("Enter");
        await keys.LandsInAsync(".ta-drawer");
        await keys.PressAsync("Escape");
        await keys.LandsInAsync("[data-ta-row]");

        await page.EnterAsync("/settings/keys");
        await keys.TabToAsync("Create key");
        await keys.PressAsync("Enter");
        await keys.LandsInAsync("dialog, .rz-dialog");
        await keys.StaysInAsync("dialog, .rz-dialog");
        await keys.PressAsync("Escape");
        await keys.LandsOnAsync("Create key");
        window.AssertClean();
    }
}

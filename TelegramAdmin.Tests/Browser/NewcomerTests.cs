using Microsoft.Playwright;

namespace TelegramAdmin.Tests.Browser;

public sealed class NewcomerTests(BrowserFixture browser) : IClassFixture<BrowserFixture>
{
    private static readonly string[] Outside = ["/account/sign-in", "/account/setup?token=none"];

    private static readonly string[] Inside =
    [
        "/dashboard", "/conversations", "/conversations/1", "/conversations/1?view=all&unread=true&open=person", "/conversations/stopped", "/settings/bots",
        "/settings/bots?open=100001", "/settings/bots?open=100001&tab=sending", "/system/queue", "/system/messages", "/system/messages?open=1", "/system/bots",
        "/settings/keys", "/settings/webhooks", "/settings/texts", "/settings/staff", "/settings/audit", "/settings/guard", "/settings/ai", "/settings/forum",
        "/settings/inbox", "/settings/accounts", "/analytics", "/settings/payment-groups", "/settings/credits", "/replies", "/replies?open=new", "/replies?tab=statistics", "/products",
        "/products?open=2", "/products?tab=promos", "/billing", "/billing?tab=reconciliation", "/billing?tab=ledger", "/account/security",
        "/settings/bots?open=100001&tab=profile", "/settings/bots?open=100001&tab=commands", "/settings/answers", "/settings/answers/new?from=hours",
        "/settings/answers/faq", "/gifts", "/gifts/new", "/broadcast", "/broadcast?tab=scheduled", "/broadcast?tab=sequences", "/broadcast?tab=templates",
        "/broadcast/new", "/broadcast/sequences/new", "/analytics/channels", "/analytics/channels/alerts", "/analytics/channels/alerts?tab=rules", "/analytics/channels/alerts?tab=report",
    ];

    [Fact]
    public async Task AMessageTypedOnThePhone_AppearsInConversations_AndTheReplyAppearsOnThePhone()
    {
        await using var phones = await browser.OpenAsync();
        await using var desk = await browser.OpenAsync();
        var question = $"Is lesson {Random.Shared.Next(100_000)} free?";
        var answer = $"Yes, number {Random.Shared.Next(100_000)}.";

        await phones.Page.GotoAsync(browser.Sandbox.AbsoluteUri);
        var phone = phones.Page.GetByRole(AriaRole.Region, new() { Name = "Maya Chen" });
        await phone.GetByRole(AriaRole.Textbox).FillAsync(question);
        await phone.GetByRole(AriaRole.Textbox).PressAsync("Enter");

        await desk.SignInAsync();
        await desk.OpenConversationAsync("Maya Chen");
        await Assertions.Expect(desk.Page.GetByRole(AriaRole.Region, new() { Name = "Messages with Maya" }).GetByText(question)).ToBeVisibleAsync();
        await desk.Page.GetByPlaceholder("Write to Maya").FillAsync(answer);
        await desk.Page.GetByRole(AriaRole.Button, new() { Name = "Send", Exact = true }).ClickAsync();

        await Assertions.Expect(phone.GetByText(answer)).ToBeVisibleAsync();
        desk.AssertClean();
        phones.AssertClean();
    }

    // Each page is loaded once for the desktop and once for the phone. What only colours decide is looked at in the other theme too, and what only the width decides at a tablet's.
    [Theory]
    [InlineData(1440, ColorScheme.Light, ColorScheme.Dark, 768)]
    [InlineData(390, ColorScheme.Dark, ColorScheme.Light, null)]
    public async Task EachPage_IsAccessibleAndFits(int width, ColorScheme theme, ColorScheme other, int? narrower)
    {
        await using var window = await browser.OpenAsync(width, theme);
        foreach (var path in Outside)
            await CheckAsync(path);
        await window.SignInAsync();
        foreach (var path in Inside)
            await CheckAsync(path);
        window.AssertClean();

        async Task CheckAsync(string path)
        {
            await window.Page.GotoAsync(path);
            if (!path.StartsWith("/account", StringComparison.Ordinal))
                await window.Page.WaitForSelectorAsync("[data-live]");
            await window.SettleAsync();
            await window.AssertAccessibleAsync($"{path} at {width} px, {theme}");
            await window.AssertFitsAsync(path, width);
            await window.ChangeThemeAsync(other);
            await window.AssertContrastAsync($"{path} at {width} px, {other}");
            await window.ChangeThemeAsync(theme);
            if (narrower is { } less)
                await AssertFitsAtAsync(path, less);
        }

        async Task AssertFitsAtAsync(string path, int less)
        {
            await window.Page.SetViewportSizeAsync(less, 900);
            await window.AssertFitsAsync(path, less);
            await window.Page.SetViewportSizeAsync(width, 900);
        }
    }
}

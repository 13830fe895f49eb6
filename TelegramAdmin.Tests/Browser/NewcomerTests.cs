using Microsoft.Playwright;

namespace TelegramAdmin.Tests.Browser;

public sealed class NewcomerTests(BrowserFixture browser) : IClassFixture<BrowserFixture>
{
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
        await desk.Page.GetByRole(AriaRole.Link, new() { Name = "Conversations" }).First.ClickAsync();
        await desk.Page.GetByRole(AriaRole.Link, new() { Name = "Maya Chen" }).First.ClickAsync();
        await Assertions.Expect(desk.Page.GetByRole(AriaRole.Region, new() { Name = "Messages with Maya" }).GetByText(question)).ToBeVisibleAsync();
        await desk.Page.GetByPlaceholder("Write to Maya").FillAsync(answer);
        await desk.Page.GetByRole(AriaRole.Button, new() { Name = "Send", Exact = true }).ClickAsync();

        await Assertions.Expect(phone.GetByText(answer)).ToBeVisibleAsync();
        desk.AssertClean();
        phones.AssertClean();
    }

    [Theory]
    [InlineData(1440, ColorScheme.Light)]
    [InlineData(1440, ColorScheme.Dark)]
    [InlineData(768, ColorScheme.Light)]
    [InlineData(390, ColorScheme.Light)]
    [InlineData(390, ColorScheme.Dark)]
    public async Task EachPage_IsAccessibleAndFits(int width, ColorScheme theme)
    {
        await using var window = await browser.OpenAsync(width, theme);
        await window.Page.GotoAsync("/account/sign-in");
        await CheckAsync(window, "sign-in", width, theme);
        await window.Page.GotoAsync("/account/setup?token=none");
        await CheckAsync(window, "setup", width, theme);
        await window.SignInAsync();
        foreach (var path in new[] { "/dashboard", "/conversations", "/conversations/1", "/conversations/1?view=all&unread=true&open=person", "/conversations/stopped", "/settings/bots", "/settings/bots?open=100001", "/settings/bots?open=100001&tab=sending", "/system/queue", "/system/messages", "/system/messages?open=1", "/system/bots", "/settings/keys", "/settings/webhooks", "/settings/texts", "/settings/staff", "/settings/audit", "/settings/guard", "/settings/ai", "/settings/forum", "/settings/inbox", "/analytics", "/settings/payment-groups", "/settings/credits", "/replies", "/replies?open=new", "/replies?tab=statistics", "/products", "/products?open=2", "/products?tab=promos", "/billing", "/billing?tab=reconciliation", "/billing?tab=ledger", "/account/security", "/settings/bots?open=100001&tab=profile", "/settings/bots?open=100001&tab=commands", "/settings/answers", "/settings/answers/new?from=hours", "/settings/answers/faq", "/broadcast", "/broadcast?tab=scheduled", "/broadcast?tab=sequences", "/broadcast?tab=templates", "/broadcast/new", "/broadcast/sequences/new", "/gifts", "/gifts/new" })
        {
            await window.Page.GotoAsync(path);
            await window.Page.WaitForFunctionAsync("() => (document.querySelector('[data-live]') || location.pathname.startsWith('/account')) && document.title && !document.querySelector('.ta-skeleton') && !document.getAnimations().some(a => a.playState === 'running' && a.effect.getComputedTiming().iterations !== Infinity)");
            await CheckAsync(window, path, width, theme);
        }
        window.AssertClean();
    }

    private static async Task CheckAsync(Window window, string what, int width, ColorScheme theme)
    {
        await window.AssertAccessibleAsync($"{what} at {width} px, {theme}");
        Assert.True(await window.Page.EvaluateAsync<bool>("() => document.documentElement.scrollWidth <= innerWidth"), $"{what} is wider than {width} px");
    }
}

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
        await desk.OpenConversationAsync("Maya Chen");
        await Assertions.Expect(desk.Page.GetByRole(AriaRole.Region, new() { Name = "Messages with Maya" }).GetByText(question)).ToBeVisibleAsync();
        await desk.Page.GetByPlaceholder("Write to Maya").FillAsync(answer);
        await desk.Page.GetByRole(AriaRole.Button, new() { Name = "Send", Exact = true }).ClickAsync();

        await Assertions.Expect(phone.GetByText(answer)).ToBeVisibleAsync();
        desk.AssertClean();
        phones.AssertClean();
    }
}

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

        var name = $"Noor{Random.Shared.Next(100_000)}"; // The demo's people write by themselves, and may have used up their credits by now.
        var phone = await browser.AddPersonAsync(phones, name);
        await phone.GetByRole(AriaRole.Textbox).FillAsync(question);
        await phone.GetByRole(AriaRole.Textbox).PressAsync("Enter");

        await desk.SignInAsync();
        await desk.OpenConversationAsync(name);
        await Assertions.Expect(desk.Page.GetByRole(AriaRole.Region, new() { Name = $"Messages with {name}" }).GetByText(question)).ToBeVisibleAsync();
        await desk.Page.GetByPlaceholder($"Write to {name}").FillAsync(answer);
        await desk.Page.GetByRole(AriaRole.Button, new() { Name = "Send", Exact = true }).ClickAsync();

        await Assertions.Expect(phone.GetByText(answer)).ToBeVisibleAsync();
        desk.AssertClean();
        phones.AssertClean();
    }
}

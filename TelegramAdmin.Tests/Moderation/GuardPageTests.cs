using Microsoft.Playwright;
using TelegramAdmin.Tests.Browser;

namespace TelegramAdmin.Tests.Moderation;

public sealed class GuardPageTests(BrowserFixture browser) : IClassFixture<BrowserFixture>
{
    [Fact]
    public async Task SomebodyBannedBesideTheirConversation_IsStopped_UntilSomebodyLooksAndLetsThrough()
    {
        await using var phones = await browser.OpenAsync();
        await using var desk = await browser.OpenAsync();
        var words = $"Cheap followers, number {Random.Shared.Next(100_000)}";
        var phone = await browser.AddPersonAsync(phones, "Greta");
        await phone.GetByRole(AriaRole.Textbox).FillAsync("Hello");
        await phone.GetByRole(AriaRole.Textbox).PressAsync("Enter");
        await desk.SignInAsync();
        await desk.OpenConversationAsync("Greta");
        var panel = desk.Page.GetByRole(AriaRole.Region, new() { Name = "Restriction" });
        await panel.GetByRole(AriaRole.Button, new() { Name = "Ban or mute" }).ClickAsync();
        var dialog = desk.Page.GetByRole(AriaRole.Dialog);
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Ban", Exact = true }).ClickAsync();
        await dialog.GetByLabel("How long").SelectOptionAsync(new SelectOptionValue { Label = "for good" });
        await dialog.GetByLabel("Reason").FillAsync("sells followers");
        await desk.AssertAccessibleAsync("the dialog that bans");
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Ban Greta" }).ClickAsync();
        await Assertions.Expect(panel.GetByText("sells followers")).ToBeVisibleAsync();

        await phone.GetByRole(AriaRole.Textbox).FillAsync(words);
        await phone.GetByRole(AriaRole.Textbox).PressAsync("Enter");
        await Assertions.Expect(phone.GetByText("You are blocked here").First).ToBeVisibleAsync();
        await panel.GetByRole(AriaRole.Link, new() { Name = "Stopped messages" }).ClickAsync();
        await desk.Page.GetByRole(AriaRole.Link, new() { Name = words }).ClickAsync();
        var drawer = desk.Page.GetByRole(AriaRole.Complementary, new() { Name = "Stopped message of Greta" });
        await Assertions.Expect(drawer.GetByText("From somebody who is banned")).ToBeVisibleAsync();
        await desk.AssertAccessibleAsync("a stopped message");
        await drawer.GetByRole(AriaRole.Button, new() { Name = "Let through" }).ClickAsync();
        await Assertions.Expect(drawer.GetByText("let through").First).ToBeVisibleAsync();

        await desk.Page.EnterAsync("/settings/guard");
        await Assertions.Expect(desk.Page.GetByRole(AriaRole.Link, new() { Name = "From somebody who is banned" })).ToBeVisibleAsync();
        await desk.Page.GetByRole(AriaRole.Button, new() { Name = "Lift" }).ClickAsync();
        await Assertions.Expect(desk.Page.GetByText("Nobody is banned or muted.")).ToBeVisibleAsync();
        await desk.OpenConversationAsync("Greta");
        await Assertions.Expect(desk.Page.GetByRole(AriaRole.Region, new() { Name = "Messages with Greta" }).GetByText(words)).ToBeVisibleAsync();
        desk.AssertClean();
    }
}

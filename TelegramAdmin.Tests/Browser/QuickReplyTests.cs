using Microsoft.Playwright;
using TelegramAdmin.Tests.Conversations;

namespace TelegramAdmin.Tests.Browser;

/// <summary>A quick reply from its writing to the phone, and in the statistics.</summary>
public sealed class QuickReplyTests(BrowserFixture browser) : IClassFixture<BrowserFixture>
{
    [Fact]
    public async Task AReplyWithCategoryVariablePhotoAndButton_IsUsedByItsShortcut_AndCounted()
    {
        await using var phones = await browser.OpenAsync();
        await using var desk = await browser.OpenAsync();
        await phones.Page.GotoAsync(browser.Sandbox.AbsoluteUri);
        var phone = phones.Page.GetByRole(AriaRole.Region, new() { Name = "Maya Chen" });
        await phone.GetByRole(AriaRole.Textbox).FillAsync("When are you there?");
        await phone.GetByRole(AriaRole.Textbox).PressAsync("Enter");
        await desk.SignInAsync();

        await WriteReplyAsync(desk);
        await desk.OpenConversationAsync("Maya Chen");
        var field = desk.Page.GetByPlaceholder("Write to Maya");
        await Assertions.Expect(field).ToBeEditableAsync();
        await field.PressSequentiallyAsync("/hou");
        await Assertions.Expect(desk.Page.GetByRole(AriaRole.Option, new() { Name = "/hours" })).ToHaveAttributeAsync("aria-selected", "true");
        await desk.AssertAccessibleAsync("the list of quick replies");
        await field.PressAsync("Enter");
        await Assertions.Expect(field).ToHaveValueAsync("Maya, we are here from nine to five.");
        await Assertions.Expect(desk.Page.GetByRole(AriaRole.Listbox)).ToHaveCountAsync(0);
        var photos = phone.GetByRole(AriaRole.Button, new() { Name = "Open photo" });
        var before = await photos.CountAsync();
        await desk.Page.GetByRole(AriaRole.Button, new() { Name = "Send", Exact = true }).ClickAsync();

        await Assertions.Expect(phone.GetByText("Maya, we are here from nine to five.").First).ToBeVisibleAsync();
        await Assertions.Expect(phone.GetByRole(AriaRole.Button, new() { Name = "Still open?" })).ToBeVisibleAsync();
        await Assertions.Expect(photos).ToHaveCountAsync(before + 1);

        await desk.Page.EnterAsync("/replies?tab=statistics");
        await Assertions.Expect(desk.Page.GetByText("used once in 30 days")).ToBeVisibleAsync();
        await desk.Page.GetByRole(AriaRole.Link, new() { Name = "/hours" }).ClickAsync();
        await Assertions.Expect(desk.Page.GetByRole(AriaRole.Complementary, new() { Name = "/hours" }).GetByText("used once")).ToBeVisibleAsync();
        foreach (var format in new[] { "json", "csv" })
        {
            var export = await desk.Page.APIRequest.GetAsync($"/replies/export.{format}");
            Assert.Equal(200, export.Status);
            Assert.Contains(", we are here from nine to five.", await export.TextAsync(), StringComparison.Ordinal);
        }
        desk.AssertClean();
        phones.AssertClean();
    }

    private static async Task WriteReplyAsync(Window desk)
    {
        var page = desk.Page;
        await page.EnterAsync("/replies");
        await page.GetByRole(AriaRole.Button, new() { Name = "Add category" }).ClickAsync();
        var dialog = page.GetByRole(AriaRole.Dialog);
        await dialog.GetByLabel("Name").FillAsync("Opening");
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Add category" }).ClickAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "Opening" }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Link, new() { Name = "New reply" })).ToHaveAttributeAsync("href", new System.Text.RegularExpressions.Regex("category=[0-9]"));
        await page.GetByRole(AriaRole.Link, new() { Name = "New reply" }).ClickAsync();
        var drawer = page.GetByRole(AriaRole.Complementary, new() { Name = "New reply" });
        await drawer.GetByLabel("Shortcut").FillAsync("hours");
        await Assertions.Expect(drawer.GetByLabel("Category")).ToHaveValueAsync(new System.Text.RegularExpressions.Regex("[0-9]+"));
        await drawer.GetByLabel("Title").FillAsync("When we are there");
        await drawer.GetByLabel("Text of message 1").FocusAsync();
        await drawer.GetByRole(AriaRole.Button, new() { Name = "{first_name}" }).ClickAsync();
        await Assertions.Expect(drawer.GetByLabel("Text of message 1")).ToHaveValueAsync("{first_name}"); // It comes from the server; what is typed meanwhile stands before it.
        await drawer.GetByLabel("Text of message 1").PressSequentiallyAsync(", we are here from nine to five.");
        await desk.ChooseAsync(drawer.GetByLabel("File of message 1"), new FilePayload { Name = "coast.jpg", MimeType = "image/jpeg", Buffer = Desk.Sample("coast.jpg") });
        await drawer.GetByRole(AriaRole.Button, new() { Name = "Add button" }).ClickAsync();
        await drawer.GetByLabel("Words on the button").FillAsync("Still open?");
        var preview = drawer.GetByRole(AriaRole.Region, new() { Name = "Preview" });
        await Assertions.Expect(preview.GetByText(", we are here from nine to five.")).Not.ToContainTextAsync("{"); // The name of whoever wrote last stands there.
        await Assertions.Expect(preview.GetByRole(AriaRole.Img, new() { Name = "coast.jpg" })).ToBeVisibleAsync();
        await drawer.GetByRole(AriaRole.Button, new() { Name = "Add reply" }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Complementary, new() { Name = "/hours" })).ToBeVisibleAsync();
    }
}

using System.Text.RegularExpressions;
using Microsoft.Playwright;
using TelegramAdmin.Tests.Conversations;

namespace TelegramAdmin.Tests.Browser;

/// <summary>A broadcast from its first word to its deletion in every chat, with the phones of those who get it.</summary>
public sealed partial class BroadcastTests(BrowserFixture browser) : IClassFixture<BrowserFixture>
{
    private const string Name = "June reading week";
    private const string Begin = "June reading week starts Monday";

    [Fact]
    public async Task ABroadcast_IsWrittenPreviewedTriedSentWatchedReportedAndDeletedEverywhere()
    {
        await using var phones = await browser.OpenAsync();
        await using var desk = await browser.OpenAsync();
        await phones.Page.GotoAsync(browser.Sandbox.AbsoluteUri);
        await desk.SignInAsync();
        var (page, maya) = (desk.Page, phones.Page.GetByRole(AriaRole.Region, new() { Name = "Maya Chen" }));
        await LinkAsync(page, maya);

        await WriteAsync(page);
        await LookAsync(desk, page);
        await TryAsync(page, maya);
        await SendAsync(desk, page);
        await WatchAsync(desk, page, maya);
        await DeleteEverywhereAsync(page, maya);
        await ListAsync(desk, page);
        desk.AssertClean();
        phones.AssertClean();
    }

    [Fact]
    public async Task ASegment_IsBuiltAndKept_AndABroadcastToItScheduledHeldLetGoAndStopped()
    {
        await using var desk = await browser.OpenAsync();
        await desk.SignInAsync();
        var page = desk.Page;
        await page.EnterAsync("/broadcast/new");
        await page.GetByLabel("Name", new() { Exact = true }).FillAsync("Hola");
        await page.GetByRole(AriaRole.Button, new() { Name = "Condition to Who" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Language", Exact = true }).ClickAsync();
        var condition = page.GetByRole(AriaRole.Form, new() { Name = "Condition" });
        await condition.GetByRole(AriaRole.Searchbox).FillAsync("Span");
        await condition.GetByRole(AriaRole.Checkbox, new() { Name = "Spanish", Exact = true }).CheckAsync();
        await condition.GetByRole(AriaRole.Button, new() { Name = "Add condition" }).ClickAsync();
        await Assertions.Expect(page.GetByText(new Regex("^[0-9]+ (person matches|people match)"))).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Save as segment" }).ClickAsync();
        await page.GetByLabel("Name of the segment").FillAsync("Spanish speakers");
        await page.GetByRole(AriaRole.Button, new() { Name = "Save segment" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Saved segment", Exact = true }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Button, new() { Name = "Spanish speakers", Exact = true })).ToBeVisibleAsync();
        await page.Keyboard.PressAsync("Escape");

        await page.GetByRole(AriaRole.Textbox, new() { Name = "Text of the message" }).ClickAsync();
        await page.Keyboard.TypeAsync("Hola, the reading week starts Monday.");
        await page.GetByRole(AriaRole.Button, new() { Name = "At a time", Exact = true }).ClickAsync();
        await Assertions.Expect(page.GetByText(SavedDraft())).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Review and send" }).ClickAsync();
        await page.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Button, new() { Name = "Schedule broadcast" }).ClickAsync();
        await Assertions.Expect(page.GetByText("scheduled", new() { Exact = true })).ToBeVisibleAsync();
        await desk.AssertAccessibleAsync("a broadcast that is scheduled");
        await page.GetByRole(AriaRole.Button, new() { Name = "Pause" }).ClickAsync();
        await Assertions.Expect(page.GetByText("paused", new() { Exact = true })).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Resume" }).ClickAsync();
        await Assertions.Expect(page.GetByText("scheduled", new() { Exact = true })).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Stop" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Stop broadcast" }).ClickAsync();
        await Assertions.Expect(page.GetByText("cancelled", new() { Exact = true })).ToBeVisibleAsync();
        desk.AssertClean();
    }

    /// <summary>Maya's Telegram is the owner's own.</summary>
    private static async Task LinkAsync(IPage page, ILocator phone)
    {
        await page.GotoAsync("/account/security");
        await page.GetByRole(AriaRole.Button, new() { Name = "Make a link" }).ClickAsync();
        var words = await page.GetByLabel("What to write to the bot", new() { Exact = true }).InputValueAsync();
        await phone.GetByRole(AriaRole.Textbox).FillAsync(words);
        await phone.GetByRole(AriaRole.Textbox).PressAsync("Enter");
        await Assertions.Expect(phone.GetByText("with the role Owner")).ToBeVisibleAsync();
    }

    private static async Task WriteAsync(IPage page)
    {
        await page.EnterAsync("/broadcast");
        await page.GetByRole(AriaRole.Link, new() { Name = "Write a broadcast" }).First.ClickAsync();
        await page.GetByLabel("Name", new() { Exact = true }).FillAsync(Name);
        var text = page.GetByRole(AriaRole.Textbox, new() { Name = "Text of the message" });
        await Assertions.Expect(text).ToBeEditableAsync();
        await text.ClickAsync();
        await page.GetByRole(AriaRole.Toolbar, new() { Name = "Formatting" }).GetByRole(AriaRole.Button, new() { Name = "Bold" }).ClickAsync();
        await page.Keyboard.TypeAsync(Begin);
        await page.GetByRole(AriaRole.Toolbar, new() { Name = "Formatting" }).GetByRole(AriaRole.Button, new() { Name = "Bold" }).ClickAsync();
        await page.Keyboard.PressAsync("Enter");
        await page.Keyboard.TypeAsync("Your first story is free, ");
        await page.GetByRole(AriaRole.Button, new() { Name = "Variable" }).ClickAsync();
        await page.GetByRole(AriaRole.Dialog, new() { Name = "Variable" }).GetByRole(AriaRole.Button, new() { Name = "Insert variable" }).ClickAsync();
        await page.GetByLabel("Files of the message").SetInputFilesAsync(new FilePayload { Name = "coast.jpg", MimeType = "image/jpeg", Buffer = Desk.Sample("coast.jpg") });
        await AddButtonAsync(page, "Remind me", "Shows an answer", "What the bot answers", "We will.");
        await Assertions.Expect(page.GetByText(SavedDraft())).ToBeVisibleAsync();
        await page.WaitForURLAsync(new Regex("/broadcast/[0-9]+$"));
    }

    private static async Task AddButtonAsync(IPage page, string words, string kind, string label, string value)
    {
        await page.GetByRole(AriaRole.Button, new() { Name = "Button", Exact = true }).ClickAsync();
        var dialog = page.GetByRole(AriaRole.Dialog);
        await dialog.GetByLabel("Does").SelectOptionAsync(new SelectOptionValue { Label = kind });
        await dialog.GetByLabel("Words").FillAsync(words);
        await dialog.GetByLabel(label).FillAsync(value);
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Add button" }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Group, new() { Name = "Row 1 of buttons" }).GetByText(words)).ToBeVisibleAsync();
    }

    private static async Task LookAsync(Window desk, IPage page)
    {
        await page.ReloadAsync(); // All of it was kept.
        await page.WaitForSelectorAsync("[data-live]");
        await Assertions.Expect(page.GetByLabel("Name", new() { Exact = true })).ToHaveValueAsync(Name);
        var preview = page.GetByRole(AriaRole.Region, new() { Name = "Preview" });
        await Assertions.Expect(preview.Locator("b").GetByText(Begin)).ToBeVisibleAsync();
        await Assertions.Expect(preview.GetByText("Your first story is free, ")).Not.ToContainTextAsync("{");
        await Assertions.Expect(preview.GetByText("Remind me")).ToBeVisibleAsync();
        await Assertions.Expect(preview.GetByRole(AriaRole.Img, new() { Name = "coast.jpg" })).ToBeVisibleAsync();
        var first = await preview.GetByText(SeenBy()).TextContentAsync();
        await preview.GetByRole(AriaRole.Button, new() { Name = "Next person" }).ClickAsync();
        await Assertions.Expect(preview.GetByText(SeenBy())).Not.ToHaveTextAsync(first!);
        await desk.AssertAccessibleAsync("the composer");
    }

    private static async Task TryAsync(IPage page, ILocator phone)
    {
        await page.GetByRole(AriaRole.Button, new() { Name = "Send to me" }).ClickAsync();
        await Assertions.Expect(phone.GetByText(Begin).First).ToBeVisibleAsync();
        await Assertions.Expect(phone.GetByText("Your first story is free, Maya").First).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Dry run" }).ClickAsync();
        var dialog = page.GetByRole(AriaRole.Dialog);
        await Assertions.Expect(dialog.GetByText("Your first story is free, Lucía")).ToBeVisibleAsync();
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Close dry run" }).ClickAsync();
    }

    private static async Task SendAsync(Window desk, IPage page)
    {
        await page.GetByRole(AriaRole.Button, new() { Name = "Review and send" }).ClickAsync();
        var dialog = page.GetByRole(AriaRole.Dialog);
        var send = dialog.GetByRole(AriaRole.Button, new() { NameRegex = new Regex("^Send to [0-9]+$") });
        await Assertions.Expect(send).ToBeDisabledAsync(); // It goes to everybody.
        await desk.AssertAccessibleAsync("the last look");
        var people = await dialog.Locator("dd").First.TextContentAsync();
        await dialog.GetByRole(AriaRole.Textbox).FillAsync(people!);
        await send.ClickAsync();
        await Assertions.Expect(page.GetByText("finished", new() { Exact = true })).ToBeVisibleAsync();
    }

    private static async Task WatchAsync(Window desk, IPage page, ILocator phone)
    {
        await Assertions.Expect(page.GetByText("100.0%").First).ToBeVisibleAsync();
        await phone.GetByRole(AriaRole.Button, new() { Name = "Remind me" }).Last.ClickAsync();
        await Assertions.Expect(phone.GetByText("We will.")).ToBeVisibleAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Region, new() { Name = "What came of it" }).GetByText("Remind me")).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Link, new() { NameRegex = new Regex("^Pressed a button") }).First.ClickAsync();
        var recipients = page.GetByRole(AriaRole.Region, new() { Name = "Recipients" });
        await Assertions.Expect(recipients.GetByRole(AriaRole.Row)).ToHaveCountAsync(2);
        await Assertions.Expect(recipients.GetByText("Maya Chen")).ToBeVisibleAsync();
        await desk.AssertAccessibleAsync("the report");
        var export = await page.APIRequest.GetAsync(new Uri(page.Url).AbsolutePath + "/recipients.csv");
        Assert.Equal(200, export.Status);
        Assert.Contains("Maya Chen", await export.TextAsync(), StringComparison.Ordinal);
    }

    private static async Task DeleteEverywhereAsync(IPage page, ILocator phone)
    {
        var messages = phone.GetByRole(AriaRole.Button, new() { Name = "Remind me" }); // Maya may quote the text, not the button.
        var before = await messages.CountAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "More", Exact = true }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Delete what was sent" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Delete everywhere" }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Region, new() { Name = "Deleted after sending" })).ToBeVisibleAsync();
        await Assertions.Expect(messages).ToHaveCountAsync(before - 1); // The one that was tried stays.
    }

    private static async Task ListAsync(Window desk, IPage page)
    {
        await page.GetByRole(AriaRole.Button, new() { Name = "More", Exact = true }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Save as template" }).ClickAsync();
        await Assertions.Expect(page.GetByText($"“{Name}” is a template now")).ToBeVisibleAsync();
        await page.EnterAsync("/broadcast");
        await Assertions.Expect(page.GetByRole(AriaRole.Row, new() { NameRegex = new Regex($"^{Name} finished") })).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "Templates" }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Button, new() { Name = $"Delete template {Name}" })).ToBeVisibleAsync(); // The broadcast of that name has a link too.
        await page.GetByRole(AriaRole.Link, new() { Name = Name }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Textbox, new() { Name = "Text of the message" })).ToContainTextAsync(Begin);
        await desk.AssertAccessibleAsync("a broadcast from a template");
    }

    [GeneratedRegex("Draft, saved [0-9]")]
    private static partial Regex SavedDraft();

    [GeneratedRegex("^as .+ sees it, [0-9]+ of [0-9]+$")]
    private static partial Regex SeenBy();
}

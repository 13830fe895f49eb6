using System.Net.Http.Json;
using Microsoft.Playwright;

namespace TelegramAdmin.Tests.Browser;

/// <summary>Two operators share an inbox while people write.</summary>
public sealed class InboxTests(BrowserFixture browser) : IClassFixture<BrowserFixture>
{
    private const string Password = "violet anchor 27";

    [Fact]
    public async Task TwoOperators_ShareAConversation_FromTheFirstMessageToTheNextAfterClosing()
    {
        await browser.AddStaffAsync("ilya@example.com", Password, "operator");
        var names = Enumerable.Range(1, 3).Select(n => $"Dele{n}x{Random.Shared.Next(10_000)}").ToList();
        await using var phones = await browser.OpenAsync();
        await using var first = await browser.OpenAsync();
        await using var second = await browser.OpenAsync();
        var phone = await MeetAsync(phones, names[0]);
        await SayAsync(phone, "I paid twice, can you check?");
        await first.SignInAsync();
        await second.SignInAsync("ilya@example.com", Password);
        var (nora, ilya) = (first.Page, second.Page);

        await nora.EnterAsync("/conversations?unread=true");
        await nora.GetByRole(AriaRole.Link, new() { Name = names[0] }).ClickAsync();
        await Assertions.Expect(Thread(nora).GetByText("I paid twice")).ToBeVisibleAsync();
        await nora.GetByRole(AriaRole.Button, new() { Name = "Assign", Exact = true }).ClickAsync();
        await nora.GetByRole(AriaRole.Button, new() { Name = "ilya" }).Locator("visible=true").ClickAsync();
        await Assertions.Expect(Thread(nora).GetByText("assigned it to ilya")).ToBeVisibleAsync();
        await Thread(nora).FocusAsync();
        await nora.Keyboard.PressAsync("p");
        await nora.Keyboard.PressAsync("Enter");
        await Assertions.Expect(nora.GetByRole(AriaRole.Heading, new() { Name = names[0] }).First.Locator("..")).ToContainTextAsync("high priority");
        await Thread(nora).FocusAsync();
        await nora.Keyboard.PressAsync("n");
        await Assertions.Expect(nora.GetByLabel("Note for the team").Last).ToBeFocusedAsync();
        await nora.Keyboard.TypeAsync("Paid but not granted, @il");
        await Assertions.Expect(nora.GetByRole(AriaRole.Option, new() { Name = "ilya" })).ToBeVisibleAsync();
        await nora.Keyboard.PressAsync("Enter");
        await first.AssertAccessibleAsync("a note with its mention");
        await nora.Keyboard.PressAsync("Control+Enter");
        await Assertions.Expect(Thread(nora).GetByText("Paid but not granted, @ilya")).ToBeVisibleAsync();

        await ilya.EnterAsync("/conversations?view=mine&priority=high");
        await ilya.GetByRole(AriaRole.Link, new() { Name = names[0] }).ClickAsync();
        await Assertions.Expect(Thread(ilya).GetByText("Paid but not granted, @ilya")).ToBeVisibleAsync();
        await Assertions.Expect(ilya.GetByPlaceholder($"Write to {names[0]}")).ToBeEditableAsync();
        await ilya.GetByPlaceholder($"Write to {names[0]}").PressSequentiallyAsync("I will look at it.");
        await Assertions.Expect(nora.GetByText("ilya is typing a reply").Or(nora.GetByText("ilya is looking at this too")).First).ToBeVisibleAsync();
        await nora.GetByRole(AriaRole.Button, new() { Name = "Reply", Exact = true }).ClickAsync();
        await nora.GetByPlaceholder($"Write to {names[0]}").FillAsync("Found it. Keep them?");
        await nora.GetByRole(AriaRole.Button, new() { Name = "Add button" }).First.ClickAsync();
        await nora.GetByLabel("Button", new() { Exact = true }).FillAsync("Keep the credits");
        await nora.Keyboard.PressAsync("Enter");
        await Assertions.Expect(nora.GetByRole(AriaRole.Button, new() { Name = "Remove button Keep the credits" })).ToBeVisibleAsync();
        await nora.GetByRole(AriaRole.Button, new() { Name = "Send", Exact = true }).ClickAsync();
        await Assertions.Expect(phone.GetByText("Found it. Keep them?")).ToBeVisibleAsync();
        await ilya.GetByRole(AriaRole.Button, new() { Name = "Send", Exact = true }).ClickAsync();
        await Assertions.Expect(ilya.GetByRole(AriaRole.Alert).Filter(new() { HasText = "answered while you wrote" })).ToBeVisibleAsync();
        await Assertions.Expect(phone.GetByText("I will look at it.")).ToHaveCountAsync(0);
        await Assertions.Expect(Thread(ilya).GetByText("Found it. Keep them?")).ToBeVisibleAsync();
        await ilya.GetByRole(AriaRole.Button, new() { Name = "Send anyway" }).ClickAsync();
        await Assertions.Expect(phone.GetByText("I will look at it.")).ToBeVisibleAsync();
        await phone.GetByRole(AriaRole.Button, new() { Name = "Keep the credits" }).ClickAsync();
        await Assertions.Expect(Thread(ilya).GetByText("pressed “Keep the credits”")).ToBeVisibleAsync();
        await Assertions.Expect(phone.GetByText("Paid but not granted")).ToHaveCountAsync(0);

        await Thread(ilya).FocusAsync();
        await ilya.Keyboard.PressAsync("e");
        await Assertions.Expect(Thread(nora).GetByText("ilya closed it")).ToBeVisibleAsync();
        await Assertions.Expect(nora.GetByRole(AriaRole.Button, new() { Name = "Open again" })).ToBeVisibleAsync();
        await SayAsync(phone, "One more thing");
        await Assertions.Expect(Thread(nora).GetByText("One more thing")).ToBeVisibleAsync();
        await Assertions.Expect(nora.GetByRole(AriaRole.Button, new() { Name = "Close", Exact = true })).ToBeVisibleAsync();

        foreach (var name in names.Skip(1))
            await SayAsync(await MeetAsync(phones, name), "Hello");
        await nora.EnterAsync("/conversations?q=Dele");
        foreach (var name in names)
        {
            await nora.GetByRole(AriaRole.Link, new() { Name = name }).FocusAsync();
            await nora.Keyboard.PressAsync("x");
            await Assertions.Expect(nora.GetByLabel($"Pick {name}")).ToBeCheckedAsync();
        }
        await first.AssertAccessibleAsync("three picked");
        await nora.GetByRole(AriaRole.Group, new() { Name = "Picked conversations" }).GetByRole(AriaRole.Button, new() { Name = "Close", Exact = true }).ClickAsync();
        await Assertions.Expect(nora.GetByText("Closed: 3 conversations.")).ToBeVisibleAsync();
        await nora.EnterAsync("/conversations?q=Dele&view=closed");
        await Assertions.Expect(nora.Locator("[data-ta-row]")).ToHaveCountAsync(3);
        first.AssertClean();
        second.AssertClean();
        phones.AssertClean();
    }

    private async Task<ILocator> MeetAsync(Window phones, string name)
    {
        using var control = new HttpClient { BaseAddress = new Uri(browser.Sandbox, "sandbox/") };
        (await control.PostAsJsonAsync(new Uri("people", UriKind.Relative), new { firstName = name })).EnsureSuccessStatusCode();
        await phones.Page.GotoAsync(browser.Sandbox.AbsoluteUri);
        var phone = phones.Page.GetByRole(AriaRole.Region, new() { Name = name });
        await phone.GetByRole(AriaRole.Button, new() { Name = "Start" }).Last.ClickAsync();
        return phone;
    }

    private static ILocator Thread(IPage page) => page.GetByRole(AriaRole.Region, new() { NameRegex = new("^Messages with") });

    private static async Task SayAsync(ILocator phone, string text)
    {
        await phone.GetByRole(AriaRole.Textbox).FillAsync(text);
        await phone.GetByRole(AriaRole.Textbox).PressAsync("Enter");
        await Assertions.Expect(phone.GetByText(text, new() { Exact = true }).First).ToBeVisibleAsync();
    }
}

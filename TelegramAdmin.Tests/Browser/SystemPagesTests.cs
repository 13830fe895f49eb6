using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace TelegramAdmin.Tests.Browser;

public sealed class SystemPagesTests(BrowserFixture browser) : IClassFixture<BrowserFixture>
{
    [Fact]
    public async Task AMessageWhoseAnswerWasLost_IsFoundFromTheQueue_AndSentAgainFromItsDrawer()
    {
        await using var phones = await browser.OpenAsync();
        await using var desk = await browser.OpenAsync();
        var words = $"Lesson {Random.Shared.Next(100_000)} is free.";
        await phones.Page.GotoAsync(browser.Sandbox.AbsoluteUri);
        var phone = phones.Page.GetByRole(AriaRole.Region, new() { Name = "Maya Chen" });
        await phone.GetByRole(AriaRole.Textbox).FillAsync("Which lesson is free?");
        await phone.GetByRole(AriaRole.Textbox).PressAsync("Enter");
        await desk.SignInAsync();
        await desk.OpenConversationAsync("Maya Chen");
        await FaultsAsync(phones, loseAnswers: 1);
        await desk.Page.GetByPlaceholder("Write to Maya").FillAsync(words);
        await desk.Page.GetByRole(AriaRole.Button, new() { Name = "Send", Exact = true }).ClickAsync(); // Another test may have left a "Send again" in the thread.
        await Assertions.Expect(phone.GetByText(words)).ToHaveCountAsync(1);
        await FaultsAsync(phones, loseAnswers: 0);

        await desk.Page.GetByRole(AriaRole.Link, new() { Name = "System" }).First.ClickAsync();
        await Assertions.Expect(desk.Page).ToHaveURLAsync(new Regex("/system/health$")); // Enhanced navigation fires no load event to wait for.
        await desk.Page.GetByRole(AriaRole.Navigation, new() { Name = "System" }).GetByRole(AriaRole.Link, new() { Name = "Queue" }).ClickAsync();
        await desk.Page.Locator("a.ta-kpi", new() { HasText = "Unknown" }).ClickAsync();
        await Assertions.Expect(desk.Page).ToHaveURLAsync(new Regex(@"/system/messages\?status=unknown$"));
        await desk.Page.GetByRole(AriaRole.Link, new() { Name = words }).ClickAsync();
        var drawer = desk.Page.GetByRole(AriaRole.Complementary);
        await Assertions.Expect(drawer.GetByText("May or may not have arrived")).ToBeVisibleAsync();
        await Assertions.Expect(drawer.GetByRole(AriaRole.Link, new() { Name = "Maya Chen" })).ToBeVisibleAsync();
        await drawer.GetByRole(AriaRole.Button, new() { Name = "Send again" }).ClickAsync();

        await Assertions.Expect(drawer.GetByText("Telegram accepted it")).ToBeVisibleAsync();
        await Assertions.Expect(drawer.GetByText("sent it again.")).ToBeVisibleAsync();
        await Assertions.Expect(phone.GetByText(words)).ToHaveCountAsync(2);
        await desk.Page.EnterAsync("/system/audit");
        await Assertions.Expect(desk.Page.GetByRole(AriaRole.Table).GetByText("Message sent again").First).ToBeVisibleAsync();
        desk.AssertClean();
    }

    [Fact]
    public async Task ManyMessages_ChosenByTheirFilter_AreSentAgainAfterAQuestion()
    {
        await using var phones = await browser.OpenAsync();
        await using var desk = await browser.OpenAsync();
        var word = $"batch{Random.Shared.Next(100_000)}";
        var phone = await browser.AddPersonAsync(phones, "Petra"); // Those of the demo quote what they were sent.
        await phone.GetByRole(AriaRole.Textbox).FillAsync("Tell me more");
        await phone.GetByRole(AriaRole.Textbox).PressAsync("Enter");
        await desk.SignInAsync();
        await desk.OpenConversationAsync("Petra");
        await FaultsAsync(phones, loseAnswers: 1);
        foreach (var number in new[] { 1, 2 })
        {
            await desk.Page.GetByPlaceholder("Write to Petra").FillAsync($"{word} {number}");
            await desk.Page.GetByRole(AriaRole.Button, new() { Name = "Send", Exact = true }).ClickAsync(); // Another test may have left a "Send again" in the thread.
            await Assertions.Expect(phone.GetByText($"{word} {number}")).ToHaveCountAsync(1);
        }
        await FaultsAsync(phones, loseAnswers: 0);

        await desk.Page.EnterAsync($"/system/messages?q={word}&status=unknown");
        await Assertions.Expect(desk.Page.GetByText("2 messages").First).ToBeVisibleAsync();
        await desk.Page.Locator("[data-live]").First.WaitForAsync(new() { State = WaitForSelectorState.Attached }); // A box checked before that is unchecked again.
        await desk.Page.GetByRole(AriaRole.Checkbox, new() { Name = "Choose all on this page" }).CheckAsync();
        await desk.Page.GetByRole(AriaRole.Region, new() { Name = "Chosen messages" }).GetByRole(AriaRole.Button, new() { Name = "Send again" }).ClickAsync();
        await desk.Page.GetByRole(AriaRole.Button, new() { Name = "Send 2 messages again" }).ClickAsync();

        await Assertions.Expect(desk.Page.GetByText("No message matches these filters.")).ToBeVisibleAsync();
        await Assertions.Expect(phone.GetByText($"{word} 1")).ToHaveCountAsync(2);
        await Assertions.Expect(phone.GetByText($"{word} 2")).ToHaveCountAsync(2);
        desk.AssertClean();
    }

    /// <summary>Sets the sandbox's share of answers that are lost after the message was taken.</summary>
    private async Task FaultsAsync(Window phones, int loseAnswers)
    {
        var answer = await phones.Page.APIRequest.PostAsync(new Uri(browser.Sandbox, "/sandbox/faults").AbsoluteUri, new() { DataObject = new { faults = new { loseAnswerRate = loseAnswers } } });
        Assert.True(answer.Ok, await answer.TextAsync());
    }
}

using System.Net.Http.Json;
using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace TelegramAdmin.Tests.Browser;

/// <summary>From an account to a channel that is followed live, in the sandbox that a newcomer meets.</summary>
public sealed class ChannelWalkTests(BrowserFixture browser) : IClassFixture<BrowserFixture>
{
    [Fact]
    public async Task AChannel_IsFollowed_ItsHistoryComes_AndWhatHappensIsSeenLive()
    {
        await using var desk = await browser.OpenAsync();
        await desk.SignInAsync();
        var page = desk.Page;
        using var script = new HttpClient { BaseAddress = new Uri(browser.Sandbox, "sandbox/channels/") };
        using var made = await script.PostAsJsonAsync("", new { username = "harbour_news", title = "Harbour News", posts = 2_500, members = 20_000 });
        var channel = (await made.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("id").GetInt64();
        await AddAccountAsync(page);

        await page.EnterAsync("/analytics/channels");
        await page.GetByRole(AriaRole.Button, new() { Name = "Follow channel" }).First.ClickAsync();
        var dialog = page.GetByRole(AriaRole.Dialog);
        await dialog.GetByLabel("Channel", new() { Exact = true }).FillAsync("https://t.me/harbour_news");
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Follow channel" }).ClickAsync();
        await Assertions.Expect(page).ToHaveURLAsync(new Regex("/analytics/channels/[0-9]+$"));
        await Assertions.Expect(page.GetByRole(AriaRole.Progressbar)).ToBeVisibleAsync();
        await Assertions.Expect(page.GetByText("history complete since")).ToBeVisibleAsync(new() { Timeout = 90_000 });
        await Assertions.Expect(page.GetByRole(AriaRole.Progressbar)).ToHaveCountAsync(0);
        await Assertions.Expect(page.GetByText("No posts in these days")).ToHaveCountAsync(0);
        await Assertions.Expect(page.GetByText(" is best: ")).ToBeVisibleAsync();

        await page.GetByRole(AriaRole.Navigation, new() { Name = "Harbour News" }).GetByRole(AriaRole.Link, new() { Name = "Posts" }).ClickAsync();
        await Assertions.Expect(page.GetByPlaceholder("Part of the text")).ToBeVisibleAsync();
        using var posted = await script.PostAsJsonAsync($"{channel}/posts", new { text = "The ferry leaves at seven" });
        var post = (await posted.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("id").GetInt64();
        await page.GetByRole(AriaRole.Button, new() { Name = "1 new post" }).ClickAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "The ferry leaves at seven" }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Name = "View curve" })).ToBeVisibleAsync();

        (await script.PostAsJsonAsync($"{channel}/posts/{post}/edit", new { text = "The ferry leaves at eight" })).Dispose();
        await Assertions.Expect(page.Locator("ins")).ToHaveTextAsync("eight");
        await Assertions.Expect(page.Locator("del")).ToHaveTextAsync("seven");
        (await script.PostAsJsonAsync($"{channel}/posts/{post}/delete", new { })).Dispose();
        await Assertions.Expect(page.GetByText("This post was deleted.", new() { Exact = false })).ToBeVisibleAsync();
        await desk.AssertAccessibleAsync("a post that was deleted while it was read");
        desk.AssertClean();
    }

    private static async Task AddAccountAsync(IPage page)
    {
        await page.EnterAsync("/settings/accounts");
        await page.GetByRole(AriaRole.Button, new() { Name = "Add account" }).ClickAsync();
        var dialog = page.GetByRole(AriaRole.Dialog);
        await dialog.GetByLabel("Phone number").FillAsync("+999 66 10 0005");
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Send code" }).ClickAsync();
        await dialog.GetByLabel("Code from Telegram").FillAsync("12345");
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Check code" }).ClickAsync();
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Done" }).ClickAsync();
    }
}

using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.Playwright;

namespace TelegramAdmin.Tests.Browser;

/// <summary>The control centre inside Telegram, as the sandbox's phones show it: a frame of another site, told what to do by messages.</summary>
public sealed class MiniAppTests(BrowserFixture browser) : IClassFixture<BrowserFixture>
{
    private const string Password = "a long word for the team 7";

    [Fact]
    public async Task Centre_OpensInTelegram_SignedIn_AndTalksToIt()
    {
        await using var phones = await browser.OpenAsync();
        var phone = await LinkAsync(phones, "mira@example.com", "Mira");

        // Signed in by what Telegram signed; the arrow leads back to the page that was opened first.
        await phone.GetByRole(AriaRole.Button, new() { Name = "Centre", Exact = true }).ClickAsync();
        var app = phone.Locator("iframe").ContentFrame;
        await Assertions.Expect(app.GetByRole(AriaRole.Heading, new() { Name = "Dashboard" })).ToBeVisibleAsync();
        await app.Locator("[data-live]").WaitForAsync(new() { State = WaitForSelectorState.Attached });
        var back = phone.GetByRole(AriaRole.Button, new() { Name = "Back", Exact = true });
        await Assertions.Expect(back).ToBeHiddenAsync();
        await app.GetByRole(AriaRole.Link, new() { Name = "Broadcast" }).First.ClickAsync();
        await Assertions.Expect(back).ToBeVisibleAsync();

        // Telegram's main button is the page's filled one, and is felt.
        await phone.GetByRole(AriaRole.Button, new() { Name = "Write a broadcast", Exact = true }).ClickAsync();
        await Assertions.Expect(app.GetByRole(AriaRole.Heading, new() { Name = "New broadcast" })).ToBeVisibleAsync();
        await Assertions.Expect(phone.Locator(".mini-app")).ToHaveAttributeAsync("data-haptic", "impact light");
        await back.ClickAsync();
        await Assertions.Expect(app.GetByRole(AriaRole.Heading, new() { Name = "Broadcast", Exact = true })).ToBeVisibleAsync();

        // Telegram's colours say which of the two themes.
        var page = app.Locator("html");
        foreach (var theme in new[] { "dark", "light" })
        {
            await phones.Page.Locator("#theme").ClickAsync();
            await Assertions.Expect(page).ToHaveAttributeAsync("data-theme", theme);
            Assert.Empty(await phones.FindByAxeAsync($"the Mini App, {theme}", Axe.InAFrame));
        }
        phones.AssertClean();
    }

    [Fact]
    public async Task Telegram_AsksBeforeItCloses_WhatIsHalfWritten_AndTheButtonGoesWithTheLink()
    {
        await using var phones = await browser.OpenAsync();
        var phone = await LinkAsync(phones, "nell@example.com", "Nell");
        await phone.GetByRole(AriaRole.Button, new() { Name = "Open here" }).ClickAsync();
        var app = phone.Locator("iframe").ContentFrame;
        await app.GetByRole(AriaRole.Link, new() { Name = "Inbox" }).ClickAsync();
        await app.Locator(".ta-inbox__list [data-ta-open]").First.ClickAsync();
        await app.GetByPlaceholder("Write to").FillAsync("Half a sen");
        var asked = new TaskCompletionSource<string>();
        phones.Page.Dialog += async (_, dialog) =>
        {
            asked.TrySetResult(dialog.Message);
            await dialog.DismissAsync();
        };
        await Assertions.Expect(phone.Locator(".mini-app")).ToHaveAttributeAsync("data-asks", "true");
        // The arrow stands in the cross's place while there is a way back; a phone closes by other ways too.
        await phones.Page.EvaluateAsync("() => document.querySelector('.mini-app-bar button[aria-label=\"Close the Mini App\"]').click()");
        Assert.StartsWith("Changes that you made may not be saved", await asked.Task, StringComparison.Ordinal);
        await Assertions.Expect(app.GetByPlaceholder("Write to")).ToHaveValueAsync("Half a sen");
        Assert.Empty(await phones.FindByAxeAsync("a conversation in the Mini App", Axe.InAFrame));

        await phones.Page.ReloadAsync();
        await phone.GetByRole(AriaRole.Textbox).FillAsync("/unlink");
        await phone.GetByRole(AriaRole.Textbox).PressAsync("Enter");
        await phone.GetByRole(AriaRole.Button, new() { Name = "Unlink this account" }).Last.ClickAsync();
        await Assertions.Expect(phone.GetByText("The menus are closed.")).ToBeVisibleAsync();
        await Assertions.Expect(phone.GetByRole(AriaRole.Button, new() { Name = "Centre", Exact = true })).ToBeHiddenAsync();
        phones.AssertClean();
    }

    /// <summary>The phone of somebody of the team, who has just linked it from the account page.</summary>
    private async Task<ILocator> LinkAsync(Window phones, string email, string name)
    {
        await browser.AddStaffAsync(email, Password, "Admin");
        await using var desk = await browser.OpenAsync();
        await desk.SignInAsync(email, Password);
        await desk.Page.GotoAsync("/account/security");
        var form = desk.Page.Locator("form[action='/account/telegram/link']");
        if (await form.Locator("input[type=password]").CountAsync() > 0)
            await form.Locator("input[type=password]").FillAsync(Password);
        await form.GetByRole(AriaRole.Button, new() { Name = "Make a link" }).ClickAsync();
        var code = await desk.Page.GetByLabel("What to write to the bot").InputValueAsync();

        using var control = new HttpClient { BaseAddress = new Uri(browser.Sandbox, "sandbox/") };
        using var added = await control.PostAsJsonAsync(new Uri("people", UriKind.Relative), new { firstName = name, languageCode = "en" });
        var person = (await added.EnsureSuccessStatusCode().Content.ReadFromJsonAsync<JsonElement>()).GetProperty("id").GetInt64();
        using var sent = await control.PostAsJsonAsync(new Uri(FormattableString.Invariant($"chats/p100001-{person}/send"), UriKind.Relative), new { text = code });
        sent.EnsureSuccessStatusCode();
        await phones.Page.GotoAsync(browser.Sandbox.AbsoluteUri);
        var phone = phones.Page.GetByRole(AriaRole.Region, new() { Name = name, Exact = true });
        await Assertions.Expect(phone.GetByText("/admin opens the control centre")).ToBeVisibleAsync();
        return phone;
    }
}

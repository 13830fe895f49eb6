using System.Net.Http.Json;
using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace TelegramAdmin.Tests.Browser;

/// <summary>Telegram accounts as somebody adds and leaves them, in the sandbox that a newcomer meets.</summary>
public sealed partial class AccountTests(BrowserFixture browser) : IClassFixture<BrowserFixture>
{
    [Fact]
    public async Task Account_AddedByPhoneAndByQr_IsShownLive_AndSignedOut()
    {
        await using var window = await browser.OpenAsync();
        await window.SignInAsync();
        var page = window.Page;
        await page.EnterAsync("/settings/accounts");
        await Assertions.Expect(page.GetByText("No accounts yet.")).ToBeVisibleAsync();

        // By phone, with a wrong code first, and two-step verification.
        var dialog = page.GetByRole(AriaRole.Dialog);
        await page.GetByRole(AriaRole.Button, new() { Name = "Add account" }).ClickAsync();
        await window.AssertAccessibleAsync("the dialog for an account");
        await dialog.GetByLabel("Phone number").FillAsync("+999 66 10 0002");
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Send code" }).ClickAsync();
        var code = dialog.GetByLabel("Code from Telegram");
        await code.FillAsync("11111");
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Check code" }).ClickAsync();
        await Assertions.Expect(dialog.GetByText("This is not the code that Telegram sent.")).ToBeVisibleAsync();
        await window.AssertAccessibleAsync("a refused code");
        await code.FillAsync("12345");
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Check code" }).ClickAsync();
        await Assertions.Expect(dialog.GetByText("what warns ships")).ToBeVisibleAsync();
        await dialog.GetByLabel("Password of the account").FillAsync("lighthouse");
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Check password" }).ClickAsync();
        await Assertions.Expect(dialog.GetByText("is signed in and reads channels from now on")).ToBeVisibleAsync();
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Done" }).ClickAsync();
        var row = page.GetByRole(AriaRole.Row, new() { NameRegex = PhoneEnd() });
        await Assertions.Expect(row.GetByText("ready")).ToBeVisibleAsync();
        await window.AssertAccessibleAsync("an open account");

        // By QR code: somebody scans it by herself.
        await page.GetByRole(AriaRole.Button, new() { Name = "Add account" }).ClickAsync();
        await dialog.GetByRole(AriaRole.Button, new() { Name = "QR code" }).ClickAsync();
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Show QR code" }).ClickAsync();
        await Assertions.Expect(dialog.GetByRole(AriaRole.Img, new() { Name = "QR code to sign in with" })).ToBeVisibleAsync();
        await window.AssertAccessibleAsync("the QR code");
        await Assertions.Expect(dialog.GetByText("Grace Moor")).ToBeVisibleAsync();
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Done" }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Grace Moor" })).ToBeVisibleAsync();

        // It rests, is used again, and is signed out.
        await page.GetByRole(AriaRole.Button, new() { Name = "Let it rest" }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Row, new() { Name = "Grace Moor" }).GetByText("resting")).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Use it again" }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Row, new() { Name = "Grace Moor" }).GetByText("ready")).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "More for this account" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Sign out" }).First.ClickAsync();
        await page.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Button, new() { Name = "Sign out" }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Row, new() { Name = "Grace Moor" }).GetByText("signed out")).ToBeVisibleAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Button, new() { Name = "Sign in again" })).ToBeVisibleAsync();

        using var script = new HttpClient { BaseAddress = new Uri(browser.Sandbox, "sandbox/tdlib/") };
        var refused = await script.GetFromJsonAsync<string[]>("refused");
        Assert.Empty(refused!);
        window.AssertClean();
    }

    [GeneratedRegex("··02")]
    private static partial Regex PhoneEnd();
}

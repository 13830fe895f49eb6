using System.Net;
using Microsoft.Playwright;
using TelegramAdmin.Tests.Running;

namespace TelegramAdmin.Tests.Browser;

public sealed class KeyTests(BrowserFixture browser) : IClassFixture<BrowserFixture>
{
    [Fact]
    public async Task Key_MadeOnThePage_WorksUntilItIsRevokedThere()
    {
        await using var window = await browser.OpenAsync();
        await window.SignInAsync();
        var page = window.Page;
        await page.EnterAsync("/settings/keys");

        await page.GetByRole(AriaRole.Button, new() { Name = "Create key" }).ClickAsync();
        var dialog = page.GetByRole(AriaRole.Dialog);
        await dialog.GetByLabel("Name").FillAsync("till");
        await dialog.GetByLabel("users:read").CheckAsync();
        await window.AssertAccessibleAsync("the dialog for a key");
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Create key" }).ClickAsync();
        var key = await dialog.GetByLabel("API key", new() { Exact = true }).InputValueAsync();
        await Assertions.Expect(dialog.GetByLabel("Command to try it")).ToHaveValueAsync(new System.Text.RegularExpressions.Regex("^curl .*/api/v1/send .*" + key));
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Done" }).ClickAsync();
        using var program = new ApiClient(browser.App, key);
        Assert.Equal(HttpStatusCode.OK, (await program.GetAsync("/api/v1/users")).Status);

        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Name = "till" })).ToBeVisibleAsync();
        Assert.DoesNotContain(key, await page.ContentAsync(), StringComparison.Ordinal);
        await page.GetByRole(AriaRole.Button, new() { Name = "Show secret" }).ClickAsync();
        await Assertions.Expect(page.GetByLabel("Callback secret")).ToHaveValueAsync(new System.Text.RegularExpressions.Regex("^whsec_"));
        await window.AssertAccessibleAsync("an open key");
        await page.GetByRole(AriaRole.Button, new() { Name = "Revoke" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Revoke key" }).ClickAsync();

        await Assertions.Expect(page.GetByText("till is revoked")).ToBeVisibleAsync();
        Assert.Equal(HttpStatusCode.Unauthorized, (await program.GetAsync("/api/v1/users")).Status);
        window.AssertClean();
    }

    [Fact]
    public async Task Docs_OpenWithoutSignInAndSendARequest()
    {
        await using var window = await browser.OpenAsync();

        await window.Page.GotoAsync("/docs");

        await Assertions.Expect(window.Page.GetByRole(AriaRole.Heading, new() { Name = "Your first message" })).ToBeVisibleAsync();
        await Assertions.Expect(window.Page.GetByText("List the bots")).ToBeVisibleAsync();
        window.AssertClean();
    }
}

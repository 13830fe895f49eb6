using Microsoft.Playwright;

namespace TelegramAdmin.Tests.Browser;

/// <summary>Settings changed in place, and a passkey from its making to signing in with it.</summary>
public sealed class SettingsTests(BrowserFixture browser) : IClassFixture<BrowserFixture>
{
    [Fact]
    public async Task Setting_ChangedInPlace_IsTakenBackFromTheToastAndFromItsHistory()
    {
        await using var window = await browser.OpenAsync();
        await window.SignInAsync();
        var page = window.Page;
        await page.EnterAsync("/settings/all?q=credits.full_bar");
        var field = page.GetByRole(AriaRole.Textbox, new() { Name = "Full bar", Exact = true });

        await field.FillAsync("0");
        await field.BlurAsync();
        await Assertions.Expect(page.GetByText("Write a whole number from 1 to 1,000,000.")).ToBeVisibleAsync();
        await field.FillAsync("80");
        await field.BlurAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Undo" }).ClickAsync();
        await Assertions.Expect(field).ToHaveValueAsync("50");
        await field.FillAsync("90");
        await field.BlurAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "History of Full bar" }).ClickAsync();
        var drawer = page.GetByRole(AriaRole.Complementary, new() { Name = "Full bar" });
        await Assertions.Expect(drawer.GetByRole(AriaRole.Listitem)).ToHaveCountAsync(3);
        await window.AssertAccessibleAsync("the history of a setting");
        await drawer.GetByRole(AriaRole.Button, new() { Name = "Revert to 80" }).ClickAsync();

        await Assertions.Expect(field).ToHaveValueAsync("80");
        await Assertions.Expect(drawer.GetByRole(AriaRole.Listitem)).ToHaveCountAsync(4);
        window.AssertClean();
    }

    [Fact]
    public async Task Passkey_AddedAndNamed_SignsIn_AndTheOpenPageOfAnEndedSessionCloses()
    {
        await using var window = await browser.OpenAsync();
        var page = window.Page;
        var devtools = await page.Context.NewCDPSessionAsync(page);
        await devtools.SendAsync("WebAuthn.enable");
        await devtools.SendAsync("WebAuthn.addVirtualAuthenticator", new()
        {
            ["options"] = new Dictionary<string, object>
            {
                ["protocol"] = "ctap2", ["transport"] = "internal", ["hasResidentKey"] = true, ["hasUserVerification"] = true, ["isUserVerified"] = true, ["automaticPresenceSimulation"] = true,
            },
        });
        await window.SignInAsync();
        await page.GotoAsync("/account/security");
        await page.GetByLabel("Name of the new passkey").FillAsync("Work laptop");
        await page.GetByRole(AriaRole.Button, new() { Name = "Add a passkey" }).ClickAsync();
        await Assertions.Expect(page.GetByText("Your passkey is added.")).ToBeVisibleAsync();
        await Assertions.Expect(page.GetByLabel("Name of the passkey Work laptop")).ToHaveValueAsync("Work laptop");
        await window.AssertAccessibleAsync("the security page with a passkey");

        await page.Context.ClearCookiesAsync();
        await page.GotoAsync("/account/sign-in");
        await page.GetByRole(AriaRole.Button, new() { Name = "Sign in with a passkey" }).ClickAsync();
        await Assertions.Expect(page).ToHaveURLAsync(new System.Text.RegularExpressions.Regex("/dashboard$"));
        await page.WaitForSelectorAsync("[data-live]");

        await using var other = await browser.OpenAsync();
        await other.SignInAsync();
        await other.Page.GotoAsync("/account/security");
        await other.Page.GetByRole(AriaRole.Button, new() { Name = "Sign out everywhere else" }).ClickAsync();
        await Assertions.Expect(page).ToHaveURLAsync(new System.Text.RegularExpressions.Regex("/account/sign-in"));

        await other.Page.GetByRole(AriaRole.Button, new() { Name = "Remove the passkey Work laptop" }).ClickAsync();
        await Assertions.Expect(other.Page.GetByText("no longer signs in here")).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Sign in with a passkey" }).ClickAsync();
        await Assertions.Expect(page.GetByText("This passkey was not accepted.")).ToBeVisibleAsync();
        other.AssertClean();
    }
}

using Microsoft.Playwright;
using TelegramAdmin.Core.Settings.Appearance;
using TelegramAdmin.Core.Settings.Appearance.Pictures;

namespace TelegramAdmin.Tests.Browser;

/// <summary>Another name, logo and colour: chosen, refused where they cannot be read, seen everywhere, taken back.</summary>
public sealed class AppearanceTests(BrowserFixture browser) : IClassFixture<BrowserFixture>
{
    [Fact]
    public async Task ALook_IsChosen_SeenByStrangersAndInOpenPages_AndTakenBack()
    {
        await using var window = await browser.OpenAsync();
        await using var other = await browser.OpenAsync();
        await window.SignInAsync();
        await other.SignInAsync();
        var page = window.Page;
        await page.EnterAsync("/settings/appearance");
        await page.GetByLabel("Name of the control centre").FillAsync("Harbour desk");
        await page.GetByLabel("As digits").FillAsync("#ffd400");
        await Assertions.Expect(page.GetByText("White words on this colour cannot be read")).ToBeVisibleAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Button, new() { Name = "Save appearance" })).ToBeDisabledAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "the nearest that fits" }).ClickAsync();
        await Assertions.Expect(page.GetByText("White words on this colour cannot be read")).ToHaveCountAsync(0);
        await page.GetByRole(AriaRole.Button, new() { Name = "Purple" }).ClickAsync();
        await window.ChooseAsync(page.Locator("input[type=file]"), new FilePayload { Name = "logo.txt", MimeType = "text/plain", Buffer = "no picture"u8.ToArray() });
        await Assertions.Expect(page.GetByText("This is not a picture that can be shown.")).ToBeVisibleAsync();
        await window.ChooseAsync(page.Locator("input[type=file]"), new FilePayload { Name = "logo.png", MimeType = "image/png", Buffer = Logo() });
        await Assertions.Expect(page.GetByAltText("Logo")).ToBeVisibleAsync();
        await window.AssertAccessibleAsync("the appearance while it is chosen");
        await page.GetByRole(AriaRole.Button, new() { Name = "Save appearance" }).ClickAsync();

        await Assertions.Expect(page.GetByText("The new look is saved")).ToBeVisibleAsync();
        foreach (var open in new[] { page, other.Page })
        {
            await Assertions.Expect(open.Locator(".ta-brand__name")).ToHaveTextAsync("Harbour desk");
            await Assertions.Expect(open.Locator("#ta-look")).ToHaveAttributeAsync("href", new System.Text.RegularExpressions.Regex("^/appearance/look.css"));
            await open.WaitForFunctionAsync("() => getComputedStyle(document.documentElement).getPropertyValue('--ta-accent') === '#7a3fb0'");
        }
        await using var stranger = await browser.OpenAsync(390, ColorScheme.Dark);
        await stranger.Page.GotoAsync("/account/sign-in");
        await Assertions.Expect(stranger.Page.GetByRole(AriaRole.Heading, new() { Name = "Sign in to Harbour desk" })).ToBeVisibleAsync();
        Assert.Equal(400, await stranger.Page.Locator("img.ta-logo").EvaluateAsync<int>("img => img.decode().then(() => img.naturalWidth)"));
        await stranger.AssertAccessibleAsync("signing in with another look");

        await page.GetByRole(AriaRole.Button, new() { Name = "Undo" }).ClickAsync();
        await Assertions.Expect(page.Locator(".ta-brand__name")).ToHaveTextAsync("TelegramAdmin");
        await Assertions.Expect(other.Page.Locator("#ta-look")).ToHaveCountAsync(0);
        window.AssertClean();
        stranger.AssertClean();
    }

    private static byte[] Logo()
    {
        var picture = Picture.Empty(400, 400);
        for (var i = 0; i < 400 * 400; i++)
            new byte[] { 240, (byte)(i % 400 / 2), 30, 255 }.CopyTo(picture.At(i % 400, i / 400));
        return PngWriter.Write(picture);
    }
}

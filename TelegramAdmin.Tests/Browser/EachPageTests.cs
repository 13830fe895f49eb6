using Microsoft.Playwright;
using TelegramAdmin.Tests.Browser.Addresses;

namespace TelegramAdmin.Tests.Browser;

/// <summary>
/// Each page is accessible and fits. It is loaded once for the desktop and once for the phone; what only colours decide is looked at in the
/// other theme too, and what only the width decides at a tablet's.
/// </summary>
public abstract class EachPageTests(BrowserFixture browser, int width, ColorScheme theme, int? narrower)
{
    private static readonly string[] Outside = ["/account/sign-in", "/account/setup?token=none"];

    private readonly ColorScheme _other = theme == ColorScheme.Light ? ColorScheme.Dark : ColorScheme.Light;

    public static TheoryData<string> Categories =>
        [.. typeof(ILookedAtPages).Assembly.GetTypes().Where(type => type.IsClass && typeof(ILookedAtPages).IsAssignableFrom(type)).Select(type => type.FullName!).Order(StringComparer.Ordinal)];

    [Theory, MemberData(nameof(Categories))]
    public async Task EachPage_IsAccessibleAndFits(string category)
    {
        await using var window = await browser.OpenAsync(width, theme);
        await window.SignInAsync();
        foreach (var path in ((ILookedAtPages)Activator.CreateInstance(Type.GetType(category)!)!).Addresses)
        {
            await window.Page.GotoAsync(path);
            if (!path.StartsWith("/account", StringComparison.Ordinal))
                await window.Page.WaitForSelectorAsync("[data-live]");
            await CheckAsync(window, path);
        }
        window.AssertClean();
    }

    [Fact]
    public async Task EachPageForStrangers_IsAccessibleAndFits()
    {
        await using var window = await browser.OpenAsync(width, theme);
        foreach (var path in Outside)
        {
            await window.Page.GotoAsync(path);
            await CheckAsync(window, path);
        }
        window.AssertClean();
    }

    private async Task CheckAsync(Window window, string path)
    {
        await window.SettleAsync();
        await window.AssertAccessibleAsync($"{path} at {width} px, {theme}");
        await window.AssertFitsAsync(path, width);
        if (narrower is not { } less)
            return; // Colours are the same at every width.
        await window.ChangeThemeAsync(_other);
        await window.AssertContrastAsync($"{path} at {width} px, {_other}");
        await window.ChangeThemeAsync(theme);
        await window.Page.SetViewportSizeAsync(less, 900);
        await window.AssertFitsAsync(path, less);
        await window.Page.SetViewportSizeAsync(width, 900);
    }
}

public sealed class EachPageOnTheDesktopTests(BrowserFixture browser) : EachPageTests(browser, 1440, ColorScheme.Light, 768), IClassFixture<BrowserFixture>;

public sealed class EachPageOnThePhoneTests(BrowserFixture browser) : EachPageTests(browser, 390, ColorScheme.Dark, null), IClassFixture<BrowserFixture>;

using Microsoft.Playwright;

namespace TelegramAdmin.Tests.Browser;

/// <summary>The control centre under a finger.</summary>
public sealed class TouchTests(BrowserFixture browser) : IClassFixture<BrowserFixture>
{
    private const int Fingertip = 44;

    private const string TooSmall = """
        least => [...document.querySelectorAll(".ta-btn, a.ta-chip, button.ta-chip, .ta-chip:has(> button), .ta-menu__item, .ta-tabs > a, .ta-segmented")]
          .map(element => [element, element.getBoundingClientRect()]).filter(([, box]) => box.width > 0 && box.height > 0 && box.height < least - .5)
          .map(([element, box]) => `${element.className} ${element.textContent.trim().slice(0, 30)}: ${box.height}`)
        """;

    [Fact]
    public async Task WhatIsPressed_IsAsHighAsAFingertip_AndTheComposerStaysAboveTheKeyboard()
    {
        await using var window = await browser.OpenAsync(390);
        await window.SignInAsync();
        foreach (var path in new[] { "/dashboard", "/users", "/conversations", "/billing", "/products", "/broadcast", "/replies", "/settings/all", "/settings/inbox", "/settings/appearance", "/system/queue", "/analytics" })
        {
            await window.Page.EnterAsync(path);
            await window.SettleAsync();
            var small = await window.Page.EvaluateAsync<string[]>(TooSmall, Fingertip);
            Assert.True(small.Length == 0, $"{path}:\n{string.Join('\n', small)}");
            await window.AssertFitsAsync(path, 390);
        }

        await window.Page.EnterAsync("/conversations?view=all");
        await window.Page.Locator(".ta-thread-row a, a.ta-thread-row").First.ClickAsync();
        var text = window.Page.Locator(".ta-composer textarea");
        await text.ClickAsync();
        await window.Page.SetViewportSizeAsync(390, 480); // As the browser makes it while its keyboard is there.
        await Assertions.Expect(text).ToBeFocusedAsync();
        var box = (await window.Page.Locator(".ta-composer").BoundingBoxAsync())!;
        Assert.InRange(box.Y + box.Height, 200, 480);
        await window.AssertFitsAsync("a conversation above the keyboard", 390);
        window.AssertClean();
    }
}

using Microsoft.Playwright;

namespace TelegramAdmin.Tests.Browser;

/// <summary>Pages of the control centre are drawn once before they listen.</summary>
internal static class LivePage
{
    /// <summary>Goes to a page and returns when it answers to clicks: one that comes sooner would be lost.</summary>
    public static async Task EnterAsync(this IPage page, string path)
    {
        await page.GotoAsync(path);
        await page.WaitForSelectorAsync("[data-live]");
    }
}

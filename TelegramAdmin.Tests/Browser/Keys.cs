using Microsoft.Playwright;
using TelegramAdmin.Tests.Running;

namespace TelegramAdmin.Tests.Browser;

/// <summary>Somebody without a mouse. Wherever they come, they see where they are.</summary>
internal sealed class Keys(IPage page)
{
    private const int LongestWay = 90;

    // By what a screen reader would say; the ring may stand on the row or around the field that holds what has the focus.
    private const string Focused = """
        () => {
          const here = document.activeElement;
          const copy = here.cloneNode(true);
          copy.querySelectorAll(".ta-icon, [aria-hidden=true]").forEach(part => part.remove());
          const label = here.labels?.[0];
          const name = here === document.body ? "" : here.getAttribute("aria-label") ?? label?.querySelector(".ta-field__label")?.textContent ?? label?.textContent ?? copy.textContent;
          const ring = (element, part) => {
            const style = element && getComputedStyle(element, part);
            return Boolean(style) && ((style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2) || style.boxShadow !== "none");
          };
          const isSeen = here === document.body || ring(here) || ring(here, "::after") || ring(here.parentElement) || ring(here.closest("tr, [data-ta-row]"));
          return { name: name.replace(/\s+/g, " ").trim().slice(0, 80), isSeen };
        }
        """;

    public Task PressAsync(string key) => page.Keyboard.PressAsync(key);

    public Task TypeAsync(string words) => page.Keyboard.TypeAsync(words);

    /// <summary>Goes on by Tab until something has the focus whose name begins so.</summary>
    public async Task TabToAsync(string name)
    {
        var way = new List<string>();
        for (var i = 0; i < LongestWay; i++)
        {
            await PressAsync("Tab");
            var (here, isSeen) = await HereAsync();
            Assert.True(isSeen, $"Nothing shows that “{here}” has the focus");
            if (here.StartsWith(name, StringComparison.Ordinal))
                return;
            way.Add(here);
        }
        Assert.Fail($"Tab does not lead to “{name}”: {string.Join(" · ", way)}");
    }

    /// <summary>Waits until something with this name has the focus.</summary>
    public Task LandsOnAsync(string name) => Eventually.TrueAsync(async () => (await HereAsync()).Name.StartsWith(name, StringComparison.Ordinal), $"“{name}” has the focus");

    /// <summary>Waits until the focus is within what the selector finds.</summary>
    public Task LandsInAsync(string selector) => page.WaitForFunctionAsync("selector => document.activeElement.closest(selector) !== null", selector);

    /// <summary>However often Tab is pressed, the focus stays within what the selector finds.</summary>
    public async Task StaysInAsync(string selector)
    {
        for (var i = 0; i < 20; i++)
        {
            await PressAsync("Tab");
            Assert.True(await page.EvaluateAsync<bool>("selector => document.activeElement.closest(selector) !== null", selector), $"The focus left {selector} for “{(await HereAsync()).Name}”");
        }
    }

    private async Task<(string Name, bool IsSeen)> HereAsync()
    {
        var here = await page.EvaluateAsync<Focus>(Focused);
        return (here.Name, here.IsSeen);
    }

    private sealed class Focus
    {
        public string Name { get; set; } = "";

        public bool IsSeen { get; set; }
    }
}

using System.Collections.Concurrent;
using System.Text.RegularExpressions;
using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace TelegramAdmin.Tests.Browser;

/// <summary>One page in a browser of its own.</summary>
public sealed class Window : IAsyncDisposable
{
    private const int LastWords = 6_000;

    // In Telegram's frame the dialogs that wait in the page take no focus as they come, which Chromium says aloud. They take it as they open.
    private const string InAFrame = "Blocked autofocusing";

    private readonly IBrowserContext _context;
    private readonly Func<string> _log;
    private readonly ConcurrentQueue<string> _complaints = new();
    private readonly ConcurrentDictionary<string, bool> _hosts = new();
    private ICDPSession? _devtools;

    /// <param name="log">What the product has written until now.</param>
    public Window(IBrowserContext context, IPage page, Func<string> log)
    {
        (_context, Page, _log) = (context, page, log);
        page.Console += (_, message) => Note(message.Type == "error" && !message.Text.StartsWith(InAFrame, StringComparison.Ordinal), message.Text);
        page.PageError += (_, error) => Note(true, error);
        page.Request += (_, request) => _hosts.TryAdd(new Uri(request.Url).Host, true);
    }

    public IPage Page { get; }

    public async Task SignInAsync()
    {
        await Page.GotoAsync("/account/sign-in");
        await Page.GetByRole(AriaRole.Button, new() { Name = "Enter as owner" }).ClickAsync();
        await EnteredAsync();
    }

    public async Task SignInAsync(string email, string password)
    {
        await Page.GotoAsync("/account/sign-in");
        await Page.GetByLabel("Email").FillAsync(email);
        await Page.GetByLabel("Password", new() { Exact = true }).FillAsync(password);
        await Page.GetByRole(AriaRole.Button, new() { Name = "Sign in", Exact = true }).ClickAsync();
        await EnteredAsync();
    }

    /// <summary>Through the list, once it is live: a link that is drawn anew under the pointer takes no click.</summary>
    public async Task OpenConversationAsync(string name)
    {
        await Page.EnterAsync("/conversations");
        await Page.GetByRole(AriaRole.Link, new() { Name = name }).First.ClickAsync();
        await Page.GetByRole(AriaRole.Region, new() { Name = $"Messages with {name.Split(' ')[0]}" }).WaitForAsync();
    }

    /// <summary>Chooses a file once the page listens to its input.</summary>
    public async Task ChooseAsync(ILocator input, FilePayload file)
    {
        await Page.WaitForFunctionAsync("input => input._blazorInputFileNextFileId !== undefined", await input.ElementHandleAsync());
        await input.SetInputFilesAsync(file);
    }

    /// <summary>Nothing that axe could find, however small.</summary>
    public async Task AssertAccessibleAsync(string what) => Assert.Empty(await FindByAxeAsync(what, Axe.Everything));

    /// <summary>What another theme can break of a page that is accessible in one: its colours.</summary>
    public async Task AssertContrastAsync(string what) => Assert.Empty(await FindByAxeAsync(what, Axe.Colours));

    /// <summary>A line for each kind of fault, with where it is.</summary>
    internal async Task<IReadOnlyList<string>> FindByAxeAsync(string what, AxeRunOptions options, string? within = null)
    {
        // The title comes with the circuit, and what is looked for here may stand before it; what fades in has less contrast than it will have.
        await SettleAsync();
        var result = within is null ? await Page.RunAxe(options) : await Page.RunAxe(new AxeRunContext { Include = [new AxeSelector(within)] }, options);
        return [.. result.Violations.Select(v => $"{what}: {v.Id} ({v.Impact}), {v.Help}: {string.Join(", ", v.Nodes.Take(3).Select(n => n.Html))}")];
    }

    /// <summary>The reader's system changes to this theme; returns when nothing fades any more.</summary>
    public async Task ChangeThemeAsync(ColorScheme theme)
    {
        await Page.EmulateMediaAsync(new() { ColorScheme = theme });
        await Page.WaitForFunctionAsync("theme => document.documentElement.dataset.theme === theme", theme == ColorScheme.Dark ? "dark" : "light");
        await SettleAsync();
    }

    /// <summary>Waits until everything is there and nothing moves.</summary>
    public Task SettleAsync() =>
        Page.WaitForFunctionAsync("() => document.title && !document.querySelector('.ta-skeleton') && !document.getAnimations().some(a => a.playState === 'running' && a.effect.getComputedTiming().iterations !== Infinity)");

    /// <summary>Nothing stands out at the side.</summary>
    public async Task AssertFitsAsync(string what, int width) => Assert.Empty(await WidthsAsync(what, width));

    /// <summary>A line if something stands out at the side.</summary>
    public async Task<IReadOnlyList<string>> WidthsAsync(string what, int width)
    {
        // Charts are drawn anew a moment after the page has another width; on a busy machine a long one.
        var needed = await Page.EvaluateAsync<int>("""
            async width => {
              const until = performance.now() + 15000;
              do await new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)));
              while (document.documentElement.scrollWidth > width && performance.now() < until);
              return document.documentElement.scrollWidth;
            }
            """, width);
        return needed <= width ? [] : [$"{what} is {needed} px wide at {width} px"];
    }

    /// <summary>What moved since the page was asked for, if it was more than nobody minds (web.dev/articles/cls: 0.1).</summary>
    public Task<string?> ShiftAsync() => Page.EvaluateAsync<string?>("() => taShifts.reduce((sum, one) => sum + one.value, 0) > 0.1 ? taShifts.map(one => `${one.value.toFixed(3)} ${one.of}`).join(', ') : null");

    /// <summary>Another width, and whether fingers touch it: the same page without a second load.</summary>
    public async Task ResizeAsync(int width, bool isTouched)
    {
        _devtools ??= await _context.NewCDPSessionAsync(Page);
        await _devtools.SendAsync("Emulation.setDeviceMetricsOverride", new() { ["width"] = width, ["height"] = 900, ["deviceScaleFactor"] = 1, ["mobile"] = isTouched });
        await _devtools.SendAsync("Emulation.setTouchEmulationEnabled", isTouched ? new() { ["enabled"] = true, ["maxTouchPoints"] = 1 } : new() { ["enabled"] = false });
        await Page.WaitForFunctionAsync("([width, isTouched]) => document.documentElement.clientWidth === width && matchMedia('(pointer: coarse)').matches === isTouched", new object[] { width, isTouched });
    }

    /// <summary>Nothing was asked of another host, and the console is quiet.</summary>
    public void AssertClean()
    {
        if (!_complaints.IsEmpty)
            Assert.Fail($"{string.Join('\n', _complaints)}\n\nThe product's last words:\n{(_log() is { Length: > LastWords } log ? log[^LastWords..] : _log())}");
        Assert.Empty(_hosts.Keys.Where(host => host is not ("localhost" or "127.0.0.1" or ""))); // Nobody is asked for data: and blob:. A Mini App has the number: Telegram takes no name without a dot.
    }

    public async ValueTask DisposeAsync() => await _context.DisposeAsync();

    private void Note(bool isComplaint, string text)
    {
        if (isComplaint)
            _complaints.Enqueue(text);
    }

    // By the address: the load event may be over before somebody waits for it.
    private async Task EnteredAsync()
    {
        await Assertions.Expect(Page).ToHaveURLAsync(new Regex("/dashboard$"));
        await Page.WaitForSelectorAsync("[data-live]");
    }
}

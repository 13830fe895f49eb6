using System.Collections.Concurrent;
using System.Text.RegularExpressions;
using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace TelegramAdmin.Tests.Browser;

/// <summary>One page in a browser of its own.</summary>
public sealed class Window : IAsyncDisposable
{
    private readonly IBrowserContext _context;
    private readonly ConcurrentQueue<string> _complaints = new();
    private readonly ConcurrentDictionary<string, bool> _hosts = new();

    public Window(IBrowserContext context, IPage page)
    {
        (_context, Page) = (context, page);
        page.Console += (_, message) => Note(message.Type == "error", message.Text);
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

    /// <summary>WCAG A and AA; serious and critical findings fail.</summary>
    public Task AssertAccessibleAsync(string what) => AssertByAxeAsync(what, new RunOnlyOptions { Type = "tag", Values = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"] });

    /// <summary>What another theme can break of a page that is accessible in one: its colours.</summary>
    public Task AssertContrastAsync(string what) => AssertByAxeAsync(what, new RunOnlyOptions { Type = "rule", Values = ["color-contrast"] });

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
    public async Task AssertFitsAsync(string what, int width)
    {
        var needed = await Page.EvaluateAsync<int>("() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(() => done(document.documentElement.scrollWidth))))");
        Assert.True(needed <= width, $"{what} is {needed} px wide at {width} px");
    }

    private async Task AssertByAxeAsync(string what, RunOnlyOptions rules)
    {
        // The title comes with the circuit, and what is looked for here may stand before it; what fades in has less contrast than it will have.
        await SettleAsync();
        var result = await Page.RunAxe(new AxeRunOptions { RunOnly = rules });
        var serious = result.Violations.Where(v => v.Impact is "serious" or "critical").Select(v => $"{v.Id}: {v.Help} ({string.Join(", ", v.Nodes.Take(3).Select(n => n.Html))})").ToList();
        Assert.True(serious.Count == 0, $"{what}:\n{string.Join('\n', serious)}");
    }

    /// <summary>Nothing was asked of another host, and the console is quiet.</summary>
    public void AssertClean()
    {
        Assert.Empty(_complaints);
        Assert.Equal(["localhost"], _hosts.Keys);
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

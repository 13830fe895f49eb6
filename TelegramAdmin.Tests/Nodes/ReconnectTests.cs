using Microsoft.Playwright;
using TelegramAdmin.Core.Storage;
using TelegramAdmin.Tests.Browser;
using TelegramAdmin.Tests.Running;

namespace TelegramAdmin.Tests.Nodes;

/// <summary>A browser whose node is killed goes on at the other one, signed in, and loses nothing that was typed.</summary>
[Collection(Alone.Name)]
public sealed class ReconnectTests(ITestOutputHelper output)
{
    private const string Email = "owner@example.com";
    private const string Password = "correct-horse-battery";

    [Fact]
    public async Task Browser_WhoseNodeIsKilled_GoesOnAtTheOther()
    {
        await using var database = await TestDatabase.CreateAsync(DatabaseProvider.Postgres);
        var (code, said) = await AppProcess.RunAsync(["admin", "create", "--email", Email, "--password", Password, "--role", "owner", .. database.Arguments]);
        Assert.True(code == 0, said);
        Uri[] urls = [new($"http://127.0.0.1:{RunningApp.FreePort()}"), new($"http://127.0.0.1:{RunningApp.FreePort()}")];
        await using var balancer = StickyBalancer.Start(urls);
        var first = await AppProcess.StartAsync(urls[0], database.Arguments);
        await using var second = await AppProcess.StartAsync(urls[1], database.Arguments);
        using var playwright = await Playwright.CreateAsync();
        await using var chromium = await BrowserFixture.LaunchAsync(playwright);
        await using var window = await OpenAsync(chromium, balancer.Url, () => first.Output + second.Output);
        await window.SignInAsync(Email, Password);
        await window.Page.EnterAsync("/users");
        await window.Page.EvaluateAsync("() => { window.isFormer = true; }");

        var killed = DateTimeOffset.UtcNow;
        await first.KillAsync();
        await first.DisposeAsync();

        await window.Page.WaitForFunctionAsync("() => !window.isFormer && document.querySelector('[data-live]')");
        output.WriteLine($"live again after {(DateTimeOffset.UtcNow - killed).TotalSeconds:0.0} s");
        await Assertions.Expect(window.Page).ToHaveURLAsync(new Uri(balancer.Url, "/users").AbsoluteUri);

        await using var again = await AppProcess.StartAsync(urls[0], database.Arguments);
        var field = window.Page.GetByRole(AriaRole.Searchbox).First;
        await field.FillAsync("half of a name");
        await second.KillAsync();
        var reload = window.Page.GetByRole(AriaRole.Link, new() { Name = "Load it again" });
        await Assertions.Expect(reload).ToBeVisibleAsync();
        await Assertions.Expect(field).ToHaveValueAsync("half of a name");
        await reload.ClickAsync();
        await window.Page.WaitForFunctionAsync("() => document.querySelector('[data-live]')");
        await Assertions.Expect(window.Page.GetByRole(AriaRole.Heading, new() { Name = "Users" }).First).ToBeVisibleAsync();
    }

    private static async Task<Window> OpenAsync(IBrowser chromium, Uri url, Func<string> log)
    {
        var context = await chromium.NewContextAsync(new BrowserNewContextOptions { BaseURL = url.AbsoluteUri, ViewportSize = new ViewportSize { Width = 1440, Height = 900 }, Locale = "en-GB" });
        context.SetDefaultTimeout((float)RunningApp.Patience.TotalMilliseconds);
        return new Window(context, await context.NewPageAsync(), log);
    }
}

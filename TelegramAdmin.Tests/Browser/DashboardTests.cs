using Microsoft.Playwright;

namespace TelegramAdmin.Tests.Browser;

public sealed class DashboardTests(BrowserFixture browser) : IClassFixture<BrowserFixture>
{
    [Fact]
    public async Task Figures_ChangeWithoutAReload_ACellChoosesItsChart_AndTheBellOpens()
    {
        await using var phones = await browser.OpenAsync();
        await using var desk = await browser.OpenAsync();
        await phones.Page.GotoAsync(browser.Sandbox.AbsoluteUri);
        var phone = phones.Page.GetByRole(AriaRole.Region, new() { Name = "Maya Chen" });
        await desk.SignInAsync();
        await desk.Page.EnterAsync("/dashboard?set=people");
        var figure = desk.Page.Locator(".ta-kpi", new() { HasText = "Messages in" }).Locator(".ta-kpi__value");
        await Assertions.Expect(figure).ToBeVisibleAsync();
        var before = await figure.InnerTextAsync();

        await phone.GetByRole(AriaRole.Textbox).FillAsync("What is new today?");
        await phone.GetByRole(AriaRole.Textbox).PressAsync("Enter");
        await Assertions.Expect(figure).Not.ToHaveTextAsync(before);

        await desk.Page.GetByRole(AriaRole.Link, new() { Name = "Messages in", Exact = true }).ClickAsync();
        await Assertions.Expect(desk.Page.GetByRole(AriaRole.Figure, new() { Name = "Messages in an hour" })).ToBeVisibleAsync();
        await desk.Page.GetByRole(AriaRole.Button, new() { Name = "Notifications" }).ClickAsync();
        await Assertions.Expect(desk.Page.GetByRole(AriaRole.Link, new() { Name = "All notifications" })).ToBeVisibleAsync();
        await desk.AssertAccessibleAsync("the open bell");
        desk.AssertClean();
    }
}

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

    [Fact]
    public async Task AChart_DrawsItsNumbers_SaysWhereThereAreNone_AndIsATableAndAPicture()
    {
        await using var phones = await browser.OpenAsync();
        await using var desk = await browser.OpenAsync();
        var phone = await browser.AddPersonAsync(phones, "Drew"); // Who has credits to write with, whatever others do.
        await phone.GetByRole(AriaRole.Textbox).FillAsync("Is this drawn?");
        await phone.GetByRole(AriaRole.Textbox).PressAsync("Enter");
        await Assertions.Expect(phone.GetByRole(AriaRole.Article, new() { Name = "Lumen Bot" }).Last).ToBeVisibleAsync();
        await desk.SignInAsync();
        await desk.Page.EnterAsync("/dashboard?set=people&metric=in&period=24h");
        var figure = desk.Page.GetByRole(AriaRole.Figure, new() { Name = "Messages in an hour" });
        await Assertions.Expect(figure.Locator(".apexcharts-series path").First).ToBeAttachedAsync();
        await Assertions.Expect(figure.GetByText("incomplete hour")).ToBeVisibleAsync();
        await Assertions.Expect(figure.Locator("path[stroke-dasharray='3']").First).ToBeAttachedAsync(); // The hour that is under way.

        var saved = await desk.Page.RunAndWaitForDownloadAsync(async () =>
        {
            await figure.GetByRole(AriaRole.Button, new() { Name = "More of this chart" }).ClickAsync();
            await figure.GetByRole(AriaRole.Button, new() { Name = "Save as picture (PNG)" }).ClickAsync();
        });
        Assert.Equal("messages-in-an-hour.png", saved.SuggestedFilename);
        Assert.Equal([0x89, (byte)'P', (byte)'N', (byte)'G'], (await File.ReadAllBytesAsync(await saved.PathAsync(), TestContext.Current.CancellationToken)).Take(4));

        await figure.GetByRole(AriaRole.Button, new() { Name = "Show as table" }).ClickAsync();
        await Assertions.Expect(figure.GetByRole(AriaRole.Row)).ToHaveCountAsync(1 + 24);
        await Assertions.Expect(figure.Locator(".ta-chart__plot")).ToBeHiddenAsync();
        await figure.GetByRole(AriaRole.Button, new() { Name = "Show as chart" }).ClickAsync();
        await Assertions.Expect(figure.Locator(".apexcharts-series path").First).ToBeVisibleAsync();

        await desk.Page.EnterAsync("/analytics/revenue?period=own&from=2020-01-01&to=2020-01-07");
        var empty = desk.Page.GetByRole(AriaRole.Figure, new() { Name = "Paid a day" });
        await Assertions.Expect(empty.GetByText("Nothing was paid in these days")).ToBeVisibleAsync();
        await Assertions.Expect(empty.GetByRole(AriaRole.Button, new() { Name = "More of this chart" })).ToHaveCountAsync(0);
        await desk.Page.EnterAsync("/dashboard/rows?of=in&period=24h");
        await Assertions.Expect(desk.Page.GetByText("Is this drawn?").First).ToBeVisibleAsync();
        await desk.AssertAccessibleAsync("the rows behind a figure");
        desk.AssertClean();
    }
}

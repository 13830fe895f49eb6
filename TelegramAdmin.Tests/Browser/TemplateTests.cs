using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace TelegramAdmin.Tests.Browser;

/// <summary>A template of the REST API is written, tried, changed and taken away in the browser.</summary>
public sealed class TemplateTests(BrowserFixture browser) : IClassFixture<BrowserFixture>
{
    [Fact]
    public async Task ATemplate_IsTriedBeforeItIsKept_RefusedWhereItIsWrong_AndComesBackByUndo()
    {
        await using var desk = await browser.OpenAsync();
        await desk.SignInAsync();
        var page = desk.Page;
        await page.EnterAsync("/system/templates");
        await page.GetByRole(AriaRole.Link, new() { Name = "Add template" }).ClickAsync();
        await Field(page, "Name").FillAsync("order_shipped");
        var text = Field(page, "Text");
        await text.FillAsync("Hello {{ first_name }, order <b>{{ order.id }}</b> is on its way");
        await page.GetByRole(AriaRole.Combobox, new() { NameRegex = new Regex("^Format") }).SelectOptionAsync("HTML");
        await page.GetByRole(AriaRole.Button, new() { Name = "Save" }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Alert)).ToBeVisibleAsync();

        await text.FillAsync("Hello {{ first_name }}, order <b>{{ order.id }}</b> is on its way");
        await Assertions.Expect(page.GetByText("Variables: first_name, order.id")).ToBeVisibleAsync();
        await Field(page, "Values to try").FillAsync("""{ "first_name": "<Ann>", "order": { "id": 7 } }""");
        await page.GetByRole(AriaRole.Button, new() { Name = "Try", Exact = true }).ClickAsync();
        await Assertions.Expect(page.GetByText("Hello &lt;Ann&gt;, order <b>7</b> is on its way")).ToBeVisibleAsync();
        await desk.AssertAccessibleAsync("the editor of a template");
        await page.GetByRole(AriaRole.Button, new() { Name = "Save" }).ClickAsync();
        await Assertions.Expect(page).ToHaveURLAsync(new Regex("open=order_shipped$"));
        var row = page.GetByRole(AriaRole.Row, new() { Name = "order_shipped" });
        await Assertions.Expect(row).ToBeVisibleAsync();

        await page.GetByRole(AriaRole.Button, new() { Name = "Remove", Exact = true }).ClickAsync();
        await Assertions.Expect(row).ToHaveCountAsync(0);
        await page.GetByRole(AriaRole.Button, new() { Name = "Undo" }).ClickAsync();
        await Assertions.Expect(row).ToBeVisibleAsync();
        desk.AssertClean();
    }

    // A label carries its hint, so only its beginning is certain.
    private static ILocator Field(IPage page, string label) => page.GetByRole(AriaRole.Textbox, new() { NameRegex = new Regex($"^{label}") });
}

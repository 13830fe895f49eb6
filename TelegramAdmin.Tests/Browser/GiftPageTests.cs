using System.Globalization;
using System.Net.Http.Json;
using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace TelegramAdmin.Tests.Browser;

/// <summary>A gift as an admin gives it and takes it back, while a person looks at their phone.</summary>
public sealed partial class GiftPageTests(BrowserFixture browser) : IClassFixture<BrowserFixture>
{
    [Fact]
    public async Task AGift_IsTriedGivenFollowedAndTakenBack_OnThePagesAndOnThePhone()
    {
        await using var phones = await browser.OpenAsync();
        await using var desk = await browser.OpenAsync();
        var name = $"Mia{Random.Shared.Next(10_000)}";
        using var control = new HttpClient { BaseAddress = new Uri(browser.Sandbox, "sandbox/") };
        (await control.PostAsJsonAsync(new Uri("people", UriKind.Relative), new { firstName = name }, TestContext.Current.CancellationToken)).EnsureSuccessStatusCode();
        await phones.Page.GotoAsync(browser.Sandbox.AbsoluteUri);
        var phone = phones.Page.GetByRole(AriaRole.Region, new() { Name = name });
        await phone.GetByRole(AriaRole.Button, new() { Name = "Start" }).Last.ClickAsync();
        await Assertions.Expect(phone.GetByText("3 free credits")).ToBeVisibleAsync();

        await desk.SignInAsync();
        var page = desk.Page;
        await page.EnterAsync("/gifts");
        await page.GetByRole(AriaRole.Link, new() { Name = "Give credits" }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Name = "New gift" })).ToBeVisibleAsync();
        await page.WaitForSelectorAsync("[data-live]"); // What is typed before is lost.
        await page.GetByLabel("Name", new() { Exact = true }).FillAsync("May thanks");
        await page.GetByLabel("Credits for each").FillAsync("7");
        await page.GetByLabel("Tell them", new() { Exact = false }).CheckAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Dry run" }).ClickAsync();
        var forecast = page.GetByRole(AriaRole.Table);
        await Assertions.Expect(forecast).ToContainTextAsync(name);
        await desk.AssertAccessibleAsync("a gift while it is prepared");
        var people = await forecast.Locator("tbody tr").CountAsync(); // The sandbox has fewer than the sample shows.
        await Assertions.Expect(page.GetByText($"{7 * people} credits")).ToBeVisibleAsync();

        await page.GetByRole(AriaRole.Button, new() { Name = "Review and give" }).ClickAsync();
        var dialog = page.GetByRole(AriaRole.Dialog);
        var give = dialog.GetByRole(AriaRole.Button, new() { NameRegex = GiveTo() });
        await Assertions.Expect(give).ToBeDisabledAsync();
        people = int.Parse(GiveTo().Match(await give.InnerTextAsync()).Groups[1].Value, CultureInfo.InvariantCulture); // Somebody may have come meanwhile.
        await dialog.GetByRole(AriaRole.Textbox).FillAsync($"{people}");
        await give.ClickAsync();
        await Assertions.Expect(page.GetByText("finished", new() { Exact = true })).ToBeVisibleAsync();
        await Assertions.Expect(page.GetByText($"{people} of {people} p", new() { Exact = false }).First).ToBeVisibleAsync();
        await Assertions.Expect(phone.GetByText("credits are in your balance now")).ToBeVisibleAsync();
        await desk.AssertAccessibleAsync("a gift that was given");

        await page.GetByRole(AriaRole.Button, new() { Name = "Take back" }).ClickAsync();
        var back = page.GetByRole(AriaRole.Button, new() { NameRegex = Unspent() });
        await back.ClickAsync();
        await Assertions.Expect(page.GetByText(new Regex($"^[0-9]+ credits of {7 * people} taken back$"))).ToBeVisibleAsync(); // People of the sandbox may have spent some.
        await page.EnterAsync("/gifts?tab=done");
        await Assertions.Expect(page.GetByRole(AriaRole.Row, new() { Name = "May thanks" })).ToContainTextAsync("taken back");
        desk.AssertClean();
    }

    [GeneratedRegex("Give to ([0-9]+) (?:person|people)$")]
    private static partial Regex GiveTo();

    [GeneratedRegex("Take back [0-9]+ credits?$")]
    private static partial Regex Unspent();
}

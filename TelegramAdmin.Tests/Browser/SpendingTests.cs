using System.Net.Http.Json;
using Microsoft.Playwright;

namespace TelegramAdmin.Tests.Browser;

/// <summary>A person's way with a bot that sells, on the phone page and in Stripe's checkout, while an operator looks on.</summary>
public sealed class SpendingTests(BrowserFixture browser) : IClassFixture<BrowserFixture>
{
    [Fact]
    public async Task ANewPerson_TakesTheTutorial_SpendsTheirCredits_BuysMore_AndTheOperatorSeesTheSame()
    {
        await using var phones = await browser.OpenAsync();
        await using var desk = await browser.OpenAsync();
        var name = $"Nia{Random.Shared.Next(10_000)}";
        using var control = new HttpClient { BaseAddress = new Uri(browser.Sandbox, "sandbox/") };
        (await control.PostAsJsonAsync(new Uri("people", UriKind.Relative), new { firstName = name })).EnsureSuccessStatusCode();
        await phones.Page.GotoAsync(browser.Sandbox.AbsoluteUri);
        var phone = phones.Page.GetByRole(AriaRole.Region, new() { Name = name });

        await PressAsync(phone, "Start");
        await Assertions.Expect(phone.GetByText("3 free credits")).ToBeVisibleAsync();
        await PressAsync(phone, "Show me how");
        await PressAsync(phone, "Next");
        await Assertions.Expect(phone.GetByText("what does a message cost")).ToBeVisibleAsync();
        await PressAsync(phone, "Next");
        await Assertions.Expect(phone.GetByText("Keep an eye on your credits")).ToBeVisibleAsync();
        await PressAsync(phone, "Finish");
        await Assertions.Expect(phone.GetByText("Your bonus of 2 credits is here")).ToBeVisibleAsync();

        foreach (var number in Enumerable.Range(1, 5))
            await SayAsync(phone, $"Question {number}");
        await SayAsync(phone, "One too many");
        await Assertions.Expect(phone.GetByText("you are out of credits").First).ToBeVisibleAsync();

        await desk.SignInAsync();
        await desk.OpenConversationAsync(name);
        await Assertions.Expect(desk.Page.GetByText("Question 5").First).ToBeVisibleAsync();
        await Assertions.Expect(desk.Page.GetByText("One too many")).ToHaveCountAsync(0);
        var account = desk.Page.GetByRole(AriaRole.Region, new() { Name = "Account" });
        await Assertions.Expect(account).ToContainTextAsync("0 credits");

        await SayAsync(phone, "/buy25");
        var checkout = await phones.Page.Context.RunAndWaitForPageAsync(() => phone.GetByRole(AriaRole.Link, new() { Name = "Pay $7.99" }).Or(phone.GetByRole(AriaRole.Button, new() { Name = "Pay $7.99" })).Last.ClickAsync());
        await checkout.GetByRole(AriaRole.Button, new() { Name = "Pay with a good card" }).ClickAsync();
        await Assertions.Expect(checkout.GetByRole(AriaRole.Heading, new() { Name = "Thank you, it is paid" })).ToBeVisibleAsync();

        await Assertions.Expect(phone.GetByText("25 credits are here").First).ToBeVisibleAsync();
        await Assertions.Expect(account).ToContainTextAsync("25 credits");
        await Assertions.Expect(desk.Page.GetByText("Bought 25 credits for $7.99").First).ToBeVisibleAsync();
        await SayAsync(phone, "Now it goes through");
        await Assertions.Expect(desk.Page.GetByText("Now it goes through").First).ToBeVisibleAsync();
        await Assertions.Expect(account).ToContainTextAsync("24 credits");
        desk.AssertClean();
    }

    private static async Task SayAsync(ILocator phone, string text)
    {
        await phone.GetByRole(AriaRole.Textbox).FillAsync(text);
        await phone.GetByRole(AriaRole.Textbox).PressAsync("Enter");
        await Assertions.Expect(phone.GetByText(text, new() { Exact = true }).First).ToBeVisibleAsync();
    }

    private static Task PressAsync(ILocator phone, string button) => phone.GetByRole(AriaRole.Button, new() { Name = button }).Last.ClickAsync();
}

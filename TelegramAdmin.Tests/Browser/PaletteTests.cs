using System.Text.RegularExpressions;
using Microsoft.Playwright;
using TelegramAdmin.Tests.Running;

namespace TelegramAdmin.Tests.Browser;

/// <summary>Ctrl K: finds somebody, goes there, and does what it is told once it has asked.</summary>
public sealed class PaletteTests(BrowserFixture browser) : IClassFixture<BrowserFixture>
{
    private const string Password = "three random words";

    [Fact]
    public async Task ASentence_GivesCreditsAndBans_AndANameLeadsToThePerson()
    {
        await using var phones = await browser.OpenAsync();
        await using var desk = await browser.OpenAsync();
        var name = $"Quentin{Random.Shared.Next(10_000)}";
        var phone = await browser.AddPersonAsync(phones, name);
        await desk.SignInAsync();
        var page = desk.Page;
        await page.EnterAsync("/billing");

        await (await FindAsync(page, $"give 7 credits to {name}", $"Give 7 credits to {name}")).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Give 7 credits", Exact = true }).ClickAsync();
        await Assertions.Expect(page.GetByText($"{name} has 7 credits more")).ToBeVisibleAsync();

        await (await FindAsync(page, $"ban {name}", $"Ban {name}")).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Ban", Exact = true }).ClickAsync();
        await Assertions.Expect(page.GetByText($"{name} is banned")).ToBeVisibleAsync();
        await phone.GetByRole(AriaRole.Textbox).FillAsync("Am I heard?");
        await phone.GetByRole(AriaRole.Textbox).PressAsync("Enter");
        await Assertions.Expect(phone.GetByText("You are blocked here.").First).ToBeVisibleAsync();

        await FindAsync(page, name, name);
        await desk.AssertAccessibleAsync("the palette");
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page).ToHaveURLAsync(new Regex("/(users|conversations)"));
        await Assertions.Expect(page.GetByText(name).First).ToBeVisibleAsync();
        desk.AssertClean();
    }

    [Fact]
    public async Task AnOperator_AssignsAndTakesItBack_IsToldWhatToWrite_AndIsOfferedNothingForAdmins()
    {
        await using var phones = await browser.OpenAsync();
        await using var desk = await browser.OpenAsync();
        var name = $"Wilhelmina{Random.Shared.Next(10_000)}";
        var phone = await browser.AddPersonAsync(phones, name);
        await phone.GetByRole(AriaRole.Textbox).FillAsync("Can somebody help?");
        await phone.GetByRole(AriaRole.Textbox).PressAsync("Enter");
        await browser.AddStaffAsync("oscar@example.com", Password, "operator");
        await desk.SignInAsync("oscar@example.com", Password);
        var page = desk.Page;
        await page.EnterAsync("/billing");

        await (await FindAsync(page, $"assign {name} to me", $"Assign the conversation with {name}")).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Assign", Exact = true }).ClickAsync();
        await Assertions.Expect(page.GetByText("Assigned to ").First).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Undo" }).ClickAsync();

        await FindAsync(page, "assign", "Write it like this: assign Dele to me");
        await FindAsync(page, $"assign {name} to Nobody Else", "Nobody of the team is called Nobody Else");
        await (await FindAsync(page, $"snooze {name} for 3 hours", $"Snooze the conversation with {name} for 3 hours")).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Snooze", Exact = true }).ClickAsync();
        await Assertions.Expect(page.GetByText("Snoozed", new() { Exact = true })).ToBeVisibleAsync();

        await FindAsync(page, name, name);
        foreach (var forAdmins in new[] { $"give 30 days to {name}", $"move {name} to Plus", $"stop bot {name}" })
        {
            await Field(page).FillAsync(forAdmins);
            await Assertions.Expect(page.GetByText("Nothing was found.")).ToBeVisibleAsync();
        }
        desk.AssertClean();
    }

    [Fact]
    public async Task AViewer_FindsPages_AndIsOfferedNoActs()
    {
        await using var desk = await browser.OpenAsync();
        await browser.AddStaffAsync("vera@example.com", Password, "viewer");
        await desk.SignInAsync("vera@example.com", Password);
        var page = desk.Page;
        await page.EnterAsync("/billing");

        await FindAsync(page, "Maya Chen", "Maya Chen");
        await Field(page).FillAsync("ban Maya Chen");
        await Assertions.Expect(page.GetByText("Nothing was found.")).ToBeVisibleAsync();
        await (await FindAsync(page, "health", "Health")).ClickAsync();

        await Assertions.Expect(page).ToHaveURLAsync(new Regex("/system/health$"));
        desk.AssertClean();
    }

    private static ILocator Field(IPage page) => page.GetByRole(AriaRole.Combobox, new() { Name = "Search and commands" });

    /// <summary>The index is a second behind what happens, and the palette looks when something is typed: so it is typed until it is there.</summary>
    private static async Task<ILocator> FindAsync(IPage page, string words, string option)
    {
        var found = page.GetByRole(AriaRole.Option, new() { NameRegex = new Regex(Regex.Escape(option)) }).First;
        await Eventually.TrueAsync(async () =>
        {
            try
            {
                if (!await Field(page).IsVisibleAsync()) // An act before may be closing it.
                    await page.Keyboard.PressAsync("Control+k");
                await Field(page).FillAsync("", new() { Timeout = 3_000 });
                await Field(page).FillAsync(words, new() { Timeout = 3_000 });
                await found.WaitForAsync(new() { Timeout = 3_000 });
                return true;
            }
            catch (TimeoutException)
            {
                return false;
            }
        }, $"the palette offers {option}");
        return found;
    }
}

using Microsoft.Playwright;

namespace TelegramAdmin.Tests.Browser;

/// <summary>Somebody new builds what the bot answers, on an installation where nobody set anything, and people use it on their phones.</summary>
public sealed class AnswerBuildingTests(BrowserFixture browser) : IClassFixture<BrowserFixture>
{
    [Fact]
    public async Task OpeningHours_BuiltFromATemplateInTwoLanguages_AnswerOnPhones_AndReachAPerson()
    {
        await using var desk = await browser.OpenAsync();
        await desk.SignInAsync();
        var page = desk.Page;
        await page.GetByRole(AriaRole.Link, new() { Name = "Settings" }).First.ClickAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "Automatic answers" }).ClickAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "Opening hours with buttons" }).ClickAsync();
        var text = page.GetByLabel("Text", new() { Exact = true });
        var phone = page.GetByRole(AriaRole.Group, new() { Name = "Preview of the answer" });
        await text.FillAsync("We are open Monday to Friday, 9:00–17:00.");
        await page.GetByRole(AriaRole.Button, new() { Name = "Save and switch on" }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("It was not switched on. Put in [street, number, city] first"); // And the screen is open.
        await text.FillAsync("You find us at 12 Harbour Street.");
        await page.GetByRole(AriaRole.Button, new() { Name = "Add language" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Spanish" }).ClickAsync();
        await page.GetByLabel("Text in Spanish").FillAsync("Estamos en Harbour Street 12.");
        await phone.GetByRole(AriaRole.Button, new() { Name = "Atrás" }).ClickAsync();
        await page.GetByLabel("Text in Spanish").FillAsync("Abrimos de lunes a viernes, de 9:00 a 17:00.");
        await Assertions.Expect(phone.GetByRole(AriaRole.Button, new() { Name = "Hablar con una persona" })).ToBeVisibleAsync();
        await desk.AssertAccessibleAsync("the editor of an answer");
        await page.GetByLabel("A message to try").FillAsync("Until when are you open?");
        await page.GetByRole(AriaRole.Button, new() { Name = "Try", Exact = true }).ClickAsync();
        await Assertions.Expect(page.GetByText("This answer", new() { Exact = true })).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Try on the last 30 days" }).ClickAsync();
        await Assertions.Expect(page.GetByText("looked at.")).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Save and switch on" }).ClickAsync();
        await Assertions.Expect(page.GetByText("Opening hours is on")).ToBeVisibleAsync();

        await using var phones = await browser.OpenAsync();
        var tom = await browser.AddPersonAsync(phones, "Tom", "en");
        await AskAsync(tom, "Are you open on Saturday?");
        await Assertions.Expect(tom.GetByText("We are open Monday to Friday, 9:00–17:00.")).ToBeVisibleAsync();
        await tom.GetByRole(AriaRole.Button, new() { Name = "Address" }).ClickAsync();
        await Assertions.Expect(tom.GetByText("You find us at 12 Harbour Street.")).ToBeVisibleAsync();
        await Assertions.Expect(tom.GetByText("We are open Monday to Friday, 9:00–17:00.")).ToHaveCountAsync(0); // In its place.
        var elena = await browser.AddPersonAsync(phones, "Elena", "es");
        await AskAsync(elena, "¿Cuál es el horario?");
        await Assertions.Expect(elena.GetByText("Abrimos de lunes a viernes, de 9:00 a 17:00.")).ToBeVisibleAsync();
        await elena.GetByRole(AriaRole.Button, new() { Name = "Dirección" }).ClickAsync();
        await Assertions.Expect(elena.GetByText("Estamos en Harbour Street 12.")).ToBeVisibleAsync();
        await elena.GetByRole(AriaRole.Button, new() { Name = "Atrás" }).ClickAsync();
        await elena.GetByRole(AriaRole.Button, new() { Name = "Hablar con una persona" }).ClickAsync();

        await page.EnterAsync("/conversations");
        await Assertions.Expect(page.GetByRole(AriaRole.Link, new() { Name = "Tom" })).ToHaveCountAsync(0); // He was answered and waits for nobody.
        await desk.OpenConversationAsync("Elena");
        await Assertions.Expect(page.GetByText("asked for a person").First).ToBeVisibleAsync();
        await page.EnterAsync("/settings/answers");
        await Assertions.Expect(page.GetByRole(AriaRole.Row, new() { Name = "Opening hours" }).GetByRole(AriaRole.Cell, new() { Name = "2", Exact = true })).ToBeVisibleAsync();
        await page.EnterAsync("/system/audit");
        await Assertions.Expect(page.GetByRole(AriaRole.Table).GetByText("Rule added").First).ToBeVisibleAsync();
        desk.AssertClean();
        phones.AssertClean();
    }

    [Fact]
    public async Task Questions_FromAFile_AreShownBeforeTheyAreTaken_AndAnswered_AndGivenOutAgain()
    {
        await using var desk = await browser.OpenAsync();
        await desk.SignInAsync();
        var page = desk.Page;
        await page.EnterAsync("/settings/answers/faq");
        await page.GetByRole(AriaRole.Button, new() { Name = "File" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Import questions" }).ClickAsync();
        var dialog = page.GetByRole(AriaRole.Dialog);
        await desk.ChooseAsync(dialog.Locator("input[type=file]"), new FilePayload
        {
            Name = "questions.csv",
            MimeType = "text/csv",
            Buffer = "question,answer,keywords,category,language\r\nCan I bring a dog?,\"Yes, on a <b>leash</b>.\",\"dog, puppy\",Visit,\r\nIs there parking?,,parking,Visit,en\r\nBroken?,It is <b>bold,,,\r\n"u8.ToArray(),
        });
        await Assertions.Expect(dialog.GetByText("1 would be added, 0 changed, 2 refused.")).ToBeVisibleAsync();
        await Assertions.Expect(dialog.GetByRole(AriaRole.Group, new() { Name = "Refused lines" }).GetByRole(AriaRole.Cell, new() { Name = "3", Exact = true })).ToBeVisibleAsync();
        await desk.AssertAccessibleAsync("the dialog for questions");
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Import 1 question" }).ClickAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "Can I bring a dog?" }).ClickAsync();
        await dialog.GetByLabel("Answer", new() { Exact = true }).FillAsync("Yes, dogs are welcome.");
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Save question" }).ClickAsync();
        await Assertions.Expect(page.GetByText("The question is saved")).ToBeVisibleAsync();

        await using var phones = await browser.OpenAsync();
        var visitor = await browser.AddPersonAsync(phones, "Nora", "en");
        await AskAsync(visitor, "May my puppy come along?");
        await Assertions.Expect(visitor.GetByText("Yes, dogs are welcome.")).ToBeVisibleAsync();
        await page.GetByLabel("Question, answer or keyword").FillAsync("PUPPY");
        await page.GetByLabel("Question, answer or keyword").PressAsync("Enter");
        await Assertions.Expect(page.GetByRole(AriaRole.Row, new() { Name = "Can I bring a dog?" }).GetByRole(AriaRole.Cell, new() { Name = "1", Exact = true })).ToBeVisibleAsync();
        var file = await page.APIRequest.GetAsync("/settings/answers/faq.csv");
        Assert.Contains("Can I bring a dog?,\"Yes, dogs are welcome.\",\"dog, puppy\",Visit,", await file.TextAsync(), StringComparison.Ordinal);
        desk.AssertClean();
    }

    [Fact]
    public async Task ProfileAndCommands_ChangedInSettings_ShowOnThePhone()
    {
        await using var desk = await browser.OpenAsync();
        await desk.SignInAsync();
        var page = desk.Page;
        await page.EnterAsync("/settings/bots?open=100001&tab=profile&lang=es");
        await page.GetByLabel("Description", new() { Exact = false }).Last.FillAsync("Escribe una frase y te la devuelvo corregida.");
        await page.GetByRole(AriaRole.Button, new() { Name = "Save profile" }).ClickAsync();
        await Assertions.Expect(page.GetByText("The profile is saved")).ToBeVisibleAsync();
        await page.ReloadAsync();
        await page.WaitForSelectorAsync("[data-live]");
        await Assertions.Expect(page.GetByRole(AriaRole.Group, new() { Name = "Preview of the empty chat" })).ToContainTextAsync("Escribe una frase y te la devuelvo corregida.");

        await page.GetByRole(AriaRole.Link, new() { Name = "Commands" }).ClickAsync();
        await Assertions.Expect(page.GetByText("No list of its own in")).ToBeVisibleAsync();
        await page.GetByLabel("Language").SelectOptionAsync("");
        await Assertions.Expect(page.GetByText("No list of its own in")).ToHaveCountAsync(0);
        await page.GetByRole(AriaRole.Button, new() { Name = "Use suggested" }).ClickAsync();
        await Assertions.Expect(page.GetByLabel("Command 1", new() { Exact = true })).ToHaveValueAsync("start");
        await page.GetByRole(AriaRole.Button, new() { Name = "Remove /start" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Save commands" }).ClickAsync();
        await Assertions.Expect(page.GetByText("The commands are saved")).ToBeVisibleAsync();
        await using var phones = await browser.OpenAsync();
        var phone = await browser.AddPersonAsync(phones, "Iris", "en");
        await phone.GetByRole(AriaRole.Button, new() { Name = "Commands" }).ClickAsync();
        await Assertions.Expect(phones.Page.GetByText("/balance").First).ToBeVisibleAsync();
        await page.EnterAsync("/system/audit");
        await Assertions.Expect(page.GetByRole(AriaRole.Table).GetByText("Bot commands changed").First).ToBeVisibleAsync();
        desk.AssertClean();
    }

    private static async Task AskAsync(ILocator phone, string words)
    {
        await phone.GetByRole(AriaRole.Textbox).FillAsync(words);
        await phone.GetByRole(AriaRole.Textbox).PressAsync("Enter");
    }
}

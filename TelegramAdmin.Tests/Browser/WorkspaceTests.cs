using System.Text.RegularExpressions;
using Microsoft.Data.Sqlite;
using Microsoft.Playwright;

namespace TelegramAdmin.Tests.Browser;

public sealed class WorkspaceTests(BrowserFixture browser) : IClassFixture<BrowserFixture>
{
    private const string Password = "violet anchor 27";

    [Fact]
    public async Task Owner_MakesAWorkspaceAndInvites_TheInvitedJoinsAndSwitches()
    {
        await browser.AddStaffAsync("olga@example.com", Password, "owner");
        await using var owner = await browser.OpenAsync();
        await owner.SignInAsync("olga@example.com", Password);
        var page = owner.Page;
        await page.EnterAsync("/settings/workspaces");
        await page.GetByRole(AriaRole.Button, new() { Name = "Make workspace" }).ClickAsync();
        await page.GetByLabel("Name of the workspace").FillAsync("Second shop");
        await page.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Button, new() { Name = "Make workspace" }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Button, new() { Name = "Switch to Second shop" })).ToBeVisibleAsync();
        await owner.AssertAccessibleAsync("the workspaces");

        // A while later: who signed in long ago shows once more that it is them, and what they asked for goes on.
        await ForgetProofsAsync();
        await page.EnterAsync("/settings/staff?invite=person");
        await page.GetByLabel("For whom").FillAsync("Ivo");
        await page.GetByRole(AriaRole.Group, new() { Name = "Workspaces" }).GetByLabel("Second shop").CheckAsync();
        await owner.AssertAccessibleAsync("the dialog for an invitation");
        await page.GetByRole(AriaRole.Button, new() { Name = "Make the link" }).ClickAsync();
        await page.GetByLabel("Your password").FillAsync("wrong horse 99");
        await page.GetByRole(AriaRole.Button, new() { Name = "Go on" }).ClickAsync();
        await Assertions.Expect(page.GetByText("The present password is wrong.")).ToBeVisibleAsync();
        await owner.AssertAccessibleAsync("the dialog for a proof");
        await page.GetByLabel("Your password").FillAsync(Password);
        await page.GetByRole(AriaRole.Button, new() { Name = "Go on" }).ClickAsync();
        var link = await page.GetByLabel("Invitation link").InputValueAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Close" }).Last.ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Button, new() { Name = "Take back the invitation for Ivo" })).ToBeVisibleAsync();

        await using var guest = await browser.OpenAsync();
        await guest.Page.GotoAsync(link);
        await guest.AssertAccessibleAsync("an invitation");
        await guest.Page.GetByLabel("Email").FillAsync("ivo@example.com");
        await guest.Page.GetByLabel("Password", new() { Exact = true }).FillAsync(Password);
        await guest.Page.GetByRole(AriaRole.Button, new() { Name = "Create account and join" }).ClickAsync();
        await guest.Page.WaitForSelectorAsync("[data-live]");
        var switcher = guest.Page.Locator("[popovertarget=ta-workspaces]");
        await Assertions.Expect(switcher).Not.ToContainTextAsync("Second shop");
        await switcher.ClickAsync();
        await guest.Page.GetByRole(AriaRole.Button, new() { Name = "Second shop" }).ClickAsync();
        await Assertions.Expect(switcher).ToContainTextAsync("Second shop");
        await Assertions.Expect(guest.Page).ToHaveURLAsync(new Regex("/dashboard$"));

        await page.EnterAsync("/settings/workspaces");
        await page.GetByRole(AriaRole.Button, new() { Name = "More for Second shop" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Archive workspace" }).ClickAsync();
        await page.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Button, new() { Name = "Archive workspace" }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Button, new() { Name = "Bring back Second shop" })).ToBeVisibleAsync();
        await guest.Page.GotoAsync("/dashboard");
        await Assertions.Expect(guest.Page).ToHaveURLAsync(new Regex("/account/sign-in"));
        owner.AssertClean();
    }

    private async Task ForgetProofsAsync()
    {
        await using var database = new SqliteConnection($"Data Source={Path.Combine(browser.Folder, "telegramadmin.db")}");
        await database.OpenAsync();
        await using var command = database.CreateCommand();
        command.CommandText = "UPDATE staff_sessions SET proved_at = NULL";
        Assert.True(await command.ExecuteNonQueryAsync() > 0);
    }
}

using System.Text.RegularExpressions;
using Microsoft.Data.Sqlite;
using Microsoft.Playwright;

namespace TelegramAdmin.Tests.Browser;

/// <summary>Rules of alerts as an admin writes them, over a channel and a post that are kept already.</summary>
public sealed class ChannelAlertTests(BrowserFixture browser) : IClassFixture<BrowserFixture>
{
    private const string Kept = """
        INSERT INTO tracked_channels (workspace_id, address, is_invite, telegram_id, title, username, is_own, state, history_read, added_at, last_post_at)
        VALUES (1, 'rival', 0, 4711, 'Rival', 'rival', 0, 6, 1, @at, @at);
        INSERT INTO channel_posts (channel_id, message_id, workspace_id, posted_at, kind, text, views, seen_at, counted_at)
        SELECT id, 12, 1, @at, 1, 'Our autumn sale begins', 40, @at, @at FROM tracked_channels WHERE telegram_id = 4711;
        """;

    private const string Alerted = """
        INSERT INTO channel_alerts (workspace_id, rule_id, rule_name, kind, channel_id, message_id, occasion, text, happened_at, is_quiet)
        SELECT 1, 1, 'Sales', 4, id, 12, 'words:12', 'A post holds “sale”: “Our autumn sale begins”', @at, 0 FROM tracked_channels WHERE telegram_id = 4711;
        """;

    [Fact]
    public async Task ARule_IsTriedWrittenSwitchedDeletedAndBroughtBack_AndItsAlertIsSeen()
    {
        await using var desk = await browser.OpenAsync();
        await desk.SignInAsync();
        await KeepAsync(Kept);
        var page = desk.Page;
        await page.EnterAsync("/analytics/channels/alerts?tab=rules");
        await page.GetByRole(AriaRole.Button, new() { Name = "Write a rule" }).First.ClickAsync();
        var dialog = page.GetByRole(AriaRole.Dialog);
        await dialog.GetByLabel("Name").FillAsync("Sales");
        await dialog.GetByLabel("Tells when").SelectOptionAsync("Words");
        await dialog.GetByLabel("Channels").SelectOptionAsync("Rival");
        await dialog.GetByLabel("Words or phrases", new() { Exact = false }).FillAsync("winter\nsale");
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Try on the last 30 days" }).ClickAsync();
        await Assertions.Expect(dialog.GetByText("It would have told once in the last 30 days.")).ToBeVisibleAsync();
        await Assertions.Expect(dialog.GetByText("A post holds “sale”: “Our autumn sale begins”")).ToBeVisibleAsync();
        await desk.AssertAccessibleAsync("a rule with its dry run");
        await dialog.GetByLabel("Words or phrases", new() { Exact = false }).FillAsync("");
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Save rule" }).ClickAsync();
        await Assertions.Expect(dialog.GetByRole(AriaRole.Alert)).ToContainTextAsync("Give 1 to 50 words");
        await dialog.GetByLabel("Words or phrases", new() { Exact = false }).FillAsync("sale");
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Save rule" }).ClickAsync();
        await Assertions.Expect(dialog).ToHaveCountAsync(0);

        var row = page.GetByRole(AriaRole.Row, new() { Name = "Sales" });
        var isOn = page.GetByRole(AriaRole.Switch, new() { Name = "Sales is on" });
        await Assertions.Expect(row).ToContainTextAsync("a new post holds “sale”");
        await Assertions.Expect(isOn).Not.ToBeCheckedAsync();
        await isOn.ClickAsync();
        await Assertions.Expect(isOn).ToBeCheckedAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Delete Sales" }).ClickAsync();
        await Assertions.Expect(row).ToHaveCountAsync(0);
        await page.GetByRole(AriaRole.Button, new() { Name = "Undo" }).ClickAsync();
        await Assertions.Expect(isOn).ToBeCheckedAsync();
        await desk.AssertAccessibleAsync("the rules");

        await KeepAsync(Alerted);
        await page.EnterAsync("/analytics/channels/alerts?kind=words");
        await page.GetByRole(AriaRole.Button, new() { Name = "Mark as seen", Exact = false }).First.ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Button, new() { Name = "Mark as seen", Exact = false })).ToHaveCountAsync(0);
        await desk.AssertAccessibleAsync("the alerts");
        await page.SetViewportSizeAsync(390, 900);
        await desk.AssertFitsAsync("the alerts", 390);
        await page.SetViewportSizeAsync(1440, 900);
        await page.GetByRole(AriaRole.Link, new() { Name = "A post holds “sale”", Exact = false }).ClickAsync();
        await Assertions.Expect(page).ToHaveURLAsync(new Regex("/analytics/channels/[0-9]+/posts/12$"));
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Counts", Exact = true })).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "Alerts", Exact = true }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Link, new() { Name = "A post holds “sale”", Exact = false })).ToBeVisibleAsync();
        desk.AssertClean();
    }

    [Fact]
    public async Task TheWeeklyReport_IsPlanned_AndWhoIsNotLinkedIsToldSo()
    {
        await using var desk = await browser.OpenAsync();
        await desk.SignInAsync();
        var page = desk.Page;
        await page.EnterAsync("/analytics/channels/alerts?tab=report");
        await page.GetByLabel("Send it every week").CheckAsync();
        await page.GetByLabel("Day").SelectOptionAsync("Tuesday");
        await page.GetByRole(AriaRole.Button, new() { Name = "Save report" }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("Choose who gets the report.");
        await page.GetByLabel("Send it every week").UncheckAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Save report" }).ClickAsync();
        await Assertions.Expect(page.GetByText("The weekly report is saved")).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Send now to me" }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("Nothing was sent: your Telegram account is not linked");
        await desk.AssertAccessibleAsync("the weekly report");
        await page.ReloadAsync();
        await Assertions.Expect(page.GetByLabel("Day")).ToHaveValueAsync("Tuesday");
        desk.AssertClean();
    }

    private async Task KeepAsync(string sql)
    {
        await using var connection = new SqliteConnection($"Data Source={Path.Combine(browser.Folder, "telegramadmin.db")};Default Timeout=20;Pooling=False");
        await connection.OpenAsync(TestContext.Current.CancellationToken);
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.Parameters.AddWithValue("@at", DateTimeOffset.UtcNow.AddHours(-1).ToUnixTimeMilliseconds() * 1000);
        await command.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
    }
}

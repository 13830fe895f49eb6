using System.Text.RegularExpressions;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Playwright;
using TelegramAdmin.Core.Channels.Posts;
using TelegramAdmin.Core.Storage;
using TelegramAdmin.Core.Storage.Sqlite;
using TelegramAdmin.Tests.Channels.Figures;

namespace TelegramAdmin.Tests.Browser;

/// <summary>Channels as an admin looks at them, over rows that were kept already.</summary>
public sealed class ChannelTests(BrowserFixture browser) : IClassFixture<BrowserFixture>
{
    [Fact]
    public async Task AChannel_IsFoundComparedReadAndExported_AndAPostShowsWhatBecameOfIt()
    {
        await using var desk = await browser.OpenAsync();
        await desk.SignInAsync();
        var (salt, edited) = await KeepAsync();
        var page = desk.Page;

        await page.EnterAsync("/analytics/channels");
        await Assertions.Expect(page.GetByRole(AriaRole.Row, new() { Name = "salt_words" })).ToContainTextAsync("not followed");
        await page.GetByRole(AriaRole.Button, new() { Name = "Follow channel" }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Dialog)).ToContainTextAsync("No Telegram account is signed in");
        await desk.AssertAccessibleAsync("a channel to follow");
        await page.Keyboard.PressAsync("Escape");
        await page.GetByRole(AriaRole.Link, new() { Name = "salt_words" }).ClickAsync();

        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Name = "salt_words" })).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Compare with another channel" }).ClickAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "slow_nordic" }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Table).Filter(new() { HasText = "slow_nordic" })).ToContainTextAsync("Reach by member");
        await Assertions.Expect(page).ToHaveURLAsync(new Regex("with="));
        await page.GetByRole(AriaRole.Link, new() { Name = "Engagement", Exact = false }).First.ClickAsync();
        await Assertions.Expect(page).ToHaveURLAsync(new Regex("metric=engagement"));
        await Assertions.Expect(page.GetByText(" is best: ")).ToBeVisibleAsync();
        await desk.SettleAsync();
        await desk.AssertAccessibleAsync("a channel beside another");
        await desk.ChangeThemeAsync(ColorScheme.Dark);
        await desk.AssertContrastAsync("a channel in the dark");
        await desk.ChangeThemeAsync(ColorScheme.Light);

        await page.EnterAsync($"/analytics/channels/{salt}/posts?fate=edited");
        await page.GetByRole(AriaRole.Link, new() { Name = "Seven words for shore" }).ClickAsync();
        await Assertions.Expect(page).ToHaveURLAsync(new Regex($"/posts/{edited}$"));
        await Assertions.Expect(page.GetByText("This post was deleted.", new() { Exact = false })).ToBeVisibleAsync();
        await Assertions.Expect(page.Locator("del")).ToHaveTextAsync("Six");
        await Assertions.Expect(page.Locator("ins")).ToHaveTextAsync("Seven");
        await page.GetByRole(AriaRole.Button, new() { Name = "Show as table" }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Table)).ToContainTextAsync("18,402");
        await desk.AssertAccessibleAsync("a post that was edited and deleted");

        await page.EnterAsync($"/analytics/channels/{salt}/mentions");
        await Assertions.Expect(page.GetByRole(AriaRole.Link, new() { Name = "slow_nordic" }).First).ToBeVisibleAsync();
        await desk.AssertAccessibleAsync("mentions of a channel");

        await page.EnterAsync($"/analytics/channels/{salt}");
        await page.GetByRole(AriaRole.Button, new() { Name = "More about salt_words" }).ClickAsync();
        var file = await page.RunAndWaitForDownloadAsync(() => page.GetByRole(AriaRole.Link, new() { Name = "Posts as CSV" }).ClickAsync());
        Assert.Contains("Seven words for shore", await File.ReadAllTextAsync(await file.PathAsync(), TestContext.Current.CancellationToken), StringComparison.Ordinal);

        await page.GetByRole(AriaRole.Button, new() { Name = "More about salt_words" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Remove channel" }).ClickAsync();
        var dialog = page.GetByRole(AriaRole.Dialog);
        await dialog.GetByRole(AriaRole.Textbox).FillAsync("salt_words");
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Remove channel" }).ClickAsync();
        await Assertions.Expect(page).ToHaveURLAsync(new Regex("/analytics/channels$"));
        await Assertions.Expect(page.GetByRole(AriaRole.Link, new() { Name = "salt_words" })).ToHaveCountAsync(0);
        desk.AssertClean();
    }

    [Theory]
    [InlineData(390, ColorScheme.Dark)]
    [InlineData(768, ColorScheme.Light)]
    public async Task EachPageOfAChannel_FitsAndIsAccessible(int width, ColorScheme theme)
    {
        await using var window = await browser.OpenAsync(width, theme);
        await window.SignInAsync();
        var (channel, post) = await KeepAsync($"pepper{width}", $"quick{width}");
        foreach (var path in new[] { "", "/posts", $"/posts/{post}", "/mentions" })
        {
            await window.Page.EnterAsync($"/analytics/channels/{channel}{path}");
            await window.SettleAsync();
            await window.AssertAccessibleAsync($"a channel's {path} at {width} px");
            await window.AssertFitsAsync($"a channel's {path}", width);
        }
        window.AssertClean();
    }

    /// <summary>Two channels of the last weeks; one post of the first was edited and deleted, and one of the second cites it.</summary>
    private async Task<(long Channel, long Post)> KeepAsync(string name = "salt_words", string other = "slow_nordic")
    {
        await using var storage = new SqliteDatabase($"Data Source={Path.Combine(browser.Folder, "telegramadmin.db")};Default Timeout=10", NullLogger<SqliteDatabase>.Instance);
        var now = DateTimeOffset.UtcNow;
        var (salt, nordic) = (await KeptChannel.AddAsync(storage, name, now, isOwn: true), await KeptChannel.AddAsync(storage, other, now));
        salt.Live(now.AddDays(-40), now.AddDays(-1));
        nordic.Live(now.AddDays(-40), now.AddDays(-1));
        var post = salt.Post(now.AddHours(-30), 18_402, 612, 240, 50, "Seven words for shore");
        (post.EditedAt, post.DeletedAt) = (now.AddHours(-29), now.AddHours(-2));
        var citing = nordic.Post(now.AddHours(-20), 900, 1, 2, 3, "Read this one");
        await salt.KeepAsync(storage);
        await nordic.KeepAsync(storage);
        await storage.WriteAsync(WorkspaceId.Default, db =>
        {
            foreach (var (hours, views) in new[] { (1, 4_000), (6, 11_000), (24, 18_402) })
                db.PostSnapshots.Add(new PostSnapshot { ChannelId = salt.Id, MessageId = post.MessageId, TakenAt = post.PostedAt.AddHours(hours), WorkspaceId = WorkspaceId.Default, Views = views });
            db.PostVersions.Add(new PostVersion { WorkspaceId = WorkspaceId.Default, ChannelId = salt.Id, MessageId = post.MessageId, Kind = PostKind.Text, Text = "Six words for shore", ReplacedAt = now.AddHours(-29) });
            db.PostCitations.Add(new PostCitation { WorkspaceId = WorkspaceId.Default, ChannelId = nordic.Id, MessageId = citing.MessageId, PostedAt = citing.PostedAt, Kind = CitationKind.Forward, CitedTelegramId = salt.Row.TelegramId });
            return Task.CompletedTask;
        });
        return (salt.Id, post.MessageId);
    }
}

using TelegramAdmin.Core.Access;
using TelegramAdmin.Core.AutoReplies;
using TelegramAdmin.Core.AutoReplies.Rules;
using TelegramAdmin.Core.Search;
using TelegramAdmin.Core.Storage;
using TelegramAdmin.Tests.Running;

namespace TelegramAdmin.Tests.Search;

public sealed class SearchPageTests(StaffedApp staffed) : IClassFixture<StaffedApp>
{
    [Fact]
    public async Task AMessage_LeadsToItsLine_AndItsWordsAreMarked()
    {
        var bot = await staffed.App.AddBotAsync("page_bot");
        var person = staffed.App.Sandbox.World.AddPerson("Ottilie", languageCode: "en");
        person.SendText(bot, "the lighthouse is closed");
        var line = await staffed.App.UntilFoundAsync(Found.Of("lighthouse", SearchKind.Message));
        using var viewer = await staffed.SignedInAsync(AdminRole.Viewer);

        var page = await viewer.OpenAsync("/search?q=%22lighthouse+is%22");
        var none = await viewer.OpenAsync("/search?q=lighthouse&kind=payments");

        Assert.Contains($"/conversations/{line.ParentId}?at={line.SourceId}", page.Html, StringComparison.Ordinal);
        Assert.Contains(">lighthouse</mark>", page.Html, StringComparison.Ordinal);
        Assert.DoesNotContain($"?at={line.SourceId}", none.Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task WhatARoleMayNotOpen_ItDoesNotFind()
    {
        await staffed.App.Storage.WriteAsync(WorkspaceId.Default, db =>
        {
            db.AutoRules.Add(new AutoRule { WorkspaceId = WorkspaceId.Default, Name = "Kingfisher", Position = 1, Trigger = "{}", Actions = "[]", CreatedAt = DateTimeOffset.UtcNow, ChangedAt = DateTimeOffset.UtcNow });
            return Task.CompletedTask;
        });
        await staffed.App.UntilFoundAsync(Found.Of("kingfish", SearchKind.Rule));
        using var admin = await staffed.SignedInAsync(AdminRole.Admin);
        using var viewer = await staffed.SignedInAsync(AdminRole.Viewer);

        Assert.Contains("/settings/answers/", (await admin.OpenAsync("/search?q=kingfish")).Html, StringComparison.Ordinal);
        Assert.DoesNotContain("/settings/answers/", (await viewer.OpenAsync("/search?q=kingfish&kind=answers")).Html, StringComparison.Ordinal);
        Assert.Contains("href=\"/settings/credits\"", (await admin.OpenAsync("/search?q=free+credits")).Html.Replace("href=\"settings", "href=\"/settings", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.DoesNotContain("/settings/credits", (await viewer.OpenAsync("/search?q=credits+prices")).Html, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/search?q=%22%27%29%3B--&from=x&to=2026-99-99&bot=-1&person=0&least=abc&state=%27&media=true&cursor=-5")]
    [InlineData("/search?q=*+AND+NOT+(&kind=none")]
    public async Task AForgedAddress_IsAPageWithoutResults(string path)
    {
        using var viewer = await staffed.SignedInAsync(AdminRole.Viewer);

        var page = await viewer.OpenAsync(path);

        Assert.Equal(System.Net.HttpStatusCode.OK, page.Status);
        Assert.Contains("Nothing was found", page.Words, StringComparison.Ordinal);
    }
}

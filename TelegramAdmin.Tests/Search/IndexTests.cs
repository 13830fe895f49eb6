using Microsoft.EntityFrameworkCore;
using TelegramAdmin.Core.Conversations;
using TelegramAdmin.Core.QuickReplies;
using TelegramAdmin.Core.Search;
using TelegramAdmin.Core.Storage;
using TelegramAdmin.Core.Users;
using TelegramAdmin.Core.Workspaces;
using TelegramAdmin.Tests.Running;

namespace TelegramAdmin.Tests.Search;

public sealed class IndexTests
{
    [Theory, OnBothDatabases]
    public async Task WhatPeopleWrite_IsFound_FollowsEditsAndRenames_AndIsForgottenWhenItIsGone(DatabaseProvider provider)
    {
        await using var app = await RunningApp.StartAsync(provider);
        var bot = await app.AddBotAsync("lingo_bot");
        var person = app.Sandbox.World.AddPerson("Adele", languageCode: "en");
        person.SendText(bot, "I paid twice for the month pass");

        var line = await app.UntilFoundAsync(Found.Of("\"paid twice\"", SearchKind.Message));
        var whole = await app.UntilFoundAsync(Found.Of("dele", SearchKind.Person)); // A part of Adele.
        Assert.Equal(person.Id, whole.PersonId);
        Assert.Equal(line.ParentId, (await app.UntilFoundAsync(Found.Of("adel", SearchKind.Conversation))).SourceId);
        Assert.Empty(await app.FindAsync(Found.Of("\"twice paid\"", SearchKind.Message)));
        Assert.Empty(await app.FindAsync(Found.Of("adele", SearchKind.Message)));

        await app.Storage.WriteAsync(null, db => db.ConversationMessages.Where(m => m.Id == line.SourceId).ExecuteUpdateAsync(m => m.SetProperty(x => x.Text, "I paid once")));
        await app.Storage.WriteAsync(null, db => db.BotUsers.Where(u => u.TelegramUserId == person.Id).ExecuteUpdateAsync(u => u.SetProperty(x => x.FirstName, "Ottilie")));
        Assert.Equal(line.Id, (await app.UntilFoundAsync(Found.Of("once", SearchKind.Message))).Id);
        await app.UntilGoneAsync(Found.Of("twice", SearchKind.Message));
        await app.UntilFoundAsync(Found.Of("ottil", SearchKind.Person));
        await app.UntilGoneAsync(Found.Of("adele", SearchKind.Person));

        await app.Storage.WriteAsync(null, db => db.ConversationMessages.Where(m => m.Id == line.SourceId).ExecuteDeleteAsync());
        await app.UntilGoneAsync(Found.Of("once", SearchKind.Message));
        await app.Service<SearchKeeper>().ForgetPersonAsync(WorkspaceId.Default, person.Id);
        Assert.Empty(await app.FindAsync(new SearchQuery("") { PersonId = person.Id }));
    }

    [Theory, OnBothDatabases]
    public async Task OneWorkspace_NeverFindsWhatIsInAnother_NorSomebodyElsesOwnReplies(DatabaseProvider provider)
    {
        await using var app = await RunningApp.StartAsync(provider);
        var other = await app.Service<CreateWorkspace>().RunAsync("Other");
        await app.Storage.WriteAsync(null, db =>
        {
            db.QuickReplies.AddRange(Reply(WorkspaceId.Default, "ours", null), Reply(other, "theirs", null), Reply(WorkspaceId.Default, "mine", 7));
            return Task.CompletedTask;
        });
        var query = Found.Of("walrus", SearchKind.QuickReply);

        Assert.Contains("theirs", (await app.UntilFoundAsync(query, other)).Title, StringComparison.Ordinal);
        Assert.Contains("ours", (await app.UntilFoundAsync(query)).Title, StringComparison.Ordinal);
        Assert.Equal(2, (await app.FindAsync(query with { AdminId = 7 })).Count);
        Assert.Equal(1, (await app.Service<SearchReader>().CountAsync(other, query with { AdminId = 7 }))[SearchKind.QuickReply]);
        Assert.Empty(await app.FindAsync(query with { Kinds = [SearchKind.Person] }));
    }

    [Theory, OnBothDatabases]
    public async Task ARebuiltIndex_FindsTheSame_AndAComparisonMendsWhatIsMissing(DatabaseProvider provider)
    {
        await using var app = await RunningApp.StartAsync(provider);
        var bot = await app.AddBotAsync("lingo_bot");
        var person = app.Sandbox.World.AddPerson("Ana", languageCode: "en");
        person.SendText(bot, "zebra crossing");
        await app.UntilFoundAsync(Found.Of("zebra", SearchKind.Message));
        await app.UntilFoundAsync(Found.Of("ana", SearchKind.Person));

        await app.Service<SearchKeeper>().RebuildAsync();
        await app.UntilFoundAsync(Found.Of("zebra", SearchKind.Message));
        await app.UntilFoundAsync(Found.Of("ana", SearchKind.Person));

        await app.Storage.WriteAsync(null, db => db.FoundDocuments.Where(d => d.Kind == SearchKind.Person).ExecuteDeleteAsync());
        Assert.True(await app.Service<SearchKeeper>().CompareAsync() > 0);
        await app.UntilFoundAsync(Found.Of("ana", SearchKind.Person));
    }

    [Theory, OnBothDatabases]
    public async Task Pages_FollowOnEachOther_AndFiltersHold(DatabaseProvider provider)
    {
        await using var app = await RunningApp.StartAsync(provider);
        await app.Storage.WriteAsync(null, db =>
        {
            foreach (var number in Enumerable.Range(1, 7))
                db.QuickReplies.Add(Reply(WorkspaceId.Default, $"walrus-{number}", null));
            return Task.CompletedTask;
        });
        var query = Found.Of("walr", SearchKind.QuickReply) with { Size = 3 };
        await Eventually.TrueAsync(async () => (await app.FindAsync(query with { Size = 10 })).Count == 7, "all are found");

        var seen = new List<long>();
        var page = await app.Service<SearchReader>().ReadAsync(WorkspaceId.Default, query);
        seen.AddRange(page.Hits.Select(h => h.SourceId));
        while (page.Next is { } next)
        {
            page = await app.Service<SearchReader>().ReadAsync(WorkspaceId.Default, query with { Before = next });
            seen.AddRange(page.Hits.Select(h => h.SourceId));
        }

        Assert.Equal(7, seen.Distinct().Count());
        Assert.Equal(7, seen.Count);
        Assert.Empty(await app.FindAsync(query with { HasMedia = true }));
        Assert.Empty(await app.FindAsync(query with { Until = DateTimeOffset.UnixEpoch }));
        Assert.Empty(await app.FindAsync(query with { LeastAmount = 1 }));
        Assert.Empty(await app.FindAsync(new SearchQuery("")));
    }

    private static QuickReply Reply(WorkspaceId workspace, string shortcut, long? adminId) => new()
    {
        WorkspaceId = workspace,
        AdminId = adminId,
        Shortcut = shortcut,
        Title = "Walrus",
        Steps = ReplyStep.Write([new ReplyStep { Text = "About the walrus" }]),
        SearchText = shortcut,
        CreatedAt = DateTimeOffset.UtcNow,
        ChangedAt = DateTimeOffset.UtcNow,
    };
}

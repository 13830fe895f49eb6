using TelegramAdmin.Core.Conversations.Handling;
using TelegramAdmin.Core.Conversations.Reading;
using TelegramAdmin.Core.Storage;
using TelegramAdmin.Features.Conversations.List;
using TelegramAdmin.Tests.Running;

namespace TelegramAdmin.Tests.Conversations;

public sealed class ListTests
{
    [Theory, OnBothDatabases]
    public async Task Search_ByPartsOfNames_TakesEverySignAsItselfInAnyCase(DatabaseProvider provider)
    {
        await using var app = await RunningApp.StartAsync(provider);
        var bot = await app.AddBotAsync("search_bot");
        foreach (var (first, last, username) in new (string, string?, string?)[]
            { ("Ana", "Lima", "ana_lima"), ("Мария", "Ёлкина", null), ("100%", null, null), ("Anax", null, null), (@"back\slash", null, null), ("Straße", "O'Neil", null) })
            await Desk.OpenAsync(app, bot, Said(app.Sandbox.World.AddPerson(first, last, username)));

        Assert.Equal(["Ana Lima", "Anax"], await FindAsync("ANA"));
        Assert.Equal(["Мария Ёлкина"], await FindAsync("МАРИЯ"));
        Assert.Equal(["Мария Ёлкина"], await FindAsync("  ёлк "));
        Assert.Equal(["100%"], await FindAsync("%"));
        Assert.Equal(["Ana Lima"], await FindAsync("_"));
        Assert.Equal(["Ana Lima"], await FindAsync("ANA_L"));
        Assert.Equal(["Ana Lima"], await FindAsync("@ana_lima"));
        Assert.Equal([@"back\slash"], await FindAsync(@"K\S"));
        Assert.Equal(["Straße O'Neil"], await FindAsync("o'neil"));
        Assert.Empty(await FindAsync("a%a"));
        Assert.Equal(6, (await FindAsync(" ")).Count);

        Sandbox.SandboxPerson Said(Sandbox.SandboxPerson person)
        {
            person.SendText(bot, "hello");
            return person;
        }

        async Task<IReadOnlyList<string>> FindAsync(string search)
        {
            var filter = new ConversationFilter(Search: search);
            var rows = (await app.Service<ConversationList>().ReadAsync(WorkspaceId.Default, filter)).Rows;
            foreach (var row in rows)
                Assert.NotNull(await app.Service<ConversationList>().FindAsync(WorkspaceId.Default, row.Id, filter));
            return [.. rows.Select(r => r.Title).Order(StringComparer.Ordinal)];
        }
    }

    [Theory, OnBothDatabases]
    public async Task Paging_ThroughAHundredAndTwentyWhilePeopleWrite_ShowsEachOnceNewestFirst(DatabaseProvider provider)
    {
        await using var app = await RunningApp.StartAsync(provider);
        var bot = await app.AddBotAsync("pages_bot");
        var list = app.Service<ConversationList>();
        var people = app.Sandbox.World.AddAudience(bot, 120);
        foreach (var person in people)
            person.SendText(bot, "hello");
        await Eventually.TrueAsync(async () => await list.CountOpenAsync(WorkspaceId.Default) == 120, "all have a conversation");

        var quiet = new List<long>();
        ConversationCursor? at = null;
        do
        {
            var page = await list.ReadAsync(WorkspaceId.Default, new ConversationFilter(Before: at));
            Assert.InRange(page.Rows.Count, 1, ConversationList.PageSize);
            quiet.AddRange(page.Rows.Select(r => r.Id));
            at = page.Next;
        }
        while (at is not null);
        Assert.Equal(120, quiet.Distinct().Count());
        Assert.Equal(120, quiet.Count);

        var feed = new ListFeed(list, app.Service<LabelBook>(), WorkspaceId.Default, 1, new ConversationFilter());
        await feed.LoadAsync();
        var movers = new[] { people[3], people[60], people[119] };
        while (feed.HasMore)
        {
            var changed = new List<long>();
            foreach (var person in movers)
            {
                var desk = await Desk.OpenAsync(app, bot, person);
                await desk.RecordedAsync(person.SendText(bot, "me again"));
                changed.Add(desk.Conversation);
            }
            await feed.RefreshAsync(changed, isHeld: false, stays: null);
            await feed.LoadMoreAsync();
        }

        Assert.Equal(120, feed.Rows.Count);
        Assert.Equal(120, feed.Rows.Select(r => r.Id).Distinct().Count());
        Assert.Equal(feed.Rows.OrderByDescending(r => r.LastMessageAt).ThenByDescending(r => r.Id).Select(r => r.Id), feed.Rows.Select(r => r.Id));
    }
}

using TelegramAdmin.Core.Channels.Figures;
using TelegramAdmin.Core.Channels.Figures.Listing;
using TelegramAdmin.Core.Channels.Figures.Mentions;
using TelegramAdmin.Core.Channels.Figures.Periods;
using TelegramAdmin.Core.Channels.Posts;
using TelegramAdmin.Core.Storage;
using TelegramAdmin.Features.Channels.PostView;
using TelegramAdmin.Tests.Running;

namespace TelegramAdmin.Tests.Channels.Figures;

public sealed class PostListTests
{
    private static readonly DateTimeOffset Now = new(2026, 5, 15, 12, 34, 0, TimeSpan.Zero);

    [Theory, OnBothDatabases]
    public async Task EachOrder_PageByPage_ShowsEveryPostOnce_AsManyAsTheFigureSays(DatabaseProvider provider)
    {
        await using var app = await RunningApp.StartAsync(provider, new HandClock(Now));
        var channel = await KeptChannel.AddAsync(app.Storage, "listed", Now);
        channel.Live(Now.AddDays(-95), Now);
        for (var equal = 0; equal < 20; equal++)
            channel.Post(Now.AddDays(-3), 5_000, 10, 10, 0); // Of the same moment and with the same counters: only their numbers tell them apart.
        await channel.KeepAsync(app.Storage);
        var period = ChannelPeriod.Last(90, Now, TimeZoneInfo.Utc);
        var figures = (await app.Service<ChannelFigureReader>().ReadAsync(WorkspaceId.Default, channel.Id, period))!;

        foreach (var order in Enum.GetValues<PostOrder>())
        {
            var rows = await WalkAsync(app, channel.Id, new PostFilter(period) { Fate = PostFate.Kept, Order = order });
            Assert.Equal(figures.Series.Now.Posts, rows.Count);
            Assert.Equal(rows.Count, rows.DistinctBy(r => r.Post.MessageId).Count());
            Assert.Equal(rows.OrderByDescending(r => Value(r, order)).Select(r => Value(r, order)), rows.Select(r => Value(r, order)));
        }
        Assert.Equal(figures.Series.Now.Deleted, (await WalkAsync(app, channel.Id, new PostFilter(period) { Fate = PostFate.Deleted })).Count);
        var hour = figures.Hours.Best!.Value;
        Assert.Equal(figures.Hours.Hours[hour].Posts, (await WalkAsync(app, channel.Id, new PostFilter(period) { Hour = hour, Fate = PostFate.Kept })).Count(r => r.Post.ViewsAt6Hours is not null));
        foreach (var kind in figures.Kinds)
            Assert.Equal(kind.Posts, await app.Service<PostList>().CountAsync(WorkspaceId.Default, channel.Id, new PostFilter(period) { Kind = kind.Key, Fate = PostFate.Kept }));
        foreach (var length in figures.Lengths)
            Assert.Equal(length.Posts, await app.Service<PostList>().CountAsync(WorkspaceId.Default, channel.Id, new PostFilter(period) { Length = length.Key, Fate = PostFate.Kept }));
    }

    [Theory, OnBothDatabases]
    public async Task PartOfAText_IsFound_AsItWasTypedOrInLowerCase(DatabaseProvider provider)
    {
        await using var app = await RunningApp.StartAsync(provider, new HandClock(Now));
        var channel = await KeptChannel.AddAsync(app.Storage, "said", Now);
        channel.Post(Now.AddDays(-1), 1, text: "Seven Words for “shore”");
        channel.Post(Now.AddDays(-2), 1, text: "Десять слов о Море");
        channel.Post(Now.AddDays(-3), 1, text: "100% of_it");
        await channel.KeepAsync(app.Storage);
        var filter = new PostFilter(ChannelPeriod.Last(30, Now, TimeZoneInfo.Utc));

        Assert.Equal([1L], await IdsAsync("seven words"));
        Assert.Equal([2L], await IdsAsync("Море"));
        Assert.Equal([3L], await IdsAsync("0% of_"));
        Assert.Empty(await IdsAsync("0%x"));
        Assert.Empty(await IdsAsync("'; DROP TABLE channel_posts; --"));

        async Task<IEnumerable<long>> IdsAsync(string text) => (await WalkAsync(app, channel.Id, filter with { Text = text })).Select(r => r.Post.MessageId);
    }

    [Theory, OnBothDatabases]
    public async Task Mentions_CountEachPostOnce_ByNumberAndByName_WithoutDeletedOnes(DatabaseProvider provider)
    {
        await using var app = await RunningApp.StartAsync(provider, new HandClock(Now));
        var (cited, citing) = (await KeptChannel.AddAsync(app.Storage, "Cited_one", Now), await KeptChannel.AddAsync(app.Storage, "citing", Now));
        citing.Post(Now.AddDays(-1), 100);
        citing.Post(Now.AddDays(-2), 200);
        citing.Post(Now.AddDays(-3), 400).DeletedAt = Now;
        citing.Post(Now.AddDays(-40), 800);
        await citing.KeepAsync(app.Storage);
        await app.Storage.WriteAsync(WorkspaceId.Default, db => db.PostCitations.AddRangeAsync(
            Citation(1, CitationKind.Forward, cited.Row.TelegramId, null),
            Citation(1, CitationKind.Mention, null, "cited_one"),
            Citation(2, CitationKind.Link, null, "cited_one"),
            Citation(3, CitationKind.Link, null, "cited_one"),
            Citation(4, CitationKind.Link, null, "cited_one"),
            Citation(2, CitationKind.Mention, null, "stranger")));
        var period = ChannelPeriod.Last(30, Now, TimeZoneInfo.Utc);

        var by = Assert.Single((await app.Service<MentionReader>().ReadAsync(WorkspaceId.Default, cited.Row, period)).By);
        var of = (await app.Service<MentionReader>().ReadAsync(WorkspaceId.Default, citing.Row, period)).Of;

        Assert.Equal(("citing", 2, 300L), (by.Channel!.Title, by.Posts, by.Views));
        Assert.Equal([("Cited_one", 2), ("stranger", 1)], of.Select(g => (g.Title!, g.Posts)));

        PostCitation Citation(long post, CitationKind kind, long? number, string? name) => new()
        {
            WorkspaceId = WorkspaceId.Default, ChannelId = citing.Id, MessageId = post, PostedAt = citing.Posts[(int)post - 1].PostedAt, Kind = kind, CitedTelegramId = number, CitedName = name,
        };
    }

    [Theory]
    [InlineData("The price is 5 €.", "The price is 7 €, for now.")]
    [InlineData("", "new")]
    [InlineData("gone entirely", "")]
    [InlineData("same", "same")]
    [InlineData("one\ntwo  three", "one two\nthree 👍🏽")]
    public void TheDifference_HoldsBothTextsWhole(string before, string after)
    {
        var parts = TextDifference.Of(before, after);

        Assert.Equal(before, string.Concat(parts.Where(p => p.Change != TextChange.Added).Select(p => p.Words)));
        Assert.Equal(after, string.Concat(parts.Where(p => p.Change != TextChange.Removed).Select(p => p.Words)));
        Assert.Equal(before == after, parts.All(p => p.Change == TextChange.Same));
    }

    private static async Task<List<PostRow>> WalkAsync(RunningApp app, long channel, PostFilter filter)
    {
        var rows = new List<PostRow>();
        for (PostCursor? before = null; ;)
        {
            var page = await app.Service<PostList>().PageAsync(WorkspaceId.Default, channel, filter, before, 17);
            rows.AddRange(page.Rows);
            if (page.Next is null)
                return rows;
            before = PostCursor.Read(page.Next.ToString());
        }
    }

    private static long Value(PostRow row, PostOrder order) => order switch
    {
        PostOrder.Views => row.Post.Views ?? -1,
        PostOrder.Engagement => row.Post.Views is > 0 and var views ? ((row.Post.Reactions ?? 0) + (row.Post.Forwards ?? 0) + (row.Post.Comments ?? 0)) * 1_000_000L / views : -1,
        PostOrder.Forwards => row.Post.Forwards ?? -1,
        PostOrder.Reactions => row.Post.Reactions ?? -1,
        PostOrder.Comments => row.Post.Comments ?? -1,
        _ => row.Post.PostedAt.UtcTicks,
    };
}

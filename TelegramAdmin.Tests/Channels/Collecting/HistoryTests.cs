using TelegramAdmin.Core.Channels;
using TelegramAdmin.Core.Channels.Collecting.Following;
using TelegramAdmin.Core.Channels.Collecting.Progress;
using TelegramAdmin.Core.Channels.Members;
using TelegramAdmin.Core.Channels.Posts;
using TelegramAdmin.Core.Access;
using TelegramAdmin.Core.Storage;
using TelegramAdmin.Tests.Channels.Collecting.Playing;
using TelegramAdmin.Tests.Running;

namespace TelegramAdmin.Tests.Channels.Collecting;

/// <summary>Histories arrive whole, to the depth that was asked for, whatever happens on the way.</summary>
public sealed class HistoryTests
{
    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);

    [Theory, OnBothDatabases]
    public async Task History_OfAll_IsCompleteInOrder_EachPostOnceWithItsCounters(DatabaseProvider provider)
    {
        await using var app = await PlayedApp.OpenAsync(provider);
        var source = app.World.Add("daily").Fill(730, PlayedApp.Start, Hour);
        var channel = await app.FollowAsync(source);
        await app.CatchUpAsync(channel);

        var row = await app.ChannelAsync(channel);
        Assert.Equal((source.Number, "The daily", "daily", 730, (int?)730), (row.TelegramId, row.Title, row.Username, row.HistoryRead, row.HistoryTotal));
        var posts = await app.PostsAsync(channel);
        Assert.Equal(source.Ids, posts.Select(p => p.MessageId));
        Assert.All(posts, p => Assert.Equal((source[p.MessageId].Text, source[p.MessageId].PostedAt), (p.Text, p.PostedAt)));
        Assert.Equal(730, (await app.SnapshotsAsync(channel)).Select(s => s.MessageId).Distinct().Count());
        Assert.All(posts.Where(p => p.Kind == PostKind.Service), p => Assert.Null(p.Views));
        Assert.Equal(source.Members, Assert.Single(await app.RowsAsync<MemberSnapshot>()).Members);
        Assert.Empty(await app.RowsAsync<ChannelHour>()); // Nobody knows when old posts were seen.
    }

    [Theory, OnBothDatabases]
    public async Task History_ToANumber_EndsThere_AndGoesOnFromThereWhenWantedDeeper(DatabaseProvider provider)
    {
        await using var app = await PlayedApp.OpenAsync(provider);
        var source = app.World.Add("limited").Fill(500, PlayedApp.Start, Hour);
        var channel = await app.FollowAsync(source, new HistoryDepth(Posts: 250));
        await app.CatchUpAsync(channel);
        Assert.Equal(source.Ids.Skip(250), (await app.PostsAsync(channel)).Select(p => p.MessageId));
        var asked = app.World.Requests.Count(r => r.Kind == "page");

        var deeper = await app.Service<ChangeChannel>().RunAsync(WorkspaceId.Default, channel.Id, new ChannelChange(History: new HistoryDepth(Posts: 400)), Actor.System);
        Assert.Equal(ChannelState.CatchingUp, deeper.Value.State);
        await app.CatchUpAsync(channel);
        Assert.Equal(source.Ids.Skip(100), (await app.PostsAsync(channel)).Select(p => p.MessageId));
        Assert.Equal(asked + 2, app.World.Requests.Count(r => r.Kind == "page")); // It did not begin again.
    }

    [Fact]
    public async Task History_ToADate_EndsThere()
    {
        await using var app = await PlayedApp.OpenAsync(DatabaseProvider.Sqlite);
        var source = app.World.Add("dated").Fill(300, PlayedApp.Start, Hour);
        var since = PlayedApp.Start - TimeSpan.FromHours(150);
        var channel = await app.FollowAsync(source, new HistoryDepth(Since: since));
        await app.CatchUpAsync(channel);
        Assert.Equal(source.Ids.Where(id => source[id].PostedAt >= since), (await app.PostsAsync(channel)).Select(p => p.MessageId));
        Assert.Equal(ChannelState.Live, (await app.ChannelAsync(channel)).State);
    }

    [Fact]
    public async Task History_OfAnEmptyChannel_IsDone_AndItsFirstPostComes()
    {
        await using var app = await PlayedApp.OpenAsync(DatabaseProvider.Sqlite);
        var source = app.World.Add("empty");
        var channel = await app.FollowAsync(source);
        await app.CatchUpAsync(channel);
        source.Post("The first");
        await app.RunAsync(TimeSpan.FromHours(2), TimeSpan.FromMinutes(5));
        Assert.Equal("The first", Assert.Single(await app.PostsAsync(channel)).Text);
    }

    [Theory, OnBothDatabases]
    public async Task History_WhoseProcessDiesAtAnyRequest_HasNoGapAndNothingTwice(DatabaseProvider provider)
    {
        await using var first = await PlayedApp.OpenAsync(provider);
        var source = first.World.Add("fragile").Fill(1_050, PlayedApp.Start, Hour);
        var channel = await first.FollowAsync(source);
        var (asked, process) = (0, first);
        first.World.Die = _ => ++asked % 2 == 0 ? new OperationCanceledException("killed") : null;
        for (var life = 0; life < 200 && (await process.ChannelAsync(channel)).State != ChannelState.Live; life++)
        {
            process = await first.ReopenAsync();
            try
            {
                await process.CatchUpAsync(channel);
            }
            catch (OperationCanceledException)
            {
                first.Clock.Forward(TimeSpan.FromSeconds(1));
            }
            await process.DisposeAsync();
            process = first;
        }

        var posts = await first.PostsAsync(channel);
        Assert.Equal(source.Ids, posts.Select(p => p.MessageId));
        Assert.Equal(1_050, (await first.ChannelAsync(channel)).HistoryRead);
    }

    [Theory, OnBothDatabases]
    public async Task NewPosts_AfterDaysAway_AllCome_EvenWhenTheProcessDiesInBetween(DatabaseProvider provider)
    {
        await using var app = await PlayedApp.OpenAsync(provider);
        var source = app.World.Add("busy").Fill(50, PlayedApp.Start, Hour);
        var channel = await app.FollowAsync(source);
        await app.CatchUpAsync(channel);
        app.Clock.Forward(TimeSpan.FromDays(5));
        source.Fill(640, app.Now, TimeSpan.FromMinutes(10));
        var pages = 0;
        app.World.Die = r => r.Kind == "page" && ++pages == 4 ? new OperationCanceledException("killed") : null;
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => app.RunAsync(TimeSpan.FromMinutes(1), TimeSpan.FromSeconds(1)));
        source.Post("While it was down");

        await using var again = await app.ReopenAsync();
        await again.RunAsync(TimeSpan.FromMinutes(40), TimeSpan.FromSeconds(20));
        Assert.Equal(source.Ids, (await again.PostsAsync(channel)).Select(p => p.MessageId));
        Assert.Equal(source.Newest, (await again.ChannelAsync(channel)).NewestMessageId);
    }

    [Fact]
    public async Task LongHistory_HoldsNobodyUp_AndTellsHowFastItGoes()
    {
        await using var app = await PlayedApp.OpenAsync(DatabaseProvider.Sqlite);
        var endless = await app.FollowAsync(app.World.Add("endless").Fill(8_000, PlayedApp.Start, Hour));
        await app.RunAsync(TimeSpan.FromSeconds(20), TimeSpan.FromSeconds(1));
        var small = await app.FollowAsync(app.World.Add("small").Fill(150, PlayedApp.Start, Hour));
        await app.RunAsync(TimeSpan.FromSeconds(20), TimeSpan.FromSeconds(1));

        Assert.Equal(ChannelState.Live, (await app.ChannelAsync(small)).State);
        var row = await app.ChannelAsync(endless);
        Assert.Equal(ChannelState.CatchingUp, row.State);
        var pace = app.Service<HistoryProgress>().Of(row);
        Assert.InRange(pace!.PostsPerSecond, 30, 120);
        Assert.Equal(8_000, pace.Wanted);
        Assert.InRange(pace.Left!.Value.TotalSeconds, (8_000 - row.HistoryRead) / 121, (8_000 - row.HistoryRead) / 29);
    }
}

using TelegramAdmin.Core.Channels;
using TelegramAdmin.Core.Channels.Accounts;
using TelegramAdmin.Core.Channels.Posts;
using TelegramAdmin.Core.Channels.Sources;
using TelegramAdmin.Core.Storage;
using TelegramAdmin.Tests.Channels.Collecting.Playing;
using TelegramAdmin.Tests.Running;

namespace TelegramAdmin.Tests.Channels.Collecting;

/// <summary>What is heard as it happens, beside the collector that sees the same.</summary>
public sealed class LiveTests
{
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    [Theory, OnBothDatabases]
    public async Task LiveAndCollector_TogetherGiveEachPostOnce(DatabaseProvider provider)
    {
        await using var app = await PlayedApp.OpenAsync(provider);
        var source = app.World.Add("live").Fill(30, PlayedApp.Start, Minute);
        var channel = await app.FollowAsync(source);
        await app.CatchUpAsync(channel);
        await app.RunAsync(2 * Minute, Minute);
        var account = (await app.ChannelAsync(channel)).AccountId!.Value;
        Assert.True(app.World.Listened[(account, source.Number)]);

        for (var i = 0; i < 120; i++)
        {
            var post = source.Post($"Live {i}");
            if (i % 3 != 0) // Some are missed.
                await app.HearAsync(new PostAppeared(account, source.Number, post), new PostAppeared(account, source.Number, post));
            await app.RunAsync(Minute, Minute);
        }
        await app.RunAsync(TimeSpan.FromHours(1), 10 * Minute);
        Assert.Equal(source.Ids, (await app.PostsAsync(channel)).Select(p => p.MessageId));
        Assert.Empty(await app.RowsAsync<PostVersion>());
    }

    [Theory, OnBothDatabases]
    public async Task LiveNews_AreKeptAtOnce_AndCountersNotMoreOftenThanEveryFiveMinutes(DatabaseProvider provider)
    {
        await using var app = await PlayedApp.OpenAsync(provider);
        var source = app.World.Add("news").Fill(3, PlayedApp.Start, Minute);
        var channel = await app.FollowAsync(source);
        await app.CatchUpAsync(channel);
        var account = (await app.ChannelAsync(channel)).AccountId!.Value;
        app.Clock.Forward(Minute);
        var first = source.Post("First");
        await app.HearAsync(new PostAppeared(account, source.Number, first));
        await app.HearAsync(new PostEdited(account, source.Number, source.Edit(first.MessageId, "Edited")), new PostsDeleted(account, source.Number, [1, 2, 999]));
        for (var i = 0; i < 20; i++)
        {
            app.Clock.Forward(Minute);
            await app.HearAsync(new PostCounted(account, source.Number, first.MessageId, new PostCounters(100 + i, 1, 1, 0, null)));
        }
        await app.HearAsync(new MembersCounted(account, source.Number, 1_234), new PostAppeared(account, 404, first), new PostAppeared(account + 9, source.Number, first));

        var post = await app.PostAsync(channel, first.MessageId);
        Assert.Equal("Edited", post.Text);
        Assert.Equal("First", Assert.Single(await app.RowsAsync<PostVersion>()).Text);
        Assert.Equal([1L, 2L], (await app.PostsAsync(channel)).Where(p => p.DeletedAt is not null).Select(p => p.MessageId));
        Assert.Equal([0L, 104L, 109L, 114L, 119L], (await app.SnapshotsAsync(channel, first.MessageId)).Select(s => s.Views!.Value));
        Assert.Equal(1_234, (await app.ChannelAsync(channel)).Members);
        Assert.Equal(4, (await app.PostsAsync(channel)).Count);
    }

    [Fact]
    public async Task LiveNews_BringBackNothingThatWasDeleted()
    {
        await using var app = await PlayedApp.OpenAsync(DatabaseProvider.Sqlite);
        var source = app.World.Add("late").Fill(30, PlayedApp.Start, Minute);
        var channel = await app.FollowAsync(source);
        await app.CatchUpAsync(channel);
        var account = (await app.ChannelAsync(channel)).AccountId!.Value;
        app.Clock.Forward(Minute);
        var old = source[20];
        await app.HearAsync(new PostsDeleted(account, source.Number, [20]), new PostEdited(account, source.Number, old));
        Assert.NotNull((await app.PostAsync(channel, 20)).DeletedAt);
        await app.RunAsync(TimeSpan.FromHours(1), Minute); // It was hidden for a moment, or the news was wrong: the page holds it.
        Assert.Null((await app.PostAsync(channel, 20)).DeletedAt);
    }

    [Fact]
    public async Task ClosedAccount_ListensAgain_AndWhoIsThrownOutIsReplaced()
    {
        await using var app = await PlayedApp.OpenAsync(DatabaseProvider.Sqlite, accounts: 2);
        var source = app.World.Add("listened").Fill(30, PlayedApp.Start, Minute);
        var channel = await app.FollowAsync(source);
        await app.CatchUpAsync(channel);
        await app.RunAsync(Minute, Minute);
        var account = (await app.ChannelAsync(channel)).AccountId!.Value;
        app.World.Listened.Clear();
        app.World.Close(account);
        await app.RunAsync(TimeSpan.FromHours(1), Minute);
        Assert.True(app.World.Listened.ContainsKey((account, source.Number)));

        source.ClosedTo.Add(account);
        await app.HearAsync(new ChannelLost(account, source.Number));
        await app.RunAsync(10 * Minute, Minute);
        var row = await app.ChannelAsync(channel);
        Assert.NotEqual(account, row.AccountId);
        Assert.Equal(ChannelState.Live, row.State);
        Assert.False(app.World.Listened.ContainsKey((account, source.Number)));
        Assert.Equal(2, (await app.RowsAsync<MtProtoAccount>()).Count);
    }
}

using TelegramAdmin.Core.Access;
using TelegramAdmin.Core.Channels;
using TelegramAdmin.Core.Channels.Accounts;
using TelegramAdmin.Core.Channels.Collecting.Following;
using TelegramAdmin.Core.Channels.Members;
using TelegramAdmin.Core.Channels.Posts;
using TelegramAdmin.Core.Storage;
using TelegramAdmin.Tests.Channels.Collecting.Playing;
using TelegramAdmin.Tests.Running;

namespace TelegramAdmin.Tests.Channels.Collecting;

/// <summary>What people do with channels.</summary>
public sealed class FollowingTests
{
    [Theory]
    [InlineData("no channel", "channel_address_invalid")]
    [InlineData("https://example.com/daily", "channel_address_invalid")]
    [InlineData("t.me/joinchat", "channel_address_invalid")]
    [InlineData("@DAILY", "channel_known")]
    [InlineData("https://t.me/daily/15", "channel_known")]
    public async Task Following_WhatCannotBe_IsRefusedWithItsReason(string address, string code)
    {
        await using var app = await PlayedApp.OpenAsync(DatabaseProvider.Sqlite);
        await app.FollowAsync(app.World.Add("daily"));
        var refused = await app.Service<FollowChannel>().RunAsync(WorkspaceId.Default, new ChannelDraft(address, false, null, HistoryDepth.All), Actor.System);
        Assert.Equal(code, refused.Failure?.Code);
    }

    [Fact]
    public async Task Following_WithoutAccountOrWithAnImpossibleDepth_IsRefused()
    {
        await using var app = await PlayedApp.OpenAsync(DatabaseProvider.Sqlite, accounts: 0);
        var follow = app.Service<FollowChannel>();
        async Task<string?> CodeAsync(HistoryDepth depth, long? account = null) =>
            (await follow.RunAsync(WorkspaceId.Default, new ChannelDraft("@daily", false, account, depth), Actor.System)).Failure?.Code;
        Assert.Equal("channel_no_account", await CodeAsync(HistoryDepth.All));
        Assert.Equal("channel_account_unknown", await CodeAsync(HistoryDepth.All, 99));
        Assert.Equal("channel_depth_invalid", await CodeAsync(new HistoryDepth(0)));
        Assert.Equal("channel_depth_invalid", await CodeAsync(new HistoryDepth(Since: app.Now.AddDays(1))));
        Assert.Equal("channel_depth_invalid", await CodeAsync(new HistoryDepth(5, app.Now.AddDays(-1))));
    }

    [Theory, OnBothDatabases]
    public async Task StoppedChannel_IsNotRead_AndGoesOnWithoutAGap(DatabaseProvider provider)
    {
        await using var app = await PlayedApp.OpenAsync(provider);
        var source = app.World.Add("stopped").Fill(300, PlayedApp.Start, TimeSpan.FromMinutes(1));
        var channel = await app.FollowAsync(source);
        await app.CatchUpAsync(channel);
        Assert.Equal(ChannelState.NotFollowed, (await app.Service<StopFollowing>().RunAsync(WorkspaceId.Default, channel.Id, Actor.System)).Value.State);
        var asked = app.World.Requests.Count;
        source.Fill(150, app.Now + TimeSpan.FromHours(3), TimeSpan.FromMinutes(1));
        await app.RunAsync(TimeSpan.FromHours(3), TimeSpan.FromMinutes(10));
        Assert.Equal(asked, app.World.Requests.Count);

        Assert.True((await app.Service<FollowAgain>().RunAsync(WorkspaceId.Default, channel.Id, Actor.System)).IsOk);
        await app.RunAsync(TimeSpan.FromMinutes(1), TimeSpan.FromSeconds(10));
        Assert.Equal(source.Ids, (await app.PostsAsync(channel)).Select(p => p.MessageId));
        Assert.Equal(ChannelState.Live, (await app.ChannelAsync(channel)).State);
    }

    [Theory, OnBothDatabases]
    public async Task RemovedChannel_IsGoneAtOnce_ItsRowsSoonAfter_AndOthersStay(DatabaseProvider provider)
    {
        await using var app = await PlayedApp.OpenAsync(provider);
        var source = app.World.Add("removed").Fill(450, PlayedApp.Start, TimeSpan.FromMinutes(1));
        source.Edit(400, "See t.me/other/5");
        var channel = await app.FollowAsync(source);
        var other = await app.FollowAsync(app.World.Add("staying").Fill(5, PlayedApp.Start, TimeSpan.FromMinutes(1)));
        await app.CatchUpAsync(channel);
        await app.CatchUpAsync(other);
        app.Clock.Forward(TimeSpan.FromMinutes(1));
        source.Edit(449, "Edited");
        source.Post("New");
        await app.RunAsync(TimeSpan.FromHours(1), TimeSpan.FromMinutes(10));
        Assert.NotEmpty(await app.RowsAsync<PostVersion>());

        Assert.True((await app.Service<RemoveChannel>().RunAsync(WorkspaceId.Default, channel.Id, Actor.System)).IsOk);
        Assert.DoesNotContain(await app.RowsAsync<TrackedChannel>(), c => c.Id == channel.Id);
        Assert.Equal("channel_not_found", (await app.Service<RemoveChannel>().RunAsync(WorkspaceId.Default, channel.Id, Actor.System)).Failure?.Code);
        await app.RunAsync();
        Assert.All(await app.RowsAsync<ChannelPost>(), p => Assert.Equal(other.Id, p.ChannelId));
        Assert.All(await app.RowsAsync<PostSnapshot>(), p => Assert.Equal(other.Id, p.ChannelId));
        Assert.All(await app.RowsAsync<MemberSnapshot>(), p => Assert.Equal(other.Id, p.ChannelId));
        Assert.All(await app.RowsAsync<ChannelAccess>(), p => Assert.Equal(other.Id, p.ChannelId));
        Assert.Empty(await app.RowsAsync<PostVersion>());
        Assert.Empty(await app.RowsAsync<PostCitation>());
        Assert.Empty(await app.RowsAsync<RemovedChannel>());
        Assert.Equal(5, (await app.PostsAsync(other)).Count);
        Assert.True((await app.Service<FollowChannel>().RunAsync(WorkspaceId.Default, new ChannelDraft("@removed", true, null, HistoryDepth.All), Actor.System)).IsOk);
    }
}

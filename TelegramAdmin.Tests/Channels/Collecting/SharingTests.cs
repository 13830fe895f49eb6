using TelegramAdmin.Core.Access;
using TelegramAdmin.Core.Channels;
using TelegramAdmin.Core.Channels.Accounts;
using TelegramAdmin.Core.Channels.Collecting.Following;
using TelegramAdmin.Core.Channels.Sources;
using TelegramAdmin.Core.Events;
using TelegramAdmin.Core.Storage;
using TelegramAdmin.Tests.Channels.Collecting.Playing;
using TelegramAdmin.Tests.Running;
using Microsoft.EntityFrameworkCore;

namespace TelegramAdmin.Tests.Channels.Collecting;

/// <summary>Which account reads what when one has to wait, is refused, or is lost.</summary>
public sealed class SharingTests
{
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    [Theory, OnBothDatabases]
    public async Task FloodWait_MovesTheWork_ButNotAtOnce_AndIsObeyed(DatabaseProvider provider)
    {
        await using var app = await PlayedApp.OpenAsync(provider, accounts: 2);
        var source = app.World.Add("flooded").Fill(3_000, PlayedApp.Start, Minute);
        var channel = await app.FollowAsync(source);
        await app.RunAsync(15 * Second, Second);
        var first = (await app.ChannelAsync(channel)).AccountId!.Value;
        var flooded = false;
        app.World.Refuse = r => r.AccountId == first && !flooded && (flooded = true) ? new SourceFailure(SourceFailureKind.FloodWait, "Wait.", TimeSpan.FromHours(20)) : null;
        await app.RunAsync(Second, Second);
        var (at, asked) = (app.Now, app.World.Requests.Count);

        Assert.InRange((await app.AccountAsync(first)).WaitsUntil!.Value, at + TimeSpan.FromHours(20), at + TimeSpan.FromHours(20) + (2 * Second));
        await app.RunAsync(58 * Second, Second);
        Assert.Equal(asked, app.World.Requests.Count); // Nobody repeats it at once.
        await app.CatchUpAsync(channel);
        await app.RunAsync(TimeSpan.FromHours(19), 5 * Minute);
        var later = app.World.Requests.Where(r => r.At > at).ToList();
        Assert.All(later, r => Assert.NotEqual(first, r.AccountId));
        Assert.Equal(1, later.Count(r => r.Kind == "find"));
        Assert.Equal(source.Ids, (await app.PostsAsync(channel)).Select(p => p.MessageId));
    }

    [Fact]
    public async Task FloodWait_OfTheOnlyAccount_IsSaid_AndItGoesOnAfterwards()
    {
        await using var app = await PlayedApp.OpenAsync(DatabaseProvider.Sqlite);
        var channel = await app.FollowAsync(app.World.Add("alone").Fill(2_000, PlayedApp.Start, Minute));
        await app.RunAsync(5 * Second, Second);
        app.World.Refuse = _ => new SourceFailure(SourceFailureKind.FloodWait, "Wait.", TimeSpan.FromDays(1));
        await app.RunAsync(2 * Second, Second);
        app.World.Refuse = _ => null;
        var asked = app.World.Requests.Count;
        await app.RunAsync(TimeSpan.FromHours(23), 10 * Minute);
        Assert.Equal(asked, app.World.Requests.Count);
        var row = await app.ChannelAsync(channel);
        Assert.Contains("Telegram wants Reader to wait until 2027-03-11", row.Trouble, StringComparison.Ordinal);
        Assert.Equal(ChannelState.CatchingUp, row.State);

        await app.RunAsync(TimeSpan.FromHours(2), Minute);
        row = await app.ChannelAsync(channel);
        Assert.Equal((ChannelState.Live, null), (row.State, row.Trouble));
    }

    [Fact]
    public async Task LongWaitForNames_StopsNamesOnly()
    {
        await using var app = await PlayedApp.OpenAsync(DatabaseProvider.Sqlite);
        var known = await app.FollowAsync(app.World.Add("known").Fill(50, PlayedApp.Start, Minute));
        await app.CatchUpAsync(known);
        app.World.Refuse = r => r.Kind == "find" ? new SourceFailure(SourceFailureKind.FloodWait, "Wait.", TimeSpan.FromHours(15)) : null;
        var second = await app.FollowAsync(app.World.Add("second").Fill(50, PlayedApp.Start, Minute));
        await app.RunAsync(TimeSpan.FromHours(2), Minute);
        Assert.Equal(2, app.World.Requests.Count(r => r.Kind == "find"));
        Assert.True(app.World.Requests.Count(r => r.Kind == "page") > 10);
        Assert.Equal((ChannelState.Adding, ChannelState.Live), ((await app.ChannelAsync(second)).State, (await app.ChannelAsync(known)).State));
        Assert.NotNull((await app.ChannelAsync(second)).Trouble);
    }

    [Theory, OnBothDatabases]
    public async Task PrivateChannel_IsMarkedWhenEveryAccountWasRefused_LookedForWeekly_AndAtOnceByAClick(DatabaseProvider provider)
    {
        await using var app = await PlayedApp.OpenAsync(provider, accounts: 2);
        var source = app.World.Add("closing").Fill(20, PlayedApp.Start, Minute);
        var channel = await app.FollowAsync(source);
        await app.CatchUpAsync(channel);
        source.ClosedTo.UnionWith((await app.RowsAsync<MtProtoAccount>()).Select(a => a.Id));
        await app.RunAsync(TimeSpan.FromHours(3), Minute);
        var row = await app.ChannelAsync(channel);
        Assert.Equal((ChannelState.Private, "The channel is private."), (row.State, row.Trouble));
        Assert.Equal(2, app.World.Requests.Where(r => r.At > PlayedApp.Start + TimeSpan.FromMinutes(5)).Select(r => r.AccountId).Distinct().Count());
        var asked = app.World.Requests.Count;
        await app.RunAsync(TimeSpan.FromDays(6), TimeSpan.FromHours(1));
        Assert.Equal(asked, app.World.Requests.Count);
        await app.RunAsync(TimeSpan.FromDays(2), TimeSpan.FromHours(1));
        Assert.Equal(asked + 1, app.World.Requests.Count);

        source.ClosedTo.Clear();
        Assert.True((await app.Service<FollowAgain>().RunAsync(WorkspaceId.Default, channel.Id, Actor.System)).IsOk);
        await app.RunAsync(Minute, 10 * Second);
        row = await app.ChannelAsync(channel);
        Assert.Equal((ChannelState.Live, null), (row.State, row.Trouble));
        Assert.Equal(20, (await app.PostsAsync(channel)).Count);
    }

    [Fact]
    public async Task NameThatNobodyHas_IsGone_WithWords()
    {
        await using var app = await PlayedApp.OpenAsync(DatabaseProvider.Sqlite);
        var channel = await app.FollowAsync(new PlayedChannel(5, "nobody", app.Clock));
        await app.RunAsync(Minute, Second);
        var row = await app.ChannelAsync(channel);
        Assert.Equal((ChannelState.Gone, "There is no such channel."), (row.State, row.Trouble));
        Assert.Single(app.World.Requests);
    }

    [Fact]
    public async Task SecondAddressOfAChannel_IsNotFollowedTwice()
    {
        await using var app = await PlayedApp.OpenAsync(DatabaseProvider.Sqlite);
        await app.CatchUpAsync(await app.FollowAsync(app.World.Add("one_name", 77)));
        app.Clock.Forward(Minute);
        var twin = await app.FollowAsync(app.World.Add("other_name", 77));
        await app.RunAsync(Minute, Second);
        var row = await app.ChannelAsync(twin);
        Assert.Equal(ChannelState.Gone, row.State);
        Assert.Contains("The one_name", row.Trouble, StringComparison.Ordinal);
    }

    [Theory, OnBothDatabases]
    public async Task LostAccount_GivesItsChannelsToTheNext_AndWithoutAnyItIsSaid(DatabaseProvider provider)
    {
        await using var app = await PlayedApp.OpenAsync(provider, accounts: 2);
        var source = app.World.Add("orphan").Fill(20, PlayedApp.Start, Minute);
        var channel = await app.FollowAsync(source);
        await app.CatchUpAsync(channel);
        var first = (await app.ChannelAsync(channel)).AccountId!.Value;
        app.World.Lost.Add(first);
        source.Post("Read by the other");
        await app.RunAsync(TimeSpan.FromHours(1), Minute);
        var second = (await app.ChannelAsync(channel)).AccountId!.Value;
        Assert.NotEqual(first, second);
        Assert.Equal(21, (await app.PostsAsync(channel)).Count);

        await app.Storage.WriteAsync(null, db => db.MtProtoAccounts.ExecuteUpdateAsync(set => set.SetProperty(a => a.State, AccountState.SessionEnded)));
        await app.RunAsync(TimeSpan.FromHours(2), Minute);
        var row = await app.ChannelAsync(channel);
        Assert.Contains("No Telegram account can read it now.", row.Trouble, StringComparison.Ordinal);
        Assert.Equal(ChannelState.Live, row.State);

        await app.Storage.WriteAsync(null, db => db.MtProtoAccounts.Where(a => a.Id == second).ExecuteUpdateAsync(set => set.SetProperty(a => a.State, AccountState.Ready)));
        app.Service<EventBus>().Publish(new AccountChanged(WorkspaceId.Default, second));
        await app.RunAsync(TimeSpan.FromMinutes(11), Minute);
        Assert.Null((await app.ChannelAsync(channel)).Trouble);
    }

    [Fact]
    public async Task OneAccountsTrouble_NeverStopsAnothersChannels()
    {
        await using var app = await PlayedApp.OpenAsync(DatabaseProvider.Sqlite, accounts: 2);
        var accounts = (await app.RowsAsync<MtProtoAccount>()).Select(a => a.Id).ToList();
        app.Expect("A step of channel");
        var broken = await app.FollowAsync(app.World.Add("broken").Fill(500, PlayedApp.Start, Minute), account: accounts[0]);
        var whole = await app.FollowAsync(app.World.Add("whole").Fill(500, PlayedApp.Start, Minute), account: accounts[1]);
        app.World.Die = r => r.AccountId == accounts[0] ? new InvalidOperationException("A fault") : null;
        await app.CatchUpAsync(whole);
        Assert.Contains("fault of this program", (await app.ChannelAsync(broken)).Trouble, StringComparison.Ordinal);
        app.World.Die = _ => null;
        app.Clock.Forward(5 * Minute);
        await app.CatchUpAsync(broken);
        Assert.Equal(500, (await app.PostsAsync(broken)).Count);
    }

    [Fact]
    public async Task ChosenAccount_IsWaitedFor_WhereNamesTakeTheirTime()
    {
        await using var app = await PlayedApp.OpenAsync(DatabaseProvider.Sqlite, accounts: 2);
        var chosen = (await app.RowsAsync<MtProtoAccount>())[^1].Id;
        for (var i = 0; i < 4; i++)
            await app.FollowAsync(app.World.Add($"chosen_{i}").Fill(5, PlayedApp.Start, Minute), account: chosen);
        await app.RunAsync(2 * Minute, Second);
        Assert.All(await app.RowsAsync<TrackedChannel>(), c => Assert.Equal((ChannelState.Live, (long?)chosen), (c.State, c.AccountId)));
        var finds = app.World.Requests.Where(r => r.Kind == "find").Select(r => r.At).ToList();
        Assert.All(finds.Zip(finds.Skip(1)), pair => Assert.True(pair.Second - pair.First >= 10 * Second));
    }

    [Fact]
    public async Task ClockThatJumps_NeitherStallsNorStorms()
    {
        await using var app = await PlayedApp.OpenAsync(DatabaseProvider.Sqlite);
        var source = app.World.Add("jumping").Fill(300, PlayedApp.Start, Minute);
        var channel = await app.FollowAsync(source);
        await app.CatchUpAsync(channel);
        app.Clock.Forward(TimeSpan.FromDays(300));
        await app.RunAsync(Minute, Second);
        Assert.True(app.World.MostInASecond((await app.ChannelAsync(channel)).AccountId!.Value) <= 10);

        app.Clock.Forward(-TimeSpan.FromDays(300));
        var (asked, newest) = (app.World.Requests.Count, source.Post("After it went back").MessageId);
        await app.RunAsync(TimeSpan.FromHours(2), Minute);
        Assert.True(app.World.Requests.Count > asked);
        Assert.Contains(await app.PostsAsync(channel), p => p.MessageId == newest && p.DeletedAt is null);
    }
}

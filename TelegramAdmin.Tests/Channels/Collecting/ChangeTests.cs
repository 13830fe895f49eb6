using TelegramAdmin.Core.Channels.Collecting.Counting;
using TelegramAdmin.Core.Channels.Members;
using TelegramAdmin.Core.Channels.Posts;
using TelegramAdmin.Core.Channels.Sources;
using TelegramAdmin.Core.Storage;
using TelegramAdmin.Tests.Channels.Collecting.Playing;
using TelegramAdmin.Tests.Running;

namespace TelegramAdmin.Tests.Channels.Collecting;

/// <summary>What changes after posts were kept: counters, texts, and posts that are no more.</summary>
public sealed class ChangeTests
{
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    [Theory, OnBothDatabases]
    public async Task EditedPost_KeepsItsEarlierTexts(DatabaseProvider provider)
    {
        await using var app = await PlayedApp.OpenAsync(provider);
        var source = app.World.Add("edited").Fill(20, PlayedApp.Start, TimeSpan.FromHours(1));
        var channel = await app.FollowAsync(source);
        await app.CatchUpAsync(channel);
        app.Clock.Forward(Minute);
        var edited = source.Edit(10, "Now with @other_channel").EditedAt;
        await app.RunAsync(TimeSpan.FromHours(1), 10 * Minute);

        var post = await app.PostAsync(channel, 10);
        Assert.Equal(("Now with @other_channel", edited), (post.Text, post.EditedAt));
        var version = Assert.Single(await app.RowsAsync<PostVersion>());
        Assert.Equal((10L, "Post 9", edited!.Value), (version.MessageId, version.Text, version.ReplacedAt));
        Assert.Equal("other_channel", Assert.Single(await app.RowsAsync<PostCitation>()).CitedName);
    }

    [Theory, OnBothDatabases]
    public async Task DeletedPosts_AreMarked_WhereAPageShowsIt_AndNoFurther(DatabaseProvider provider)
    {
        await using var app = await PlayedApp.OpenAsync(provider);
        var source = app.World.Add("deleted").Fill(250, PlayedApp.Start, Minute);
        var channel = await app.FollowAsync(source);
        await app.CatchUpAsync(channel);
        app.Clock.Forward(Minute);
        foreach (var id in source.Ids.ToList().Where(id => id % 10 == 5))
            source.Delete(id);
        await app.RunAsync(TimeSpan.FromHours(8), 10 * Minute);

        var posts = await app.PostsAsync(channel);
        Assert.Equal(source.Ids, posts.Where(p => p.DeletedAt is null).Select(p => p.MessageId));
        Assert.All(posts.Where(p => p.DeletedAt is not null), p => Assert.Null(p.NextCountAt));
    }

    [Fact]
    public async Task EmptyAndShortAnswers_DeleteNothing()
    {
        await using var app = await PlayedApp.OpenAsync(DatabaseProvider.Sqlite);
        var source = app.World.Add("short").Fill(250, PlayedApp.Start, Minute);
        var channel = await app.FollowAsync(source);
        await app.CatchUpAsync(channel);
        source.Limit = 7;
        await app.RunAsync(TimeSpan.FromHours(3), 10 * Minute);
        source.Limit = 0;
        await app.RunAsync(TimeSpan.FromHours(3), 10 * Minute);
        Assert.All(await app.PostsAsync(channel), p => Assert.Null(p.DeletedAt));
        Assert.Equal(250, (await app.PostsAsync(channel)).Count);
    }

    [Theory, OnBothDatabases]
    public async Task Counters_MayGoDown_AndNoHourLosesByIt(DatabaseProvider provider)
    {
        await using var app = await PlayedApp.OpenAsync(provider);
        var source = app.World.Add("counted");
        var channel = await app.FollowAsync(source);
        await app.CatchUpAsync(channel);
        var post = source.Post("Counted");
        source.Counters[post.MessageId] = new PostCounters(500, 5, 50, null, """{"👍":50}""");
        await app.RunAsync(15 * Minute, Minute);
        source.Counters[post.MessageId] = new PostCounters(300, 4, 10, null, """{"👍":10}""");
        await app.RunAsync(15 * Minute, Minute);

        var kept = await app.PostAsync(channel, post.MessageId);
        Assert.Equal((300, 4, 10, """{"👍":10}"""), (kept.Views, kept.Forwards, kept.Reactions, kept.ReactionKinds));
        Assert.Equal([500L, 300L], (await app.SnapshotsAsync(channel)).Select(s => s.Views!.Value).Distinct());
        Assert.Equal(500, (await app.RowsAsync<ChannelHour>()).Sum(h => h.Views));
    }

    [Theory, OnBothDatabases]
    public async Task Views_AtSixHoursAndADay_AreThoseOfThatMoment_AndHoursAddUp(DatabaseProvider provider)
    {
        await using var app = await PlayedApp.OpenAsync(provider);
        var source = app.World.Add("curve");
        var channel = await app.FollowAsync(source);
        await app.CatchUpAsync(channel);
        app.Clock.Forward(TimeSpan.FromSeconds(77));
        var id = source.Post("A post").MessageId;
        await app.RunAsync(TimeSpan.FromHours(30), Minute);

        var post = await app.PostAsync(channel, id);
        Assert.InRange(post.ViewsAt6Hours!.Value, PlayedChannel.ViewsAt(TimeSpan.FromHours(6)) - 5, PlayedChannel.ViewsAt(TimeSpan.FromHours(6)) + 5);
        Assert.InRange(post.ViewsAt24Hours!.Value, PlayedChannel.ViewsAt(TimeSpan.FromHours(24)) - 5, PlayedChannel.ViewsAt(TimeSpan.FromHours(24)) + 5);
        var snapshots = await app.SnapshotsAsync(channel, id);
        Assert.Equal(post.Views, snapshots[^1].Views);
        Assert.Equal(snapshots[^1].Views, (await app.RowsAsync<ChannelHour>()).Sum(h => h.Views));
        Assert.InRange(snapshots.Count(s => s.TakenAt < post.PostedAt.AddHours(1)), 5, 8);
        Assert.InRange(snapshots.Count, 5 + 10 + 18 + 1, 8 + 13 + 26 + 3);
    }

    [Theory, OnBothDatabases]
    public async Task OldSnapshots_AreThinnedToOneADay(DatabaseProvider provider)
    {
        await using var app = await PlayedApp.OpenAsync(provider);
        var source = app.World.Add("thinned");
        var channel = await app.FollowAsync(source);
        await app.CatchUpAsync(channel);
        var id = source.Post("A post").MessageId;
        await app.RunAsync(TimeSpan.FromDays(2), 10 * Minute);
        var (before, members) = (await app.SnapshotsAsync(channel, id), await app.RowsAsync<MemberSnapshot>());
        Assert.Null(await app.Service<ThinSnapshots>().RunAsync(default));

        app.Clock.Forward(TimeSpan.FromDays(31));
        Assert.NotNull(await app.Service<ThinSnapshots>().RunAsync(default));
        // The day that is not over by then stays as it is.
        var until = (app.Now - TimeSpan.FromDays(30)).UtcDateTime.Date;
        Assert.Equal(Thin(before, s => s.TakenAt, until), (await app.SnapshotsAsync(channel, id)).Select(s => s.TakenAt));
        Assert.Equal(Thin(members, s => s.TakenAt, until), (await app.RowsAsync<MemberSnapshot>()).Select(s => s.TakenAt).Order());
        Assert.Null(await app.Service<ThinSnapshots>().RunAsync(default));
    }

    private static IEnumerable<DateTimeOffset> Thin<T>(IEnumerable<T> rows, Func<T, DateTimeOffset> at, DateTime until) =>
        rows.Select(at).GroupBy(t => t.UtcDateTime.Date).SelectMany(day => day.Key < until ? [day.Max()] : day.ToArray()).Order();
}

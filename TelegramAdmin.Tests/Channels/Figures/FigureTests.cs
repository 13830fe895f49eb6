using TelegramAdmin.Core.Channels.Figures;
using TelegramAdmin.Core.Channels.Figures.Listing;
using TelegramAdmin.Core.Channels.Figures.Periods;
using TelegramAdmin.Core.Channels.Posts;
using TelegramAdmin.Core.Storage;
using TelegramAdmin.Tests.Running;

namespace TelegramAdmin.Tests.Channels.Figures;

/// <summary>Every figure equals the one that is counted independently from the same rows.</summary>
public sealed class FigureTests
{
    private static readonly DateTimeOffset Now = new(2026, 5, 15, 12, 34, 0, TimeSpan.Zero);

    [Theory]
    [OnBothDatabases("Europe/Lisbon", 30)]
    [OnBothDatabases("Asia/Kathmandu", 7)]
    [OnBothDatabases("America/New_York", 90)]
    public async Task EveryFigure_OfEachDayAndOfAllDays_IsThatOfTheRows(string zoneId, int days, DatabaseProvider provider)
    {
        await using var app = await RunningApp.StartAsync(provider, new HandClock(Now));
        var channel = await KeptChannel.AddAsync(app.Storage, "counted", Now);
        channel.Live(Now.AddDays(-2 * days - 10), Now);
        await channel.KeepAsync(app.Storage);
        var zone = TimeZoneInfo.FindSystemTimeZoneById(zoneId);
        var period = ChannelPeriod.Last(days, Now, zone);
        var hand = new CountedByHand(channel, zone, Now);

        var figures = (await app.Service<ChannelFigureReader>().ReadAsync(WorkspaceId.Default, channel.Id, period))!;

        Same(hand, figures.Series.Now, period.From, period.To);
        Assert.Equal(days, figures.Series.Days.Count);
        foreach (var (step, totals) in figures.Series.Steps.Zip(figures.Series.Days))
            Same(hand, totals, step.From, step.To);
        var posts = hand.Posts(period.From, period.To);
        Assert.Equal(posts.Count / (days - 1 + (Now - period.StartOf(period.To)).TotalDays), figures.Series.Now.PostsADay!.Value, 6);
        Assert.Equal(posts.GroupBy(p => p.Kind).Select(g => (g.Key, g.Count(), CountedByHand.Mean(g.Select(p => p.Views)))).ToHashSet(), figures.Kinds.Select(k => (k.Key, k.Posts, k.Views)).ToHashSet());
        Assert.All(figures.Lengths, l => Assert.Equal(posts.Count(p => p.Length >= l.Key.Least && p.Length <= (l.Key.Most ?? int.MaxValue)), l.Posts));
        Assert.Equal(posts.Count, figures.Lengths.Sum(l => l.Posts));
        Assert.Equal(posts.GroupBy(p => p.Local.DayOfWeek).ToDictionary(g => g.Key, g => g.Count()), figures.Rhythm.ByDay);
        var hours = posts.Where(p => p.At6 is not null).GroupBy(p => new WeekHour(p.Local.DayOfWeek, p.Local.Hour)).ToDictionary(g => g.Key, g => (g.Count(), g.Average(p => (double)p.At6!.Value)));
        Assert.True(figures.Hours.IsEarly);
        Assert.Equal(hours.OrderBy(h => h.Key.ToString()), figures.Hours.Hours.ToDictionary(h => h.Key, h => (h.Value.Posts, h.Value.Views)).OrderBy(h => h.Key.ToString()));
        var best = hours.Where(h => h.Value.Item1 >= 2).Max(h => h.Value.Item2);
        Assert.Equal(best, figures.Hours.Hours[figures.Hours.Best!.Value].Views);
        Assert.Equal(best / CountedByHand.Mean(posts.Select(p => p.At6))!.Value - 1, figures.Hours.Lift!.Value, 9);
        Assert.Equal(posts.OrderByDescending(p => p.Views).ThenByDescending(p => p.Id).Take(5).Select(p => p.Id), figures.Ranked.Best[PostOrder.Views].Select(r => r.Post.MessageId));
        Assert.Equal(posts.OrderByDescending(p => p.Forwards).ThenByDescending(p => p.Id).Take(5).Select(p => p.Id), figures.Ranked.Best[PostOrder.Forwards].Select(r => r.Post.MessageId));
        var ripe = posts.Where(p => new DateTimeOffset(p.Local, zone.GetUtcOffset(p.Local)) <= Now.AddDays(-1));
        Assert.Equal(ripe.OrderBy(p => (long)(p.Interactions * 1_000_000 / p.Views!.Value)).ThenBy(p => p.Id).Take(5).Select(p => p.Id), figures.Ranked.Weakest[PostOrder.Engagement].Select(r => r.Post.MessageId));
    }

    [Theory, OnBothDatabases]
    public async Task ThePeriodBefore_IsAsLong_AndEndsAtTheSameTimeOfItsLastDay(DatabaseProvider provider)
    {
        await using var app = await RunningApp.StartAsync(provider, new HandClock(Now));
        var channel = await KeptChannel.AddAsync(app.Storage, "before", Now);
        channel.Post(Now.AddDays(-7).AddMinutes(-1), 100); // 8 May, 12:33: within as much of the week before as has passed of this one.
        channel.Post(Now.AddDays(-7).AddMinutes(1), 900); // Later on that day.
        channel.Post(Now.AddHours(-1), 300);
        await channel.KeepAsync(app.Storage);

        var series = (await app.Service<ChannelFigureReader>().CompareAsync(WorkspaceId.Default, [channel.Id], ChannelPeriod.Last(7, Now, TimeZoneInfo.Utc)))[0];

        Assert.Equal((1, 300d), (series.Now.Posts, series.Now.Views));
        Assert.Equal((1, 100d), (series.Before.Posts, series.Before.Views));
    }

    [Theory, OnBothDatabases]
    public async Task AnEmptyChannel_HasNoFigures_RatherThanZeros(DatabaseProvider provider)
    {
        await using var app = await RunningApp.StartAsync(provider, new HandClock(Now));
        var channel = await KeptChannel.AddAsync(app.Storage, "empty", Now);

        var figures = (await app.Service<ChannelFigureReader>().ReadAsync(WorkspaceId.Default, channel.Id, ChannelPeriod.Last(30, Now, TimeZoneInfo.Utc)))!;

        Assert.All(ChannelMetric.All.Except([ChannelMetric.Posts]), metric => Assert.Null(metric.Value(figures.Series.Now)));
        Assert.Equal((0, 0d), (figures.Series.Now.Posts, figures.Series.Now.PostsADay));
        Assert.Empty(figures.Hours.Hours);
        Assert.Null(figures.Hours.Best);
        Assert.Empty(figures.Kinds);
        Assert.All(figures.Ranked.Best.Values, Assert.Empty);
        Assert.Null(figures.Rhythm.Gap);
    }

    [Theory, OnBothDatabases]
    public async Task PostsWithoutViews_CountAsPosts_AndForNoShareOfViews(DatabaseProvider provider)
    {
        await using var app = await RunningApp.StartAsync(provider, new HandClock(Now));
        var channel = await KeptChannel.AddAsync(app.Storage, "unseen", Now);
        channel.Post(Now.AddDays(-2), null, 4, 7);
        channel.Post(Now.AddDays(-3), 0, 0, 0, 0);
        channel.Counted(Now.AddDays(-5), 0);
        await channel.KeepAsync(app.Storage);

        var now = (await app.Service<ChannelFigureReader>().ReadAsync(WorkspaceId.Default, channel.Id, ChannelPeriod.Last(7, Now, TimeZoneInfo.Utc)))!.Series.Now;

        Assert.Equal((2, 0d, 2d, 3.5), (now.Posts, now.Views, now.Forwards, now.Reactions));
        Assert.Null(now.Engagement);
        Assert.Null(now.Reach); // No members: no share of them.
        Assert.Equal((0L, (long?)null, (long?)null), (now.Members.Last, now.Members.Growth, now.Members.Joined)); // One count says nothing of growth.
    }

    [Theory, OnBothDatabases]
    public async Task ANightThatIsAnotherDayElsewhere_CountsForTheReadersDay(DatabaseProvider provider)
    {
        await using var app = await RunningApp.StartAsync(provider, new HandClock(Now));
        var channel = await KeptChannel.AddAsync(app.Storage, "night", Now);
        channel.Post(new DateTimeOffset(2026, 5, 12, 23, 30, 0, TimeSpan.Zero), 1_000); // Tuesday in London until one, Wednesday there in summer; Tuesday in New York.
        await channel.KeepAsync(app.Storage);

        Assert.Equal(new WeekHour(DayOfWeek.Tuesday, 23), await HourAsync("Etc/UTC"));
        Assert.Equal(new WeekHour(DayOfWeek.Wednesday, 0), await HourAsync("Europe/London"));
        Assert.Equal(new WeekHour(DayOfWeek.Tuesday, 19), await HourAsync("America/New_York"));
        Assert.Equal(new WeekHour(DayOfWeek.Wednesday, 5), await HourAsync("Asia/Kathmandu"));

        async Task<WeekHour> HourAsync(string zone)
        {
            var period = ChannelPeriod.Last(7, Now, TimeZoneInfo.FindSystemTimeZoneById(zone));
            var figures = (await app.Service<ChannelFigureReader>().ReadAsync(WorkspaceId.Default, channel.Id, period))!;
            var hour = Assert.Single(figures.Hours.Hours).Key;
            Assert.Equal(1, figures.Series.Days[Array.IndexOf([.. figures.Series.Steps.Select(s => s.From.DayOfWeek)], hour.Day)].Posts);
            return hour;
        }
    }

    [Theory, OnBothDatabases]
    public async Task Channels_StandSideBySide_AndNoneOfAnotherWorkspace(DatabaseProvider provider)
    {
        await using var app = await RunningApp.StartAsync(provider, new HandClock(Now));
        var (one, other) = (await KeptChannel.AddAsync(app.Storage, "one_side", Now), await KeptChannel.AddAsync(app.Storage, "other_side", Now));
        var foreign = await KeptChannel.AddAsync(app.Storage, "foreign", Now, new WorkspaceId(2));
        foreach (var (channel, views) in new[] { (one, 100), (other, 250), (foreign, 999) })
        {
            channel.Post(Now.AddDays(-1), views, views / 10, 0, 0);
            await channel.KeepAsync(app.Storage);
        }
        var period = ChannelPeriod.Last(7, Now, TimeZoneInfo.Utc);

        var lines = await app.Service<ChannelFigureReader>().CompareAsync(WorkspaceId.Default, [one.Id, foreign.Id, other.Id], period);

        Assert.Equal([("one_side", 100d), ("other_side", 250d)], lines.Select(l => (l.Channel.Title, l.Now.Views!.Value)));
        Assert.Null(await app.Service<ChannelFigureReader>().ReadAsync(WorkspaceId.Default, foreign.Id, period));
        Assert.Null(await app.Service<ChannelReader>().FindAsync(WorkspaceId.Default, foreign.Id));
        Assert.Empty((await app.Service<PostList>().PageAsync(WorkspaceId.Default, foreign.Id, new PostFilter(period))).Rows);
        Assert.Null(await app.Service<PostReader>().FindAsync(WorkspaceId.Default, foreign.Id, 1));
    }

    private static void Same(CountedByHand hand, ChannelTotals now, DateOnly from, DateOnly to)
    {
        var posts = hand.Posts(from, to);
        Assert.Equal((posts.Count, posts.Count(p => p.IsEdited), hand.All(from, to).Count(p => p.IsDeleted)), (now.Posts, now.Edited, now.Deleted));
        Close(hand.Views(from, to), now.Views);
        Close(hand.Forwards(from, to), now.Forwards);
        Close(CountedByHand.Mean(posts.Select(p => (long?)p.Reactions)), now.Reactions);
        Close(hand.Comments(from, to), now.Comments);
        Close(hand.Engagement(from, to), now.Engagement);
        Close(hand.Members(from, to), now.Members.Mean);
        Close(hand.Reach(from, to), now.Reach);
        Close(hand.Reach24(from, to), now.Reach24);
        Close(hand.Gained(from, to), now.Gained);
        Assert.Equal(hand.MembersAtEndOf(to), now.Members.Last);
        Assert.Equal(hand.Growth(from, to), now.Members.Growth);
        Assert.Equal(now.Members.Growth, now.Members.Joined - now.Members.Left);
    }

    private static void Close(double? expected, double? actual)
    {
        Assert.Equal(expected is null, actual is null);
        if (expected is { } value)
            Assert.Equal(value, actual!.Value, 9);
    }
}

using TelegramAdmin.Core.Channels;
using TelegramAdmin.Core.Channels.Accounts;
using TelegramAdmin.Core.Channels.Posts;
using TelegramAdmin.Core.Storage;
using TelegramAdmin.Tests.Channels.Collecting.Playing;
using TelegramAdmin.Tests.Running;

namespace TelegramAdmin.Tests.Channels.Collecting;

/// <summary>A day of fifty channels, minute by minute.</summary>
public sealed class DayTests
{
    private const int Channels = 50;

    [Theory, OnBothDatabases]
    public async Task FiftyChannels_ForADay_StayInTheBudgetAtEverySecond_AndEveryPostIsCountedOnSchedule(DatabaseProvider provider)
    {
        await using var app = await PlayedApp.OpenAsync(provider, accounts: 3);
        var followed = new List<(PlayedChannel Source, TrackedChannel Row)>();
        for (var i = 0; i < Channels; i++)
        {
            var source = app.World.Add($"channel_{i}").Fill(20 + i, PlayedApp.Start - TimeSpan.FromHours(i), TimeSpan.FromHours(5));
            followed.Add((source, await app.FollowAsync(source)));
        }
        var end = app.Now + TimeSpan.FromDays(1);
        for (var minute = 0; app.Now < end; minute++)
        {
            // One channel in ten posts every two hours.
            foreach (var (source, _) in followed.Where((_, i) => i % 10 == 0 && (minute + (7 * i)) % 120 == 60))
                source.Post($"At minute {minute}");
            await app.RunAsync(TimeSpan.FromMinutes(1), TimeSpan.FromSeconds(20));
        }

        foreach (var account in await app.RowsAsync<MtProtoAccount>())
            Assert.InRange(app.World.MostInASecond(account.Id), 1, 20);
        Assert.All(app.World.Requests.Where(r => r.Kind == "find").GroupBy(r => r.Channel), g => Assert.Single(g));
        foreach (var (source, row) in followed)
        {
            Assert.Equal(source.Ids, (await app.PostsAsync(row)).Select(p => p.MessageId));
            foreach (var post in (await app.PostsAsync(row)).Where(p => p.PostedAt > PlayedApp.Start.AddHours(1) && p.PostedAt < end.AddHours(-7) && p.Kind != PostKind.Service))
                await AssertOnScheduleAsync(app, row, post);
        }
    }

    private static async Task AssertOnScheduleAsync(PlayedApp app, TrackedChannel channel, ChannelPost post)
    {
        var ages = (await app.SnapshotsAsync(channel, post.MessageId)).Select(s => (s.TakenAt - post.PostedAt).TotalMinutes).ToList();
        Assert.True(ages[0] <= 62, $"It was first seen after {ages[0]} minutes.");
        foreach (var (earlier, later) in ages.Zip(ages.Skip(1)))
            Assert.True(later - earlier <= (earlier < 60 ? 12 : earlier < 360 ? 32 : 62), $"Between {earlier} and {later} minutes nobody looked.");
        Assert.Contains(ages, age => age is >= 359 and <= 361.5);
        Assert.NotNull(post.ViewsAt6Hours);
    }
}

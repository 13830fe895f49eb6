using TelegramAdmin.Core.Channels;
using TelegramAdmin.Core.Channels.Collecting.Counting;
using TelegramAdmin.Core.Channels.Collecting.Storing;
using TelegramAdmin.Core.Channels.Posts;
using TelegramAdmin.Core.Channels.Sources;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Tests.Channels.Collecting;

/// <summary>What is made of one post.</summary>
public sealed class StoringTests
{
    private static readonly DateTimeOffset Noon = new(2027, 3, 10, 12, 0, 0, TimeSpan.Zero);

    private static readonly TrackedChannel Channel = new()
    {
        Id = 1, WorkspaceId = WorkspaceId.Default, Address = "own_name", Username = "own_name", TelegramId = 100, Title = "Own", State = ChannelState.Live, AddedAt = Noon,
    };

    [Theory]
    [InlineData("Read @Other_One and t.me/third/55, https://t.me/s/fourth", null, "Mention other_one, Link third/55, Link fourth")]
    [InlineData("Own: @own_name, t.me/own_name/7; bot: @shop_bot, t.me/shop_bot?start=1; mail: me@other.org", null, "")]
    [InlineData("t.me/c/987654321/15 and t.me/+abcdefghij and t.me/joinchat/abcdefghij", null, "Link 987654321/15")]
    [InlineData("Twice @other_one and @other_one. tg://resolve?domain=fifth&post=3", null, "Mention other_one, Link fifth/3")]
    [InlineData("Here", """[{"type":"text_link","offset":0,"length":4,"url":"https://t.me/hidden/9"}]""", "Link hidden/9")]
    [InlineData("Here", """{"text_link":[""", "")]
    [InlineData("not-t.me/fake nor example.t.me/fake nor t.me/c/x", null, "")]
    public void Citations_AreWhatPointsToOtherChannels(string text, string? entities, string expected)
    {
        var post = Post(text, entities);
        Assert.Equal(expected, string.Join(", ", CitationFinder.Find(Channel, post).Select(c => $"{c.Kind} {c.CitedName ?? $"{c.CitedTelegramId}"}{(c.CitedPostId is { } id ? $"/{id}" : "")}")));
    }

    [Fact]
    public void Forward_IsACitation_UnlessFromOneself()
    {
        var from = KeptPost.From(Channel, Seen("A") with { ForwardedFromId = 200, ForwardedPostId = 3 }, Noon);
        Assert.Equal((CitationKind.Forward, 200, 3), CitationFinder.Find(Channel, from).Select(c => (c.Kind, (int)c.CitedTelegramId!, (int)c.CitedPostId!)).Single());
        Assert.Empty(CitationFinder.Find(Channel, KeptPost.From(Channel, Seen("A") with { ForwardedFromId = 100 }, Noon)));
    }

    [Fact]
    public void HostilePost_BecomesARowThatAnyDatabaseTakes()
    {
        var seen = Seen(new string('x', 9_000) + "\0\uD800") with { Author = new string('a', 500), Counters = new PostCounters(-5, -1, -1, -1, "\uDC00") };
        var post = KeptPost.From(Channel, seen, Noon);
        Assert.Equal((8192, 128, null, null), (post.Text.Length, post.Author!.Length, post.Views, post.Forwards));
        Assert.True(ShortText.IsWhole(post.ReactionKinds!));
        Assert.Empty(KeptPost.Sound([Seen("A") with { MessageId = 0 }, Seen("A") with { Kind = (PostKind)99 }, Seen("A") with { PostedAt = DateTimeOffset.MinValue }]));
    }

    [Theory]
    [InlineData(0, 90, 90, "12:60, 13:30")]
    [InlineData(30, 60, 7, "12:3, 13:4")]
    [InlineData(0, 1440, 1, "11:1")]
    [InlineData(0, 0, 5, "12:5")]
    [InlineData(0, 60, -5, "")]
    public void Hours_AddUpToWhatWasGained(int fromMinute, int minutes, long gained, string expected)
    {
        var spread = new HourSpread();
        var from = Noon.AddMinutes(fromMinute);
        spread.Add(from, from.AddMinutes(minutes), gained);
        Assert.Equal(expected, string.Join(", ", spread.Hours.Select(h => $"{h.Key.Hour}:{h.Value}")));
    }

    [Theory]
    [InlineData(0, 10)]
    [InlineData(59, 10)]
    [InlineData(60, 30)]
    [InlineData(345, 15)] // At six hours exactly.
    [InlineData(360, 60)]
    [InlineData(1_430, 10)] // At a day exactly.
    [InlineData(1_440, 360)]
    [InlineData(4_320, 1_440)]
    [InlineData(20_160, 10_080)]
    [InlineData(129_600, 43_200)]
    public void Schedule_ThinsWithAge(int age, int minutes) =>
        Assert.Equal(Noon.AddMinutes(age + minutes), SnapshotSchedule.Next(PostKind.Text, Noon, Noon.AddMinutes(age)));

    [Fact]
    public void Schedule_EndsAfterAYear_AndServiceMessagesHaveNone()
    {
        Assert.Null(SnapshotSchedule.Next(PostKind.Text, Noon, Noon.AddDays(366)));
        Assert.Null(SnapshotSchedule.Next(PostKind.Service, Noon, Noon));
    }

    [Fact]
    public void ViewsAtAMark_LieOnTheLineBetweenTheSnapshotsAroundIt_AndNowhereElse()
    {
        var post = Post("A", null);
        (post.CountedAt, post.Views) = (Noon.AddMinutes(350), 1_000);
        PostMarks.Fill(post, Noon.AddMinutes(370), 1_100);
        Assert.Equal((1_050, null), (post.ViewsAt6Hours, post.ViewsAt24Hours));
        var late = Post("A", null);
        (late.CountedAt, late.Views) = (Noon.AddMinutes(100), 1_000);
        PostMarks.Fill(late, Noon.AddMinutes(700), 9_000);
        Assert.Null(late.ViewsAt6Hours);
    }

    private static ChannelPost Post(string text, string? entities) => KeptPost.From(Channel, Seen(text) with { Entities = entities }, Noon);

    private static SourcePost Seen(string text) => new() { MessageId = 5, PostedAt = Noon, Kind = PostKind.Text, Text = text, Counters = new PostCounters(1, 1, 1, 1, null) };
}

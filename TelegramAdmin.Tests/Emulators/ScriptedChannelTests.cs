using System.Text.Json;
using TelegramAdmin.Sandbox;
using TelegramAdmin.Sandbox.MtProto;
using TelegramAdmin.Tests.Running;

namespace TelegramAdmin.Tests.Emulators;

/// <summary>Channels of the script as an account reads them.</summary>
public sealed class ScriptedChannelTests : IAsyncLifetime
{
    private const string Phone = "99966100001";

    private readonly string _folder = Directory.CreateTempSubdirectory("ta-tdlib-").FullName;
    private readonly HandClock _clock = new(new DateTimeOffset(2026, 5, 14, 12, 0, 0, TimeSpan.Zero));
    private SandboxServer _sandbox = null!;
    private TdTalk _talk = null!;

    public async ValueTask InitializeAsync()
    {
        _sandbox = await SandboxServer.StartAsync(new SandboxOptions { Time = _clock });
        _talk = new TdTalk(_sandbox.Tdlib).SignedIn(_folder, Phone);
    }

    public async ValueTask DisposeAsync()
    {
        await _sandbox.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public void History_IsReadInPages_WithoutGapOrDouble()
    {
        var channel = _sandbox.Channels.AddChannel("harbour", "Harbour", posts: 250);
        var chat = Find("harbour");
        var read = new List<long>();
        var from = 0L;
        do
        {
            var page = Page(chat, from);
            read.AddRange(page.GetProperty("messages").EnumerateArray().Select(message => message.GetProperty("id").GetInt64() >> 20));
            Assert.Equal(250, page.GetProperty("total_count").GetInt32());
            from = page.GetProperty("next_from_message_id").GetInt64();
        }
        while (from != 0);

        Assert.Equal(channel.Posts().Select(post => (long)post.Id), read);
        Assert.Equal(Enumerable.Range(1, 250).Reverse().Select(id => (long)id), read);
    }

    [Fact]
    public void History_IsTheSameEachTime_AndViewsOnlyGrow()
    {
        var channel = _sandbox.Channels.AddChannel("harbour", "Harbour", posts: 40, isRestless: true, members: 20_000, grows: true);
        var before = channel.Posts();
        _clock.Forward(TimeSpan.FromHours(30));
        var after = channel.Posts().ToDictionary(post => post.Id);

        Assert.All(before.Where(post => after.ContainsKey(post.Id)), post => Assert.True(after[post.Id].Counters.Views >= post.Counters.Views));
        Assert.True(after.Keys.Max() > before[0].Id);
        Assert.Contains(before, post => post.Counters.Views > 1_000);
    }

    [Fact]
    public void Channel_IsKnown_OnlyToWhoFoundIt_AndAcrossSessions()
    {
        var channel = _sandbox.Channels.AddChannel("harbour", "Harbour", posts: 3);
        var chat = -1_000_000_000_000 - channel.Id;
        _talk.Refused("Chat not found", "getChat", new { chat_id = chat });
        Find("harbour");
        _talk.Done("close");
        _talk.Listen();

        var again = new TdTalk(_sandbox.Tdlib);
        again.SetUp(_folder);

        Assert.Equal("Harbour", again.Ask("getChat", new { chat_id = chat }).GetProperty("title").GetString());
        again.Refused("USERNAME_NOT_OCCUPIED", "searchPublicChat", new { username = "nobody_here" });
        Assert.Equal("chatTypePrivate", TdTalk.TypeOf(again.Ask("searchPublicChat", new { username = "durov" }).GetProperty("type")));
    }

    [Fact]
    public void PrivateChannel_IsReadByItsMembersOnly()
    {
        var channel = _sandbox.Channels.AddChannel("crew", "Crew", posts: 3, isPrivate: true);
        var outside = _talk.Ask("checkChatInviteLink", new { invite_link = channel.InviteLink });
        channel.Admit(Phone);
        var inside = _talk.Ask("checkChatInviteLink", new { invite_link = channel.InviteLink });
        var chat = inside.GetProperty("chat_id").GetInt64();
        Assert.Equal(3, Page(chat).GetProperty("messages").GetArrayLength());
        channel.ThrowOut(Phone);

        Assert.Equal(0, outside.GetProperty("chat_id").GetInt64());
        _talk.Refused("CHANNEL_PRIVATE", "searchChatMessages", Search(chat));
        _talk.Refused("INVITE_HASH_EXPIRED", "checkChatInviteLink", new { invite_link = "https://t.me/+NoSuchInvite" });
    }

    [Fact]
    public void Acts_AreToldToWhoHasTheChannelOpen()
    {
        var channel = _sandbox.Channels.AddChannel("harbour", "Harbour", posts: 3);
        var chat = Find("harbour");
        channel.Post("Nobody hears this");
        _talk.Done("openChat", new { chat_id = chat });

        var post = channel.Post("First boat is in", button: "https://example.com");
        channel.Edit(post, "Second boat is in");
        channel.SetCounters(post, new SandboxCounters(7, 2, new Dictionary<string, int> { ["👍"] = 3 }, 1));
        channel.Delete(post);
        channel.TurnPrivate();
        _talk.Listen();

        Assert.Equal(
            ["updateNewMessage", "updateMessageContent", "updateMessageEdited", "updateMessageInteractionInfo", "updateDeleteMessages", "updateSupergroup", "updateChatTitle", "updateSupergroupFullInfo"],
            _talk.Updates.Select(TdTalk.TypeOf).SkipWhile(type => type != "updateNewMessage"));
        Assert.Null(channel.Find(post));
        _talk.Refused("CHANNEL_PRIVATE", "searchChatMessages", Search(chat));
    }

    [Fact]
    public void Flood_HoldsAnAccountUntilItsTimeIsOver()
    {
        _sandbox.Channels.AddChannel("harbour", "Harbour", posts: 3);
        var chat = Find("harbour");
        _sandbox.Channels.Flood(TimeSpan.FromSeconds(90), "searchChatMessages", Phone);

        _talk.Refused("Too Many Requests: retry after 90", "searchChatMessages", Search(chat));
        _clock.Forward(TimeSpan.FromSeconds(91));

        Assert.Equal(3, Page(chat).GetProperty("messages").GetArrayLength());
        Assert.Equal(2, _sandbox.Channels.Calls.Count(call => call.Method == "searchChatMessages"));
    }

    [Fact]
    public async Task DemoChannels_HaveMonthsOfVariedPosts_ThatPointToEachOther()
    {
        await using var demo = await SandboxServer.StartAsync(new SandboxOptions { Time = _clock, Demo = true });
        var own = demo.Channels.Channel("lumen_languages").Posts();
        var other = demo.Channels.Channel("polyglot_daily").Posts();

        Assert.True(own.Count > 400 && other.Count > 700, $"{own.Count} and {other.Count} posts");
        Assert.Superset(new HashSet<string> { "text", "photo", "video", "poll" }, own.Select(post => post.Kind).ToHashSet());
        Assert.Contains(own, post => post.AlbumId != 0);
        Assert.Contains(own, post => post.Text.Contains("t.me/lumen_demo_bot?start=post_", StringComparison.Ordinal));
        Assert.Contains(other, post => post.ForwardedFromId is not null);
        Assert.Contains(other, post => post.Text.Contains("lumen_languages", StringComparison.Ordinal));
        Assert.Contains(own, post => post.EditedAt is not null);
        Assert.NotEqual(own[0].Id, own.Count);
    }

    [Fact]
    public async Task Acts_OutliveARestartOfTheSandbox()
    {
        var file = Path.Combine(_folder, "world.json");
        int post;
        IReadOnlyList<SandboxPost> before;
        await using (var first = await SandboxServer.StartAsync(new SandboxOptions { Time = _clock, StatePath = file }))
        {
            var channel = first.Channels.AddChannel("harbour", "Harbour", posts: 30, grows: true, isRestless: true);
            post = channel.Post("Written by hand");
            channel.Edit(post, "Written again");
            _clock.Forward(TimeSpan.FromHours(20));
            channel.Delete(channel.Posts()[0].Id);
            before = channel.Posts();
        }

        await using var second = await SandboxServer.StartAsync(new SandboxOptions { Time = _clock, StatePath = file });
        var after = second.Channels.Channel("harbour").Posts();

        Assert.Equal(before.Select(one => (one.Id, one.PostedAt, one.Text, one.Counters.Views)), after.Select(one => (one.Id, one.PostedAt, one.Text, one.Counters.Views)));
        Assert.Equal("Written again", after.Single(one => one.Id == post).Text);
    }

    [Fact]
    public void Million_OfPosts_IsThereAtOnce()
    {
        var channel = _sandbox.Channels.AddChannel("flood_of_posts", "A lot", posts: 1_000_000);
        var chat = Find("flood_of_posts");

        Assert.Equal(1_000_000, Page(chat).GetProperty("total_count").GetInt32());
        Assert.Equal(100, channel.Posts(100).Count);
    }

    private long Find(string username) => _talk.Ask("searchPublicChat", new { username }).GetProperty("id").GetInt64();

    private JsonElement Page(long chat, long from = 0) => _talk.Ask("searchChatMessages", Search(chat, from));

    private static object Search(long chat, long from = 0) => new { chat_id = chat, query = "", from_message_id = from, offset = 0, limit = 100 };
}

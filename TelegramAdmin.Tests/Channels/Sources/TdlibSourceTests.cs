using System.Text.Json.Nodes;
using TelegramAdmin.Core.Channels.Posts;
using TelegramAdmin.Core.Channels.Sources;
using TelegramAdmin.Core.Settings;
using TelegramAdmin.Core.Storage;
using TelegramAdmin.Tests.Channels.Accounts;
using TelegramAdmin.Tests.Running;

namespace TelegramAdmin.Tests.Channels.Sources;

/// <summary>An account reads channels through TDLib.</summary>
public sealed class TdlibSourceTests
{
    private const long Channel = 1234567890;
    private const string Chat = """{"@type":"chat","id":-1001234567890,"title":"Lumen","type":{"@type":"chatTypeSupergroup","supergroup_id":1234567890,"is_channel":true}}""";

    private readonly SmallTdlib _tdlib = new();
    private readonly Heard _heard = new();

    [Fact]
    public async Task Find_ByName_TakesANameAndADescription()
    {
        await using var bench = await StartAsync();
        var source = await OpenAsync(bench);
        Knows();

        var found = (await source.FindAsync(ChannelAddress.Read("@lumen")!, CancellationToken.None)).Value;

        Assert.Equal(new FoundChannel(Channel, "Lumen", "lumen", "Light, every day", 5120, null), found);
        Assert.Equal("lumen", (string?)Sent("searchPublicChat")["username"]);
    }

    [Theory]
    [InlineData("USERNAME_NOT_OCCUPIED", SourceFailureKind.ChannelGone)]
    [InlineData("USERNAME_INVALID", SourceFailureKind.ChannelGone)]
    [InlineData("CHANNEL_PRIVATE", SourceFailureKind.ChannelPrivate)]
    [InlineData("FLOOD_WAIT_54000", SourceFailureKind.FloodWait)]
    [InlineData("SOMETHING_NEW", SourceFailureKind.Refused)]
    public async Task Find_WhatTelegramRefuses_IsToldApart(string message, SourceFailureKind kind)
    {
        await using var bench = await StartAsync();
        var source = await OpenAsync(bench);
        _tdlib.Answers["searchPublicChat"] = _ => $$"""{"@type":"error","code":400,"message":"{{message}}"}""";

        var refused = (await source.FindAsync(ChannelAddress.Read("@lumen")!, CancellationToken.None)).Failure!;

        Assert.Equal(kind, refused.Kind);
        Assert.Equal(kind == SourceFailureKind.FloodWait ? TimeSpan.FromHours(15) : null, refused.Wait);
    }

    [Theory]
    [InlineData("""{"@type":"chat","id":5,"title":"Ada","type":{"@type":"chatTypePrivate","user_id":5}}""")]
    [InlineData("""{"@type":"chat","id":-1005,"title":"A group","type":{"@type":"chatTypeSupergroup","supergroup_id":5,"is_channel":false}}""")]
    public async Task Find_WhatIsNoChannel_IsSaid(string chat)
    {
        await using var bench = await StartAsync();
        var source = await OpenAsync(bench);
        _tdlib.Answers["searchPublicChat"] = _ => chat;

        Assert.Equal(SourceFailureKind.NotAChannel, (await source.FindAsync(ChannelAddress.Read("@somebody")!, CancellationToken.None)).Failure!.Kind);
    }

    [Theory]
    [InlineData(0, 0, SourceFailureKind.ChannelPrivate)]
    [InlineData(-1001234567890, 300, SourceFailureKind.ChannelPrivate)]
    [InlineData(-1001234567890, 0, null)]
    public async Task Find_ByInvite_ReadsOnlyWhereTheAccountIsIn_AndJoinsNothing(long chat, int accessibleFor, SourceFailureKind? kind)
    {
        await using var bench = await StartAsync();
        var source = await OpenAsync(bench);
        Knows();
        _tdlib.Answers["checkChatInviteLink"] = _ => $$"""{"@type":"chatInviteLinkInfo","chat_id":{{chat}},"accessible_for":{{accessibleFor}},"title":"Lumen","type":{"@type":"inviteLinkChatTypeChannel"} }""";

        var found = await source.FindAsync(ChannelAddress.Read("https://t.me/+AbCdEfGhIjKlMnOp")!, CancellationToken.None);

        Assert.Equal(kind, found.Failure?.Kind);
        Assert.DoesNotContain(_tdlib.Sent, name => name.StartsWith("join", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Page_AsksTheServer_AndReadsEachPost()
    {
        await using var bench = await StartAsync();
        var source = await OpenAsync(bench);
        Knows();
        _tdlib.Answers["searchChatMessages"] = _ => $$"""{"@type":"foundChatMessages","total_count":41,"messages":[{{TdMessages.Text(41)}},null,{{TdMessages.Photo(40)}},{{TdMessages.Service(39)}}],"next_from_message_id":0}""";

        var page = (await source.PageAsync(Channel, 42, 100, CancellationToken.None)).Value;

        Assert.Equal((41, 3), (page.Total, page.Posts.Count));
        var asked = Sent("searchChatMessages");
        Assert.Equal((-1001234567890, 42L << 20, 100, ""), ((long)asked["chat_id"]!, (long)asked["from_message_id"]!, (int)asked["limit"]!, (string?)asked["query"]));
        Assert.False(asked.ContainsKey("filter"));
        var text = page.Posts[0];
        Assert.Equal((41, PostKind.Text, "Read more", "editor"), (text.MessageId, text.Kind, text.Text, text.Author));
        Assert.Equal("""[{"type":"text_link","offset":0,"length":4,"url":"https://t.me/other/7"}]""", text.Entities);
        Assert.Equal("""[[{"text":"Shop","url":"https://example.com"},{"text":"Like"}]]""", text.Buttons);
        Assert.Equal(new PostCounters(1500, 12, 34, 7, """{"\uD83D\uDC4D":30,"5368324170671202286":3,"⭐":1}"""), text.Counters);
        Assert.Equal((7777, 5), (text.ForwardedFromId, text.ForwardedPostId));
        Assert.Equal(DateTimeOffset.FromUnixTimeSeconds(1_700_000_100), text.EditedAt);
        Assert.Equal((PostKind.Album, "A lamp", 9007199254740993, """{"width":1280,"height":960}"""), (page.Posts[1].Kind, page.Posts[1].Text, page.Posts[1].AlbumId, page.Posts[1].Media));
        Assert.Equal((PostKind.Service, new PostCounters(null, null, null, null, null)), (page.Posts[2].Kind, page.Posts[2].Counters));
    }

    [Fact]
    public async Task Page_OfAChannelThatTDLibForgot_IsRecalledWithoutAskingAnybody()
    {
        await using var bench = await StartAsync();
        var source = await OpenAsync(bench);
        Knows();
        _tdlib.Answers["getChat"] = _ => """{"@type":"error","code":404,"message":"Chat not found"}""";
        _tdlib.Answers["createSupergroupChat"] = _ => Chat;
        _tdlib.Answers["searchChatMessages"] = _ => """{"@type":"foundChatMessages","total_count":0,"messages":[]}""";

        Assert.Empty((await source.PageAsync(Channel, 0, 100, CancellationToken.None)).Value.Posts);
        Assert.Empty((await source.PageAsync(Channel, 0, 100, CancellationToken.None)).Value.Posts);

        Assert.Single(_tdlib.Sent, "createSupergroupChat");
        Assert.True((bool)Sent("createSupergroupChat")["force"]!);
    }

    [Fact]
    public async Task Listening_TellsOfTheChannel_AndOfNoOther()
    {
        await using var bench = await StartAsync();
        var source = await OpenAsync(bench);
        Knows();
        _tdlib.Answers["getMessage"] = _ => TdMessages.Text(41);
        Assert.True((await source.ListenAsync(Channel, CancellationToken.None)).Value);
        var client = _tdlib.Open.Single().Key;

        _tdlib.Say(client, $$"""{"@type":"updateNewMessage","message":{{TdMessages.Text(3, chat: -1009999999999)}}}""");
        _tdlib.Say(client, $$"""{"@type":"updateNewMessage","message":{{TdMessages.Text(42)}}}""");
        _tdlib.Say(client, """{"@type":"updateMessageEdited","chat_id":-1001234567890,"message_id":42991616,"edit_date":1700000100}""");
        _tdlib.Say(client, """{"@type":"updateMessageInteractionInfo","chat_id":-1001234567890,"message_id":42991616,"interaction_info":{"view_count":9,"forward_count":0}}""");
        _tdlib.Say(client, """{"@type":"updateDeleteMessages","chat_id":-1001234567890,"message_ids":[42991616],"is_permanent":true,"from_cache":true}""");
        _tdlib.Say(client, """{"@type":"updateDeleteMessages","chat_id":-1001234567890,"message_ids":[42991616,42991617],"is_permanent":true,"from_cache":false}""");
        _tdlib.Say(client, """{"@type":"updateSupergroup","supergroup":{"id":1234567890,"member_count":5121,"is_channel":true,"status":{"@type":"chatMemberStatusLeft"}}}""");
        _tdlib.Say(client, """{"@type":"updateSupergroup","supergroup":{"id":1234567890,"is_channel":true,"status":{"@type":"chatMemberStatusBanned"}}}""");

        await Eventually.TrueAsync(() => _heard.News.Count == 6, "all was heard");
        Assert.Equal([nameof(PostAppeared), nameof(PostEdited), nameof(PostCounted), nameof(PostsDeleted), nameof(MembersCounted), nameof(ChannelLost)], _heard.News.Select(n => n.GetType().Name));
        Assert.All(_heard.News, news => Assert.Equal(Channel, news.Channel));
        Assert.Equal([41], ((PostsDeleted)_heard.News[3]).MessageIds);

        await source.StopListeningAsync(Channel);
        Assert.Contains("closeChat", _tdlib.Sent);
        Assert.All(_tdlib.Sent, name => Assert.True(Core.MtProto.Schema.AllowedRequests.Names.Contains(name), name));
    }

    [Fact]
    public async Task Account_ThatWasClosedForAMoment_ListensAgain()
    {
        await using var bench = await StartAsync();
        var account = await bench.SignedInAsync();
        Knows();
        await (await bench.Sources.OpenAsync(account.Id, CancellationToken.None)).Value.ListenAsync(Channel, CancellationToken.None);

        await bench.Pool.CloseForAMomentAsync(account.Id);
        await bench.Sources.OpenAsync(account.Id, CancellationToken.None);

        await Eventually.TrueAsync(() => _tdlib.Sent.Count(name => name == "openChat") == 2, "the channel is opened again");
    }

    private JsonObject Sent(string name) => _tdlib.Requests.Last(r => (string?)r["@type"] == name);

    private void Knows()
    {
        _tdlib.Answers["searchPublicChat"] = _tdlib.Answers["getChat"] = _ => Chat;
        _tdlib.Answers["getSupergroup"] = _ => """{"@type":"supergroup","id":1234567890,"is_channel":true,"member_count":5000,"usernames":{"active_usernames":["lumen"],"editable_username":"lumen"},"status":{"@type":"chatMemberStatusLeft"}}""";
        _tdlib.Answers["getSupergroupFullInfo"] = _ => """{"@type":"supergroupFullInfo","description":"Light, every day","member_count":5120}""";
    }

    private static async Task<IChannelSource> OpenAsync(AccountBench bench) => (await bench.Sources.OpenAsync((await bench.SignedInAsync()).Id, CancellationToken.None)).Value;

    private Task<AccountBench> StartAsync() => AccountBench.StartAsync(DatabaseProvider.Sqlite, null, _tdlib,
        new MtProtoOptions { ApiId = 12345, ApiHash = new string('a', 32), BetweenPages = TimeSpan.FromMilliseconds(50) }, _heard);

    private sealed class Heard : ISourceListener
    {
        public List<SourceNews> News { get; } = [];

        public ValueTask HearAsync(SourceNews news, CancellationToken cancellation)
        {
            News.Add(news);
            return ValueTask.CompletedTask;
        }
    }
}

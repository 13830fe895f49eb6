using Microsoft.Extensions.Logging.Abstractions;
using TelegramAdmin.Core.MtProto;
using TelegramAdmin.Core.MtProto.Schema;
using TelegramAdmin.Tests.Running;

namespace TelegramAdmin.Tests.MtProto;

public sealed class TdClientTests : IDisposable
{
    private const string Ready = """{"@type":"updateAuthorizationState","authorization_state":{"@type":"authorizationStateReady"}}""";

    private readonly QuietTransport _transport = new();
    private readonly TdEngine _engine;

    public TdClientTests() => _engine = new TdEngine(_transport, TimeProvider.System, NullLogger<TdEngine>.Instance);

    public void Dispose() => _engine.Dispose();

    [Fact]
    public async Task Answers_InAnyOrder_GoToWhoeverAsked()
    {
        var client = _engine.Open();
        var (first, second) = (client.SendAsync(new GetChat(1)), client.SendAsync(new GetChat(2)));
        await Eventually.TrueAsync(() => _transport.Sent.Count == 2, "both left");

        foreach (var sent in _transport.Sent.AsEnumerable().Reverse())
            _transport.Say(client.Id, $$"""{"@type":"chat","id":{{sent["chat_id"]}},"title":"…"}""", (string?)sent["@extra"]);

        Assert.Equal(1, (await first).Value.Id);
        Assert.Equal(2, (await second).Value.Id);
    }

    [Theory]
    [InlineData(429, "Too Many Requests: retry after 3600", 3600)]
    [InlineData(420, "FLOOD_WAIT_86400", 86400)]
    [InlineData(429, "Too Many Requests", 60)]
    public async Task FloodWait_CarriesItsSeconds(int code, string message, int seconds)
    {
        _transport.Answer = _ => $$"""{"@type":"error","code":{{code}},"message":"{{message}}"}""";

        var refused = await _engine.Open().SendAsync(new GetMe());

        Assert.Equal((TdFailureKind.FloodWait, TimeSpan.FromSeconds(seconds)), (refused.Failure!.Kind, refused.Failure.Wait));
    }

    [Theory]
    [InlineData(400, "PHONE_CODE_INVALID", TdFailureKind.Refused, "PHONE_CODE_INVALID")]
    [InlineData(401, "Unauthorized", TdFailureKind.Unauthorized, "")]
    [InlineData(406, "UPDATE_APP_TO_LOGIN", TdFailureKind.Refused, "UPDATE_APP_TO_LOGIN")]
    [InlineData(400, "Chat not found", TdFailureKind.Refused, "")]
    public async Task Refusal_KeepsItsName(int code, string message, TdFailureKind kind, string name)
    {
        _transport.Answer = _ => $$"""{"@type":"error","code":{{code}},"message":"{{message}}"}""";

        var refused = await _engine.Open().SendAsync(new GetMe());

        Assert.Equal((kind, name), (refused.Failure!.Kind, refused.Failure.Name));
    }

    [Fact]
    public async Task NoAnswer_EndsByTheClock_AndALateOneIsPassedOver()
    {
        var clock = new HandClock();
        using var engine = new TdEngine(_transport, clock, NullLogger<TdEngine>.Instance);
        var client = engine.Open();
        var asked = client.SendAsync(new GetMe());
        await Eventually.TrueAsync(() => _transport.Sent.Count == 1, "it left");

        clock.Forward(TdClient.UsualPatience);

        Assert.Equal(TdFailureKind.NoAnswer, (await asked).Failure!.Kind);
        _transport.Say(client.Id, """{"@type":"user","id":5}""", "1");
        _transport.Answer = _ => """{"@type":"user","id":6}""";
        Assert.Equal(6, (await client.SendAsync(new GetMe())).Value.Id);
    }

    [Fact]
    public async Task WhatIsNotUnderstood_IsPassedOver_AndTheRestIsHeard()
    {
        var heard = new List<TdUpdate>();
        var client = _engine.Open(update =>
        {
            heard.Add(update);
            return ValueTask.CompletedTask;
        });

        foreach (var line in new[] { "", "[1,2]", "{\"@type\":5}", "{\"@type\":\"updateNewMessage\",\"@client_id\":\"x\"}", "{\"@type\":\"updateOfTomorrow\",\"@client_id\":1}" })
            _transport.SayRaw(line);
        _transport.Say(client.Id, """{"@type":"updateNewMessage","message":{"id":"no number","content":7}}""");
        _transport.Say(client.Id, """{"@type":"updateNewMessage","message":{"id":1048576,"media_album_id":"9007199254740993","content":{"new":[[1]],"@type":"messageOfTomorrow","x":{"@type":"y"}}}}""");
        _transport.Say(client.Id, Ready);

        await Eventually.TrueAsync(() => heard.Count == 2, "both were heard");
        var message = Assert.IsType<UpdateNewMessage>(heard[0]).Message!;
        Assert.Equal((1048576, 9007199254740993, "messageOfTomorrow"), (message.Id, message.MediaAlbumId, message.Content!.Type));
        Assert.Equal(TdAuthorizationState.Ready, client.State!.Type);
    }

    [Fact]
    public async Task State_IsThereBeforeTheAnswerThatFollowsIt()
    {
        var client = _engine.Open();
        _transport.Answer = _ =>
        {
            _transport.Say(client.Id, Ready);
            return """{"@type":"ok"}""";
        };

        await client.SendAsync(new CheckAuthenticationCode("12345"));

        Assert.Equal(TdAuthorizationState.Ready, client.State?.Type);
    }

    [Fact]
    public async Task Closed_TellsWhoeverWaits()
    {
        var client = _engine.Open();
        var asked = client.SendAsync(new GetMe());
        var awaited = client.ReachAsync(s => s.Type == TdAuthorizationState.Ready, RunningApp.Patience);

        _transport.Say(client.Id, """{"@type":"updateAuthorizationState","authorization_state":{"@type":"authorizationStateClosed"}}""");

        Assert.Equal(TdFailureKind.Closed, (await asked).Failure!.Kind);
        Assert.Null(await awaited);
    }
}

using System.Net;
using System.Text;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using TelegramAdmin.Core.Access.ApiKeys;
using TelegramAdmin.Core.Conversations;
using TelegramAdmin.Core.Delivery;
using TelegramAdmin.Core.Storage;
using TelegramAdmin.Tests.Running;

namespace TelegramAdmin.Tests.Delivery;

public sealed class SendApiTests(StaffedApp shared) : IClassFixture<StaffedApp>
{
    [Theory, OnBothDatabases]
    public async Task Send_Arrives_AndStandsInTheConversation(DatabaseProvider provider)
    {
        await using var app = await RunningApp.StartAsync(provider);
        var bot = await app.AddBotAsync("rest_bot");
        var person = app.Sandbox.World.AddPerson("Ann");
        await app.StartAsync(person, bot);
        using var program = await app.ProgramAsync(ApiScopes.MessagesSend);

        var sent = await program.PostAsync("/api/v1/send", $$"""{"chat_id": {{person.Id}}, "text": "<b>Hello</b> from a program", "parse_mode": "HTML", "reply_markup": {"inline_keyboard": [[{"text": "Track", "url": "https://example.com"}]]} }""");
        var message = await app.UntilAsync(sent.Json.GetProperty("message_id").GetInt64(), DeliveryState.Sent);

        Assert.Equal((HttpStatusCode.Accepted, "pending", bot.Id), (sent.Status, sent.Json.GetProperty("status").GetString(), sent.Json.GetProperty("bot_id").GetInt64()));
        Assert.Equal(["Track"], person.History(bot)[^1].ButtonTexts);
        await using var db = app.Storage.ReadAll();
        var shown = await db.ConversationMessages.SingleAsync(m => m.OutboxId == message.Id, TestContext.Current.CancellationToken);
        var conversation = await db.Conversations.SingleAsync(c => c.Id == shown.ConversationId, TestContext.Current.CancellationToken);
        Assert.Equal(("Hello from a program", message.TelegramMessageId, "a program"), (shown.Text, shown.TelegramMessageId, shown.AuthorName));
        Assert.Equal(("Hello from a program", shown.Id), (conversation.Preview, conversation.LastMessageId!.Value));
    }

    [Theory, OnBothDatabases]
    public async Task IdempotencyKey_SameBytesSameAnswer_OtherBytes409(DatabaseProvider provider)
    {
        await using var app = await RunningApp.StartAsync(provider);
        var bot = await app.AddBotAsync("rest_bot");
        var person = app.Sandbox.World.AddAudience(bot, 1)[0];
        using var program = await app.ProgramAsync(ApiScopes.MessagesSend);
        using var other = await app.ProgramAsync(ApiScopes.MessagesSend);
        var body = $$"""{"chat_id": {{person.Id}}, "text": "once"}""";

        var first = await program.PostAsync("/api/v1/send", body, ("Idempotency-Key", "order-4711"));
        var again = await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => program.PostAsync("/api/send", body, ("Idempotency-Key", "order-4711"))));
        var different = await program.PostAsync("/api/v1/send", body.Replace("once", "twice", StringComparison.Ordinal), ("Idempotency-Key", "order-4711"));
        var throughAnother = await program.PostAsync($"/api/v1/send/{bot.Id}", body, ("Idempotency-Key", "order-4711"));
        var ofAnotherKey = await other.PostAsync("/api/v1/send", body, ("Idempotency-Key", "order-4711"));
        await app.UntilAsync(ofAnotherKey.Json.GetProperty("message_id").GetInt64(), DeliveryState.Sent);

        Assert.All(again, a => Assert.Equal((HttpStatusCode.Accepted, first.Text), (a.Status, a.Text)));
        Assert.Equal((HttpStatusCode.Conflict, "idempotency_conflict"), (different.Status, different.Code));
        Assert.Equal("idempotency_conflict", throughAnother.Code);
        Assert.Equal(["once", "once"], person.Received(bot));
    }

    [Theory]
    [InlineData("""{"text": "no chat"}""", "chat_id_invalid", "chat_id")]
    [InlineData("""{"chat_id": 0, "text": "x"}""", "chat_id_invalid", "chat_id")]
    [InlineData("""{"chat_id": 1.5, "text": "x"}""", "chat_id_invalid", "chat_id")]
    [InlineData("""{"chat_id": "bob", "text": "x"}""", "chat_id_invalid", "chat_id")]
    [InlineData("""{"chat_id": "@no spaces", "text": "x"}""", "chat_id_invalid", "chat_id")]
    [InlineData("""{"chat_id": 99999999999999999, "text": "x"}""", "chat_id_invalid", "chat_id")]
    [InlineData("""{"chat_id": 5}""", "content_missing", "text")]
    [InlineData("""{"chat_id": 5, "text": "x", "method": "sendPhoto"}""", "content_missing", "text")]
    [InlineData("""{"chat_id": 5, "text": " "}""", "text_empty", "text")]
    [InlineData("""{"chat_id": 5, "text": "x", "parse_mode": "BBCode"}""", "parse_mode_unknown", "parse_mode")]
    [InlineData("""{"chat_id": 5, "text": "x", "entities": [{"type": "bold", "offset": 0, "length": 2}]}""", "entities_invalid", "entities[0]")]
    [InlineData("""{"chat_id": 5, "text": "<b>x", "parse_mode": "html"}""", "entities_invalid", "text")]
    [InlineData("""{"chat_id": 5, "text": "<font>x</font>", "parse_mode": "HTML"}""", "entities_invalid", "text")]
    [InlineData("""{"chat_id": 5, "text": "1 + 1 = 2.", "parse_mode": "MarkdownV2"}""", "entities_invalid", "text")]
    [InlineData("""{"chat_id": 5, "text": "x", "reply_markup": {"buttons": []}}""", "reply_markup_invalid", "reply_markup")]
    [InlineData("""{"chat_id": 5, "text": "x", "reply_markup": {"inline_keyboard": [[{"text": "a", "callback_data": ""}]]}}""", "reply_markup_invalid", "reply_markup.inline_keyboard[0][0].callback_data")]
    [InlineData("""{"chat_id": 5, "method": "banChatMember", "params": {"user_id": 1}}""", "method_unknown", "method")]
    [InlineData("""{"chat_id": 5, "method": "sendPhoto", "params": []}""", "params_invalid", "params")]
    [InlineData("""{"chat_id": 5, "method": "sendPhoto", "params": {"chat_id": 6}}""", "params_invalid", "params")]
    [InlineData("""{"chat_id": 5, "text": "x", "priority": "urgent"}""", "body_invalid", "priority")]
    [InlineData("""{"chat_id": 5, "text": "x", "send_at": "soon"}""", "body_invalid", "send_at")]
    [InlineData("""{"chat_id": 5, "text": "x", "send_at": "2199-01-01T00:00:00Z"}""", "send_at_invalid", "send_at")]
    [InlineData("""{"chat_id": 5, "text": "x", "retry": {"server_error": {"max_attempts": 0}}}""", "retry_policy_invalid", "retry")]
    [InlineData("""{"chat_id": 5, "text": "x", "callback_url": "ftp://example.com"}""", "callback_url_invalid", "callback_url")]
    [InlineData("""{"chat_id": 5, "text": "x", "callback_url": "https://127.0.0.1/"}""", "callback_url_invalid", "callback_url")]
    [InlineData("""{"chat_id": 5, "template": "none"}""", "template_not_found", "template")]
    [InlineData("""{"chat_id": -9223372036854775808, "text": "x"}""", "chat_id_invalid", "chat_id")]
    [InlineData("""{"chat_id": 5, "text": "x", "retry": {"server_error": null}}""", "retry_policy_invalid", "retry")]
    [InlineData("""{"chat_id": 5, "text": "x\u0000"}""", "body_invalid", null)]
    [InlineData("""{"chat_id": 5, "text": "\ud83d"}""", "body_invalid", null)]
    [InlineData("""{"chat_id": 5, "method": "sendPhoto", "params": {"photo": "x", "caption": "\udc00"}}""", "body_invalid", null)]
    [InlineData("""{"chat_id": 5, "text": "\ud83d\ude00", "callback_url": "https://example.com/a\u0000b"}""", "body_invalid", null)]
    [InlineData("""{"chat_id": 5, "txt": "x"}""", "body_invalid", "txt")]
    [InlineData("""{"chat_id": 5, "text": "x" """, "body_invalid", null)]
    [InlineData("", "body_invalid", null)]
    public async Task Send_ThatDoesNotFit_NamesTheField(string body, string code, string? field)
    {
        using var program = await shared.App.ProgramAsync(ApiScopes.MessagesSend);

        var answer = await program.PostAsync("/api/v1/send", body);

        Assert.Equal((code == "template_not_found" ? HttpStatusCode.NotFound : HttpStatusCode.BadRequest, code, field), (answer.Status, answer.Code, answer.Field));
    }

    [Fact]
    public async Task LongTexts_AreMeasuredWithoutTheirFormatting()
    {
        using var program = await shared.App.ProgramAsync(ApiScopes.MessagesSend);
        string Body(int letters, string before, string after, string mode) => JsonSerializer.Serialize(new Dictionary<string, object> { ["chat_id"] = 5, ["text"] = before + new string('a', letters) + after, ["parse_mode"] = mode });

        var fits = await program.PostAsync("/api/v1/send", Body(4096, "<b>", "</b>", "HTML"));
        var tooLong = await program.PostAsync("/api/v1/send", Body(4097, "<b>", "</b>", "HTML"));
        var caption = await program.PostAsync("/api/v1/send", $$"""{"chat_id": 5, "method": "sendPhoto", "params": {"photo": "x", "caption": "{{new string('a', 1025)}}"} }""");

        Assert.Equal("no_bot", fits.Code);
        Assert.Equal(("text_too_long", "text"), (tooLong.Code, tooLong.Field));
        Assert.Equal(("caption_too_long", "params.caption"), (caption.Code, caption.Field));
    }

    [Theory, OnBothDatabases]
    public async Task Bulk_OfTenThousandLines_TakesTheGoodOnesAndSaysWhatIsWrongWithTheOthers(DatabaseProvider provider)
    {
        await using var app = await RunningApp.StartAsync(provider);
        var bot = await app.AddBotAsync("bulk_bot");
        var people = app.Sandbox.World.AddAudience(bot, 100);
        using var program = await app.ProgramAsync(ApiScopes.MessagesSend);
        var lines = new StringBuilder();
        for (var i = 0; i < 10_000; i++)
            lines.Append(i == 5_000 ? """{"chat_id": 5}""" : $$"""{"chat_id": {{people[i % 100].Id}}, "text": "number {{i}}", "send_at": "{{DateTimeOffset.UtcNow.AddHours(1):O}}"}""").Append('\n');

        var first = await program.SendAsync(HttpMethod.Post, "/api/v1/messages/bulk", lines.ToString(), "application/x-ndjson", ("Idempotency-Key", "campaign"));
        var again = await program.SendAsync(HttpMethod.Post, "/api/v1/messages/bulk", lines.ToString(), "application/x-ndjson", ("Idempotency-Key", "campaign"));
        var tooMany = await program.SendAsync(HttpMethod.Post, "/api/v1/messages/bulk", lines.Append("{}").ToString(), "application/x-ndjson");

        Assert.Equal((HttpStatusCode.Accepted, 9_999, 1), (first.Status, first.Json.GetProperty("accepted").GetInt32(), first.Json.GetProperty("rejected").GetInt32()));
        Assert.Equal("content_missing", first.Json.GetProperty("items")[5_000].GetProperty("error").GetProperty("code").GetString());
        Assert.Equal(first.Text, again.Text);
        Assert.Equal("bulk_too_large", tooMany.Code);
        await using var db = app.Storage.ReadAll();
        Assert.Equal(9_999, await db.OutboxMessages.CountAsync(m => m.State == DeliveryState.Scheduled, TestContext.Current.CancellationToken));
        Assert.Equal(100, await db.OutboxMessages.Where(m => m.State == DeliveryState.Scheduled).Select(m => m.ChatId).Distinct().CountAsync(TestContext.Current.CancellationToken));
    }

    [Theory, OnBothDatabases]
    public async Task Bulk_WithMessagesThatCannotBeRead_TakesTheOthersAndSaysSo(DatabaseProvider provider)
    {
        await using var app = await RunningApp.StartAsync(provider);
        var bot = await app.AddBotAsync("bulk_bot");
        var person = app.Sandbox.World.AddAudience(bot, 1)[0];
        using var program = await app.ProgramAsync(ApiScopes.MessagesSend);

        var answer = await program.PostAsync("/api/v1/messages/bulk", $$"""
            [{"chat_id": {{person.Id}}, "text": "one"}, {"chat_id": {{person.Id}}, "text": "\ud800"}, {"chat_id": {{person.Id}}, "text": "a", "callback_url": "https://example.com/\u0000"}, {"chat_id": {{person.Id}}, "text": "four"}]
            """);
        await app.UntilAsync(answer.Json.GetProperty("items")[3].GetProperty("message_id").GetInt64(), DeliveryState.Sent);

        Assert.Equal((HttpStatusCode.Accepted, 2, 2), (answer.Status, answer.Json.GetProperty("accepted").GetInt32(), answer.Json.GetProperty("rejected").GetInt32()));
        Assert.Equal(["one", "four"], person.Received(bot));
    }

    [Fact]
    public async Task IdempotencyKey_GivenTwice_IsRefused()
    {
        using var program = await shared.App.ProgramAsync(ApiScopes.MessagesSend);

        var twice = await program.PostAsync("/api/v1/send", """{"chat_id": 5, "text": "x"}""", ("Idempotency-Key", "a"), ("Idempotency-Key", "b"));
        var spaces = await program.PostAsync("/api/v1/send", """{"chat_id": 5, "text": "x"}""", ("Idempotency-Key", "a b"));

        Assert.All([twice, spaces], answer => Assert.Equal((HttpStatusCode.BadRequest, "idempotency_key_invalid"), (answer.Status, answer.Code)));
    }

    [Theory, OnBothDatabases]
    public async Task Delete_CallsBackWhatHasNotLeft_AndOnlyOfTheKeysBots(DatabaseProvider provider)
    {
        await using var app = await RunningApp.StartAsync(provider);
        var (bot, other) = (await app.AddBotAsync("mine_bot"), await app.AddBotAsync("other_bot"));
        var person = app.Sandbox.World.AddAudience(bot, 1)[0];
        using var program = await app.ProgramAsync(ApiScopes.MessagesSend, new BotId(bot.Id));
        using var stranger = await app.ProgramAsync(ApiScopes.MessagesSend, new BotId(other.Id));
        var queued = await program.PostAsync("/api/v1/send", $$"""{"chat_id": {{person.Id}}, "text": "later", "send_at": "{{DateTimeOffset.UtcNow.AddHours(1):O}}"}""");
        var path = $"/api/v1/messages/{queued.Json.GetProperty("message_id").GetInt64()}";

        var foreign = await stranger.DeleteAsync(path);
        var wrongBot = await stranger.PostAsync($"/api/v1/send/{bot.Id}", $$"""{"chat_id": {{person.Id}}, "text": "x"}""");
        var cancelled = await program.DeleteAsync(path);
        var again = await program.DeleteAsync(path);
        var unknown = await program.DeleteAsync("/api/v1/messages/999999");

        Assert.Equal("scheduled", queued.Json.GetProperty("status").GetString());
        Assert.Equal(("message_unknown", "bot_not_allowed", "message_unknown"), (foreign.Code, wrongBot.Code, unknown.Code));
        Assert.All([cancelled, again], a => Assert.Equal((HttpStatusCode.OK, "cancelled"), (a.Status, a.Json.GetProperty("status").GetString())));
    }

    [Theory, OnBothDatabases]
    public async Task AnyMethodThatSends_AndNamedChannels_GoThrough(DatabaseProvider provider)
    {
        await using var app = await RunningApp.StartAsync(provider);
        var bot = await app.AddBotAsync("method_bot");
        var person = app.Sandbox.World.AddAudience(bot, 1)[0];
        using var program = await app.ProgramAsync(ApiScopes.MessagesSend);

        var poll = await program.PostAsync("/api/v1/send", $$"""{"method": "sendPoll", "params": {"chat_id": {{person.Id}}, "question": "Tea?", "options": [{"text": "Yes"}, {"text": "No"}]} }""");
        var channel = await program.PostAsync("/api/v1/send", """{"chat_id": "@nowhere_at_all", "text": "hello"}""");
        await app.UntilAsync(poll.Json.GetProperty("message_id").GetInt64(), DeliveryState.Sent);
        var failed = await app.UntilAsync(channel.Json.GetProperty("message_id").GetInt64(), DeliveryState.Failed);

        Assert.Equal("poll", person.History(bot)[^1].Kind);
        Assert.Contains("chat not found", failed.Error, StringComparison.Ordinal);
    }
}

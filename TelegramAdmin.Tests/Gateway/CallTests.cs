using System.Net;
using System.Text;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using TelegramAdmin.Core.Access.ApiKeys;
using TelegramAdmin.Core.Bots;
using TelegramAdmin.Core.Delivery;
using TelegramAdmin.Core.Settings;
using TelegramAdmin.Core.Storage;
using TelegramAdmin.Sandbox;
using TelegramAdmin.Tests.Running;

namespace TelegramAdmin.Tests.Gateway;

/// <summary>Calls to /bot{key}/{method}: who may make them, how they are written, and what they answer.</summary>
public sealed class CallTests(GatewayApp gate) : IClassFixture<GatewayApp>
{
    private RunningApp App => gate.App;

    [Fact]
    public async Task Key_OfOneBot_IsThatBot()
    {
        using var program = await App.GatewayAsync(gate.Shared);

        var me = await program.CallAsync("getMe");
        var again = await program.GetAsync("GETME");

        Assert.StartsWith("gate", me.Result.GetProperty("username").GetString(), StringComparison.Ordinal);
        Assert.Equal(me.Text, again.Text);
    }

    [Fact]
    public async Task Key_OfSeveralBots_NamesOneBeforeTheKey()
    {
        var (one, other) = (gate.Shared, await gate.AddBotAsync());
        var key = (await App.AddKeyAsync(new NewApiKey("both", ApiScopes.MessagesRead))).Key;
        using var unnamed = new GatewayClient(App.Url, key);
        using var named = new GatewayClient(App.Url, $"{other.Id}:{key}");
        using var stranger = new GatewayClient(App.Url, $"987654321:{key}");

        Assert.Equal((400, "Bad Request: this key serves several bots; write the bot's number before the key: /bot123456:tga_…"), await SaidAsync(unnamed));
        Assert.Equal(other.Id, (await named.CallAsync("getMe")).Result.GetProperty("id").GetInt64());
        Assert.Equal((404, "Not Found: there is no bot 987654321 in this workspace"), await SaidAsync(stranger));
        Assert.NotEqual(one.Id, other.Id);
    }

    [Fact]
    public async Task Key_LimitedToAnotherBot_IsForbidden()
    {
        var (own, other) = (gate.Shared, await gate.AddBotAsync());
        using var program = await App.GatewayAsync(own);
        using var reaching = new GatewayClient(App.Url, $"{other.Id}:{program.Token}");

        Assert.Equal((403, $"Forbidden: the key may not use the bot {other.Id}"), await SaidAsync(reaching));
    }

    [Theory]
    [InlineData("tga_nonsense", 401, "Unauthorized")]
    [InlineData("123:AAbbcc", 401, "Unauthorized")]
    [InlineData("123:tga_nonsense", 401, "Unauthorized")]
    [InlineData("nonsense", 404, "Not Found")]
    [InlineData("x:y", 404, "Not Found")]
    [InlineData("", 404, "Not Found")]
    public async Task Key_ThatIsNone_IsRefusedAsTelegramDoes(string token, int code, string words)
    {
        using var program = new GatewayClient(App.Url, token);

        Assert.Equal((code, words), await SaidAsync(program));
    }

    [Fact]
    public async Task Key_ThatWasRevoked_IsUnauthorized()
    {
        var bot = gate.Shared;
        var key = await App.AddKeyAsync(new NewApiKey("short-lived", ApiScopes.Admin) { Bots = new HashSet<BotId> { new(bot.Id) } });
        using var program = new GatewayClient(App.Url, key.Key);
        var before = await program.CallAsync("getMe");

        await App.Service<RevokeApiKey>().RunAsync(WorkspaceId.Default, key.Row.Id);

        Assert.True(before.IsOk);
        Assert.Equal((401, "Unauthorized"), await SaidAsync(program));
    }

    [Theory]
    [InlineData(ApiScopes.UpdatesRead, "sendMessage", "messages:send")]
    [InlineData(ApiScopes.MessagesSend, "getUpdates", "updates:read")]
    [InlineData(ApiScopes.MessagesSend, "setMyName", "bots:manage")]
    [InlineData(ApiScopes.MessagesSend, "sendGift", "bots:manage")]
    [InlineData(ApiScopes.MessagesSend, "getMyStarBalance", "payments:read")]
    [InlineData(ApiScopes.StatsRead, "getChat", "messages:send or messages:read or updates:read")]
    public async Task Scope_ThatIsMissing_IsForbiddenWithItsName(ApiScopes has, string method, string needs)
    {
        using var program = await App.GatewayAsync(gate.Shared, has);

        var answer = await program.CallAsync(method);

        Assert.Equal((403, $"Forbidden: the key lacks the scope {needs}"), (answer.Status, answer.Description));
    }

    [Theory]
    [InlineData("noSuchMethod", 404, "Not Found: method not found")]
    [InlineData("test/getMe", 404, "Not Found: method not found")]
    [InlineData("logOut", 403, "Forbidden: this method would end the service for every program that uses the bot; stop the bot under Settings, Bots instead")]
    [InlineData("close", 403, "Forbidden: this method would end the service for every program that uses the bot; stop the bot under Settings, Bots instead")]
    public async Task Method_ThatCannotBe_IsRefused(string method, int code, string words)
    {
        using var program = await App.GatewayAsync(gate.Shared);

        var answer = await program.CallAsync(method);

        Assert.Equal((code, words), (answer.Status, answer.Description));
    }

    [Fact]
    public async Task Key_AboveItsRate_IsToldToWait()
    {
        var bot = gate.Shared;
        var key = await App.AddKeyAsync(new NewApiKey("slow", ApiScopes.MessagesRead) { Bots = new HashSet<BotId> { new(bot.Id) }, RatePerSecond = 1 });
        using var program = new GatewayClient(App.Url, key.Key);

        var answers = new List<GatewayClient.Answer>();
        for (var i = 0; i < 5; i++)
            answers.Add(await program.CallAsync("getMe"));

        var refused = Assert.Single(answers.DistinctBy(a => a.Status), a => !a.IsOk);
        Assert.Equal((429, 1), (refused.Status, refused.Json.GetProperty("parameters").GetProperty("retry_after").GetInt32()));
    }

    [Theory]
    [InlineData("json")]
    [InlineData("json with text for lists")]
    [InlineData("form")]
    [InlineData("parts")]
    [InlineData("query")]
    [InlineData("query and json")]
    public async Task Parameters_HoweverTheyCome_MeanTheSame(string way)
    {
        var bot = gate.Shared;
        using var program = await App.GatewayAsync(bot);
        var person = App.Sandbox.World.AddPerson("Ann");
        person.Start(bot);
        _ = await program.UpdatesAsync(timeout: 5);
        const string markup = """{"inline_keyboard":[[{"text":"Yes","callback_data":"y"}]]}""";
        var fields = new Dictionary<string, string> { ["chat_id"] = $"{person.Id}", ["text"] = "<b>Hi</b> ü", ["parse_mode"] = "HTML", ["disable_notification"] = "true", ["reply_markup"] = markup };
        var query = string.Join('&', fields.Select(f => $"{f.Key}={Uri.EscapeDataString(f.Value)}"));

        var answer = way switch
        {
            "json" => await program.CallAsync("sendMessage", $$"""{"chat_id":{{person.Id}},"text":"<b>Hi</b> ü","parse_mode":"HTML","disable_notification":true,"reply_markup":{{markup}},"message_thread_id":null}"""),
            "json with text for lists" => await program.CallAsync("sendMessage", JsonSerializer.Serialize(fields)),
            "form" => await program.PostAsync("sendMessage", new FormUrlEncodedContent(fields)),
            "parts" => await program.PostAsync("sendMessage", Parts(fields)),
            "query" => await program.GetAsync("sendMessage?" + query),
            _ => await program.PostAsync($"sendMessage?chat_id={person.Id}&parse_mode=HTML", new StringContent(JsonSerializer.Serialize(fields), Encoding.UTF8, "application/json")),
        };

        Assert.Equal((200, "Hi ü"), (answer.Status, answer.Result.GetProperty("text").GetString()));
        var message = Assert.Single(person.History(bot), m => m.FromBot);
        Assert.Equal((message.Id, "Hi ü"), (answer.Result.GetProperty("message_id").GetInt32(), message.Text));
        Assert.Equal("Yes", answer.Result.GetProperty("reply_markup").GetProperty("inline_keyboard")[0][0].GetProperty("text").GetString());
        var row = await App.FindAsync(await LastMessageAsync(bot));
        Assert.Contains("\"reply_markup\":{", row.Parameters, StringComparison.Ordinal);
        Assert.Contains("\"disable_notification\":true", row.Parameters, StringComparison.Ordinal);
        Assert.DoesNotContain("chat_id", row.Parameters, StringComparison.Ordinal);
        Assert.Equal((OnUncertain.Hold, Lane.Reply), (row.OnUncertain, row.Lane));
    }

    [Fact]
    public async Task Message_ToSomebodyWhoDidNotJustWrite_GoesInBulk()
    {
        var bot = gate.Shared;
        using var program = await App.GatewayAsync(bot);
        var person = App.Sandbox.World.AddAudience(bot, 1)[0];

        var answer = await program.CallAsync("sendMessage", $$"""{"chat_id":{{person.Id}},"text":"News"}""");

        Assert.True(answer.IsOk, answer.Text);
        Assert.Equal(Lane.Bulk, (await App.FindAsync(await LastMessageAsync(bot))).Lane);
    }

    [Theory]
    [InlineData("sendMessage", "{\"text\":\"x\"}", "Bad Request: chat_id is empty")]
    [InlineData("sendMessage", "{\"chat_id\":\"nobody\",\"text\":\"x\"}", "Bad Request: chat not found")]
    [InlineData("sendMessage", "{\"chat_id\":1}", "Bad Request: message text is empty")]
    [InlineData("sendMessage", "{\"chat_id\":1,\"text\":\"\"}", "Bad Request: message text is empty")]
    [InlineData("sendMessage", "{\"chat_id\":1,\"text\":\"x\",\"reply_markup\":\"{\"}", "Bad Request: can't parse reply keyboard markup JSON object")]
    [InlineData("sendMessage", "{\"chat_id\":1,", "Bad Request: can't parse the request as JSON object")]
    [InlineData("sendMessage", "[1]", "Bad Request: JSON object expected")]
    [InlineData("getUpdates", "{\"allowed_updates\":\"message\"}", "Bad Request: can't parse allowed updates JSON object")]
    [InlineData("getUpdates", "{\"allowed_updates\":[\"LONG\"]}", "Bad Request: can't parse allowed updates JSON object")]
    [InlineData("sendMessage", "{\"chat_id\":7000000001,\"text\":\"x\"}", "Bad Request: chat not found")]
    public async Task Input_ThatIsWrong_IsRefusedInTelegramsWords(string method, string json, string words)
    {
        using var program = await App.GatewayAsync(gate.Shared);

        var answer = await program.CallAsync(method, json.Replace("LONG", new string('a', 4096), StringComparison.Ordinal));

        Assert.Equal((400, words), (answer.Status, answer.Description));
    }

    [Fact]
    public async Task Text_ThatIsTooLong_IsRefusedAndWhatFitsAfterParsingIsNot()
    {
        var bot = gate.Shared;
        using var program = await App.GatewayAsync(bot);
        var person = App.Sandbox.World.AddAudience(bot, 1)[0];

        var plain = await program.CallAsync("sendMessage", $$"""{"chat_id":{{person.Id}},"text":"{{new string('a', 4097)}}"}""");
        var caption = await program.CallAsync("sendPhoto", $$"""{"chat_id":{{person.Id}},"photo":"x","caption":"{{new string('a', 1025)}}"}""");
        var parsed = await program.CallAsync("sendMessage", $$"""{"chat_id":{{person.Id}},"parse_mode":"HTML","text":"<b>{{new string('a', 4093)}}</b>"}""");

        Assert.Equal("Bad Request: message is too long", plain.Description);
        Assert.Equal("Bad Request: message caption is too long", caption.Description);
        Assert.True(parsed.IsOk, parsed.Text);
    }

    [Fact]
    public async Task Edit_GoesThroughTheQueueAndASecondTimeSaysWhatTelegramSays()
    {
        var bot = gate.Shared;
        using var program = await App.GatewayAsync(bot);
        var person = App.Sandbox.World.AddAudience(bot, 1)[0];
        var sent = (await program.CallAsync("sendMessage", $$"""{"chat_id":{{person.Id}},"text":"one"}""")).Result.GetProperty("message_id").GetInt32();

        var edited = await program.CallAsync("editMessageText", $$"""{"chat_id":{{person.Id}},"message_id":{{sent}},"text":"two"}""");
        var same = await program.CallAsync("editMessageText", $$"""{"chat_id":{{person.Id}},"message_id":{{sent}},"text":"two"}""");
        var deleted = await program.CallAsync("deleteMessage", $$"""{"chat_id":{{person.Id}},"message_id":{{sent}}}""");

        Assert.Equal("two", edited.Result.GetProperty("text").GetString());
        Assert.StartsWith("Bad Request: message is not modified", same.Description, StringComparison.Ordinal);
        Assert.True(deleted.Result.GetBoolean());
    }

    [Fact]
    public async Task File_SentAndReadBack_IsTheSame()
    {
        var bot = gate.Shared;
        using var program = await App.GatewayAsync(bot);
        var person = App.Sandbox.World.AddAudience(bot, 1)[0];
        var bytes = new byte[300_000];
        Random.Shared.NextBytes(bytes);
        using var parts = Parts(new() { ["chat_id"] = $"{person.Id}", ["caption"] = "here" });
        parts.Add(new ByteArrayContent(bytes), "document", "données.bin");

        var sent = await program.PostAsync("sendDocument", parts);
        var fileId = sent.Result.GetProperty("document").GetProperty("file_id").GetString();
        var path = (await program.GetAsync($"getFile?file_id={fileId}")).Result.GetProperty("file_path").GetString()!;
        using var file = await program.FileAsync(path);

        Assert.Equal(HttpStatusCode.OK, file.StatusCode);
        Assert.Equal(bytes, await file.Content.ReadAsByteArrayAsync());
        Assert.Empty(Spooled());
    }

    [Theory]
    [InlineData("documents/none.bin")]
    [InlineData("a%5Cb")]
    [InlineData("a//b")]
    [InlineData("a%3Fb")]
    public async Task File_ThatIsNotThere_IsNotFoundInTelegramsShape(string path)
    {
        using var program = await App.GatewayAsync(gate.Shared);

        using var answer = await program.FileAsync(path);

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.Equal("""{"ok":false,"error_code":404,"description":"Not Found"}""", await answer.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task Files_OfARefusedOrBrokenRequest_AreGone()
    {
        var bot = gate.Shared;
        using var program = await App.GatewayAsync(bot);
        using var empty = Parts(new() { ["text"] = "x" });
        empty.Add(new ByteArrayContent(new byte[1000]), "document", "a.bin");
        using var tooMany = Parts(new() { ["chat_id"] = "1" });
        for (var i = 0; i < 31; i++)
            tooMany.Add(new ByteArrayContent([1]), $"f{i}", "a.bin");
        var cut = new StringContent("--b\r\nContent-Disposition: form-data; name=\"document\"; filename=\"a\"\r\n\r\nhalf a fi");
        cut.Headers.Remove("Content-Type");
        cut.Headers.TryAddWithoutValidation("Content-Type", "multipart/form-data; boundary=b");

        var withoutChat = await program.PostAsync("sendDocument", empty);
        var refused = await program.PostAsync("sendDocument", tooMany);
        var broken = await program.PostAsync("sendDocument", cut);

        Assert.Equal("Bad Request: chat_id is empty", withoutChat.Description);
        Assert.Equal((413, "Request Entity Too Large: too much files attached"), (refused.Status, refused.Description));
        Assert.Equal(400, broken.Status);
        Assert.Empty(Spooled());
    }

    [Theory]
    [InlineData("re\\\"po\\\\rt.txt", "re__po__rt.txt")]
    [InlineData("tab\there", "tab_here")]
    [InlineData("", "file")]
    [InlineData("  ", "file")]
    public async Task File_WithAnOddName_IsSentUnderACleanOne(string written, string expected)
    {
        var bot = gate.Shared;
        using var program = await App.GatewayAsync(bot);
        var person = App.Sandbox.World.AddAudience(bot, 1)[0];

        var answer = await program.PostAsync("sendDocument", RawParts(("name=\"chat_id\"", $"{person.Id}"), ($"name=\"document\"; filename=\"{written}\"", "content")));

        Assert.True(answer.IsOk, answer.Text);
        Assert.Equal(expected, answer.Result.GetProperty("document").GetProperty("file_name").GetString());
    }

    [Fact]
    public async Task File_ThatABrowserSendsForAnEmptyField_IsNotThere()
    {
        var bot = gate.Shared;
        using var program = await App.GatewayAsync(bot);
        var person = App.Sandbox.World.AddAudience(bot, 1)[0];

        var answer = await program.PostAsync("sendMessage", RawParts(("name=\"chat_id\"", $"{person.Id}"), ("name=\"text\"", "x"), ("name=\"thumbnail\"; filename=\"\"", "")));

        Assert.True(answer.IsOk, answer.Text);
        Assert.Null((await App.FindAsync(await LastMessageAsync(bot))).Files);
    }

    [Theory]
    [InlineData("name=\" \"; filename=\"a.txt\"")]
    [InlineData("name=\"a\tb\"; filename=\"a.txt\"")]
    [InlineData("name=\"a\tb\"")]
    [InlineData("name=\" \"")]
    [InlineData("name=\"a\\\"b\"")]
    public async Task Part_WithANameThatIsNone_IsRefused(string disposition)
    {
        using var program = await App.GatewayAsync(gate.Shared);

        var answer = await program.PostAsync("sendMessage", RawParts(("name=\"chat_id\"", "1"), ("name=\"text\"", "x"), (disposition, "y")));

        Assert.Equal(400, answer.Status);
        Assert.StartsWith("Bad Request: a parameter or a part of the form has a name", answer.Description, StringComparison.Ordinal);
        Assert.Empty(Spooled());
    }

    [Theory]
    [InlineData("sendMessage", """{"chat_id":1,"text":"\ud83d"}""")]
    [InlineData("sendMessage", """{"chat_id":1,"text":"x","te\udc00xt":"x"}""")]
    [InlineData("sendMessage", """{"chat_id":1,"text":"x","reply_markup":{"inline_keyboard":[[{"text":"\ud800","callback_data":"y"}]]}}""")]
    [InlineData("sendMessage", """{"chat_id":1,"text":"x","reply_markup":"{\"inline_keyboard\":[[{\"text\":\"\\ud800\"}]]}"}""")]
    [InlineData("getChat", """{"chat_id":"\ud83d"}""")]
    [InlineData("getUpdates", """{"allowed_updates":["\ud83d"]}""")]
    [InlineData("getUpdates", """{"allowed_updates":"[\"\\ud83d\"]"}""")]
    public async Task HalfACharacter_WhereverItStands_IsRefused(string method, string json)
    {
        using var program = await App.GatewayAsync(gate.Shared);

        var answer = await program.CallAsync(method, json);

        Assert.Equal((400, "Bad Request: strings must be encoded in UTF-8"), (answer.Status, answer.Description));
    }

    [Theory]
    [InlineData("application/json", "{\"chat_id\":1,\"text\":\"\u00ff\"}")]
    [InlineData("application/json", "{\"chat_id\":1,\"te\u00ff\":\"x\"}")]
    [InlineData("application/x-www-form-urlencoded", "chat_id=1&text=\u00ff")]
    [InlineData("multipart/form-data; boundary=b", "--b\r\nContent-Disposition: form-data; name=\"text\"\r\n\r\n\u00ff\r\n--b--\r\n")]
    public async Task Body_ThatIsNotUtf8_IsRefused(string type, string latin)
    {
        using var program = await App.GatewayAsync(gate.Shared);
        var content = new ByteArrayContent(Encoding.Latin1.GetBytes(latin));
        content.Headers.TryAddWithoutValidation("Content-Type", type);

        var answer = await program.PostAsync("sendMessage", content);

        Assert.Equal((400, "Bad Request: strings must be encoded in UTF-8"), (answer.Status, answer.Description));
    }

    [Theory]
    [InlineData(62, true)]
    [InlineData(63, false)]
    public async Task Json_IsTakenAsDeepAsItCanBeStored(int levels, bool isTaken)
    {
        var bot = gate.Shared;
        using var program = await App.GatewayAsync(bot);
        var person = App.Sandbox.World.AddAudience(bot, 1)[0];
        var deep = new string('[', levels) + new string(']', levels);

        var asText = await program.PostAsync("sendMessage", Parts(new() { ["chat_id"] = $"{person.Id}", ["text"] = "x", ["entities"] = deep }));
        var asJson = await program.CallAsync("sendMessage", $$"""{"chat_id":{{person.Id}},"text":"x","entities":{{deep}}}""");

        Assert.All([asText, asJson], answer => Assert.NotEqual(500, answer.Status));
        Assert.Equal(!isTaken, asText.Text.Contains("parse entities JSON object", StringComparison.Ordinal));
        Assert.Equal(!isTaken, asJson.Text.Contains("parse the request as JSON object", StringComparison.Ordinal));
    }

    [Fact]
    public async Task NullCharacter_IsLeftOut()
    {
        var bot = gate.Shared;
        using var program = await App.GatewayAsync(bot);
        var person = App.Sandbox.World.AddAudience(bot, 1)[0];

        var answer = await program.CallAsync("sendMessage", $$$"""{"chat_id":{{{person.Id}}},"text":"a\u0000b","reply_markup":{"inline_keyboard":[[{"text":"G\u0000o","callback_data":"g"}]]}}""");

        Assert.Equal((200, "ab"), (answer.Status, answer.Result.GetProperty("text").GetString()));
        Assert.DoesNotContain("u0000", (await App.FindAsync(await LastMessageAsync(bot))).Parameters, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(null, false)]
    [InlineData(500, true)]
    public async Task PaidBroadcast_IsPassedOnOnlyWhereTheBotMayPay(int? rate, bool isPassedOn)
    {
        var bot = await gate.AddBotAsync();
        await App.Service<BotStates>().ChangeAsync(new BotId(bot.Id), _ => true, row => row.PaidRate = rate);
        using var program = await App.GatewayAsync(bot);
        var person = App.Sandbox.World.AddAudience(bot, 1)[0];

        var answer = await program.CallAsync("sendMessage", $$"""{"chat_id":{{person.Id}},"text":"x","allow_paid_broadcast":true}""");

        Assert.True(answer.IsOk, answer.Text);
        Assert.Equal(isPassedOn, (await App.FindAsync(await LastMessageAsync(bot))).Parameters.Contains("allow_paid_broadcast", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Body_ThatIsTooLarge_Is413InTelegramsShape()
    {
        using var program = await App.GatewayAsync(gate.Shared);

        var announced = await program.CallAsync("sendMessage", $$"""{"chat_id":1,"text":"{{new string('a', 1_100_000)}}"}""");

        Assert.Equal((413, "Request Entity Too Large"), (announced.Status, announced.Description));
    }

    [Fact]
    public async Task Press_AnsweredByTwo_IsAnsweredOnceAndBothAreToldTrue()
    {
        var bot = gate.Shared;
        using var one = await App.GatewayAsync(bot);
        using var other = await App.GatewayAsync(bot);
        var person = App.Sandbox.World.AddAudience(bot, 1)[0];
        await one.CallAsync("sendMessage", $$$"""{"chat_id":{{{person.Id}}},"text":"?","reply_markup":{"inline_keyboard":[[{"text":"Go","callback_data":"g"}]]}}""");
        _ = await one.UpdatesAsync();

        var pressed = person.PressAsync(bot, "Go");
        var update = await PressOfAsync(one);
        var seen = await PressOfAsync(other);
        var id = update.GetProperty("callback_query").GetProperty("id").GetString();
        var first = await one.CallAsync("answerCallbackQuery", $$"""{"callback_query_id":"{{id}}","text":"from one"}""");
        var second = await other.CallAsync("answerCallbackQuery", $$"""{"callback_query_id":"{{id}}","text":"from other"}""");

        Assert.Equal(id, seen.GetProperty("callback_query").GetProperty("id").GetString());
        Assert.True(first.Result.GetBoolean());
        Assert.True(second.Result.GetBoolean());
        Assert.Equal("from one", (await pressed)?.Text);
    }

    [Fact]
    public async Task Query_IsKnownByTheIdOfItsOwnMethodOnly()
    {
        var bot = gate.Shared;
        using var program = await App.GatewayAsync(bot);
        var asked = App.Sandbox.World.AddAudience(bot, 1)[0].AskInlineAsync(bot, "cats");
        var update = (await program.CallAsync("getUpdates", """{"timeout":20,"allowed_updates":["inline_query"]}""")).Result[0];
        var id = update.GetProperty("inline_query").GetProperty("id").GetString();

        var first = await program.CallAsync("answerInlineQuery", $$"""{"inline_query_id":"{{id}}","callback_query_id":"same","results":[]}""");
        var second = await program.CallAsync("answerInlineQuery", """{"callback_query_id":"same","results":[]}""");

        Assert.True(first.IsOk, first.Text);
        Assert.False(second.IsOk, second.Text);
        Assert.Equal("[]", await asked);
    }

    [Fact]
    public async Task Refusal_OfTelegram_ComesBackUnchanged()
    {
        var bot = gate.Shared;
        using var program = await App.GatewayAsync(bot);
        var person = App.Sandbox.World.AddAudience(bot, 1)[0];
        person.Block(bot);

        var queued = await program.CallAsync("sendMessage", $$"""{"chat_id":{{person.Id}},"text":"x"}""");
        var direct = await program.CallAsync("getChat", """{"chat_id":999}""");

        Assert.Equal((403, "Forbidden: bot was blocked by the user"), (queued.Status, queued.Description));
        Assert.Equal((400, "Bad Request: chat not found"), (direct.Status, direct.Description));
    }

    private static async Task<(int, string)> SaidAsync(GatewayClient program)
    {
        var answer = await program.CallAsync("getMe");
        return (answer.Status, answer.Description);
    }

    private static async Task<JsonElement> PressOfAsync(GatewayClient program)
    {
        while (true)
        {
            var updates = await program.CallAsync("getUpdates", """{"timeout":5,"offset":-1,"allowed_updates":["callback_query"]}""");
            if (updates.Result.GetArrayLength() > 0)
                return updates.Result[0];
        }
    }

    private static MultipartFormDataContent Parts(Dictionary<string, string> fields)
    {
        var parts = new MultipartFormDataContent();
        foreach (var (name, value) in fields)
            parts.Add(new StringContent(value), name);
        return parts;
    }

    private static ByteArrayContent RawParts(params (string Disposition, string Content)[] parts)
    {
        var body = string.Concat(parts.Select(p => $"--b\r\nContent-Disposition: form-data; {p.Disposition}\r\n\r\n{p.Content}\r\n")) + "--b--\r\n";
        var content = new ByteArrayContent(Encoding.UTF8.GetBytes(body));
        content.Headers.TryAddWithoutValidation("Content-Type", "multipart/form-data; boundary=b");
        return content;
    }

    private async Task<long> LastMessageAsync(SandboxBot bot)
    {
        await using var db = App.Storage.ReadAll();
        return await db.OutboxMessages.Where(m => m.BotId == new BotId(bot.Id)).MaxAsync(m => m.Id);
    }

    private string[] Spooled() => Directory.Exists(App.Service<EngineOptions>().PathOf("spool")) ? Directory.GetFiles(App.Service<EngineOptions>().PathOf("spool")) : [];
}

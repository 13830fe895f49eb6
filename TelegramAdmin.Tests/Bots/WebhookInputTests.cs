using System.Net;
using System.Net.Sockets;
using System.Text;
using Microsoft.EntityFrameworkCore;
using TelegramAdmin.Core.BotApi;
using TelegramAdmin.Core.Bots;
using TelegramAdmin.Core.Storage;
using TelegramAdmin.Core.Updates;
using TelegramAdmin.Sandbox;
using TelegramAdmin.Tests.Running;

namespace TelegramAdmin.Tests.Bots;

public sealed class WebhookInputTests(WebhookInputTests.Fixture fixture) : IClassFixture<WebhookInputTests.Fixture>
{
    private const int Largest = 1024 * 1024;

    [Theory]
    [InlineData("/webhook/999999")]
    [InlineData("/webhook/")]
    [InlineData("/webhook/abc")]
    [InlineData("/webhook/-1")]
    [InlineData("/webhook/99999999999999999999")]
    [InlineData("/webhook/1/2")]
    public async Task Post_ForABotThatIsNotHere_Is404(string path)
    {
        Assert.Equal(HttpStatusCode.NotFound, await fixture.PostAsync(new StringContent(Message(1)), path: path));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("wrong")]
    public async Task Post_WithoutTheRightSecret_Is401AndKeepsNothing(string? secret)
    {
        var id = fixture.NextId();

        Assert.Equal(HttpStatusCode.Unauthorized, await fixture.PostAsync(new StringContent(Message(id)), secret: secret));
        Assert.Null(await fixture.FindAsync(id));
    }

    [Fact]
    public async Task Post_WithAnotherBotsSecret_Is401()
    {
        var other = await fixture.App.AddBotAsync("other_bot");
        var secret = (await fixture.App.Service<BotDirectory>().FindAsync(new BotId(other.Id)))!.RevealWebhookSecret();

        Assert.Equal(HttpStatusCode.Unauthorized, await fixture.PostAsync(new StringContent(Message(fixture.NextId())), secret: secret));
    }

    [Theory]
    [InlineData("GET")]
    [InlineData("HEAD")]
    [InlineData("PUT")]
    [InlineData("DELETE")]
    [InlineData("OPTIONS")]
    public async Task OtherMethods_Are405(string method)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), $"/webhook/{fixture.Bot.Id}");
        using var answer = await fixture.App.Http.SendAsync(request);

        Assert.Equal(HttpStatusCode.MethodNotAllowed, answer.StatusCode);
        Assert.Equal(["POST"], answer.Content.Headers.Allow);
    }

    [Theory]
    [InlineData("")]
    [InlineData(" ")]
    [InlineData("{}")]
    [InlineData("[]")]
    [InlineData("[{\"update_id\":1,\"message\":{}}]")]
    [InlineData("null")]
    [InlineData("42")]
    [InlineData("\"update_id\"")]
    [InlineData("hello")]
    [InlineData("<xml/>")]
    [InlineData("update_id=1")]
    [InlineData("{\"update_id\":1")]
    [InlineData("{\"update_id\":1,\"message\":{\"text\":\"half")]
    [InlineData("{\"update_id\":1,\"message\":{}} and more")]
    [InlineData("{\"update_id\":1,\"message\":{}}{\"update_id\":2,\"message\":{}}")]
    [InlineData("{\"update_id\":1}")]
    [InlineData("{\"message\":{}}")]
    [InlineData("{\"update_id\":1,\"message\":null}")]
    [InlineData("{\"update_id\":1,\"message\":[]}")]
    [InlineData("{\"update_id\":1,\"message\":\"text\"}")]
    [InlineData("{\"update_id\":\"1\",\"message\":{}}")]
    [InlineData("{\"update_id\":1.5,\"message\":{}}")]
    [InlineData("{\"update_id\":1e99,\"message\":{}}")]
    [InlineData("{\"update_id\":null,\"message\":{}}")]
    [InlineData("{\"update_id\":true,\"message\":{}}")]
    [InlineData("{\"update_id\":{},\"message\":{}}")]
    [InlineData("{\"update_id\":[1],\"message\":{}}")]
    [InlineData("{\"update_id\":99999999999999999999,\"message\":{}}")]
    [InlineData("{'update_id':1,'message':{}}")]
    [InlineData("{\"update_id\":1,\"message\":{},}")]
    [InlineData("{\"update_id\":1,/*no*/\"message\":{}}")]
    [InlineData("{\"update_id\":1,\"\":{}}")]
    [InlineData("{\"update_id\":1,\"\\u0000\":{}}")]
    [InlineData("{\"update_id\":1,\"\\ud800\":{}}")]
    [InlineData("{\"update_id\":1,\"a kind with spaces\":{}}")]
    [InlineData("{\"update_id\":NaN,\"message\":{}}")]
    public async Task Post_OfSomethingThatIsNoUpdate_Is400(string body)
    {
        Assert.Equal(HttpStatusCode.BadRequest, await fixture.PostAsync(new StringContent(body, Encoding.UTF8, "application/json")));
    }

    [Fact]
    public async Task Post_NestedTooDeep_Is400()
    {
        var body = $"{{\"update_id\":1,\"message\":{string.Concat(Enumerable.Repeat("{\"a\":", 100_000))}1{new string('}', 100_000)}}}";

        Assert.Equal(HttpStatusCode.BadRequest, await fixture.PostAsync(new StringContent(body)));
    }

    [Theory]
    [InlineData(new byte[] { 0xff, 0xfe })]
    [InlineData(new byte[] { 0xc3 })]
    [InlineData(new byte[] { 0xed, 0xa0, 0x80 })]
    [InlineData(new byte[] { 0 })]
    public async Task Post_WithBytesThatAreNoText_Is400AndKeepsNothing(byte[] bytes)
    {
        var id = fixture.NextId();
        byte[] inValue = [.. Encoding.UTF8.GetBytes($"{{\"update_id\":{id},\"message\":{{\"text\":\""), .. bytes, .. "\"}}"u8];
        byte[] inName = [.. Encoding.UTF8.GetBytes($"{{\"update_id\":{id},\""), .. bytes, .. "\":{}}"u8];

        Assert.Equal(HttpStatusCode.BadRequest, await fixture.PostAsync(new ByteArrayContent(inValue)));
        Assert.Equal(HttpStatusCode.BadRequest, await fixture.PostAsync(new ByteArrayContent(inName)));
        Assert.Null(await fixture.FindAsync(id));
    }

    [Theory]
    [InlineData(Largest, false, HttpStatusCode.OK)]
    [InlineData(Largest, true, HttpStatusCode.OK)]
    [InlineData(Largest + 1, false, HttpStatusCode.RequestEntityTooLarge)]
    [InlineData(Largest + 1, true, HttpStatusCode.RequestEntityTooLarge)]
    [InlineData(2 * Largest, false, HttpStatusCode.RequestEntityTooLarge)]
    [InlineData(2 * Largest, true, HttpStatusCode.RequestEntityTooLarge)]
    public async Task Post_AroundTheLargestSize_IsTakenOrRefusedWith413(int size, bool isChunked, HttpStatusCode status)
    {
        var id = fixture.NextId();
        var head = $"{{\"update_id\":{id},\"poll\":{{\"id\":\"1\",\"question\":\"";
        var body = Encoding.UTF8.GetBytes(head + new string('x', size - head.Length - 3) + "\"}}");
        Assert.Equal(size, body.Length);

        Assert.Equal(status, await fixture.PostAsync(isChunked ? new StreamContent(new Unsized(body)) : new ByteArrayContent(body), isChunked: isChunked));
        Assert.Equal(status == HttpStatusCode.OK, await fixture.FindAsync(id) is not null);
    }

    [Fact]
    public async Task Post_TwiceTheSame_IsTakenOnceWithOneEffect()
    {
        var person = fixture.App.Sandbox.World.AddAudience(fixture.Bot, 1)[0];
        var id = fixture.NextId();

        for (var i = 0; i < 3; i++)
            Assert.Equal(HttpStatusCode.OK, await fixture.PostAsync(new StringContent(Message(id, person.Id, "/start"))));

        await person.WaitForAsync(fixture.Bot, m => m.FromBot, RunningApp.Patience);
        await Eventually.TrueAsync(async () => (await fixture.FindAsync(id))?.ProcessedAt is not null, "the update is processed");
        Assert.Single(person.History(fixture.Bot), m => m.FromBot);
    }

    [Theory]
    [InlineData("\"from\":{\"id\":1},\"user\":{\"id\":2}", 1)]
    [InlineData("\"user\":{\"id\":2},\"from\":{\"id\":1,\"chat\":{\"id\":9}}", 2)]
    [InlineData("\"chat\":{\"id\":3},\"message\":{\"chat\":{\"id\":4}}", 3)]
    [InlineData("\"message\":{\"chat\":{\"id\":4}},\"chat\":{\"id\":3}", 3)]
    [InlineData("\"message\":{\"chat\":{\"id\":4}},\"from\":{\"id\":1}", 4)]
    [InlineData("\"message\":{\"text\":\"x\"},\"from\":{\"id\":1}", 1)]
    [InlineData("\"chat\":{\"id\":\"x\"},\"from\":[1,{}]", 0)]
    public async Task Post_NamingPeopleAndChatsInAnyOrder_IsTakenInTheOrderOfItsChat(string fields, long chat)
    {
        var id = fixture.NextId();

        Assert.Equal(HttpStatusCode.OK, await fixture.PostAsync(new StringContent($"{{\"update_id\":{id},\"later_kind\":{{{fields}}}}}")));

        Assert.Equal(chat, (await fixture.FindAsync(id))!.ChatId);
    }

    [Fact]
    public async Task Post_WithAKeyTwice_IsOneUpdate()
    {
        var (first, last) = (fixture.NextId(), fixture.NextId());

        Assert.Equal(HttpStatusCode.OK, await fixture.PostAsync(new StringContent($"{{\"update_id\":{first},\"poll\":{{\"id\":\"1\"}},\"update_id\":{last},\"poll\":{{\"id\":\"2\"}}}}")));

        Assert.Null(await fixture.FindAsync(first));
        Assert.NotNull(await fixture.FindAsync(last));
    }

    [Fact]
    public async Task Post_WithAKnownFieldInAFormNobodyDocumented_StaysInTheLogWithItsError()
    {
        fixture.App.Expect("was given up");
        var id = fixture.NextId();

        Assert.Equal(HttpStatusCode.OK, await fixture.PostAsync(new StringContent($"{{\"update_id\":{id},\"message\":{{\"message_id\":\"one\",\"chat\":7}}}}")));

        await Eventually.TrueAsync(async () => (await fixture.FindAsync(id))?.Error is not null, "it is given up");
    }

    [Fact]
    public async Task HangingUp_InTheMiddle_LeavesNothingBehind()
    {
        var size = 20_000;
        for (var i = 0; i < 20; i++)
            await HangUpAsync(i % 2 == 0 ? "Transfer-Encoding: chunked\r\n\r\n4e20\r\n" + new string('x', size / 2) : $"Content-Length: {size}\r\n\r\n{new string('x', size / 2)}");

        var ids = Enumerable.Range(0, 60).Select(_ => fixture.NextId()).ToList();
        var statuses = await Task.WhenAll(ids.Select(id => fixture.PostAsync(new StreamContent(new Unsized(Encoding.UTF8.GetBytes(Padded(id)))), isChunked: true)));

        Assert.All(statuses, status => Assert.Equal(HttpStatusCode.OK, status));
        foreach (var id in ids)
            Assert.Equal(Padded(id), (await fixture.FindAsync(id))!.Payload);
    }

    private static string Padded(long id) => $"{{\"update_id\":{id},\"poll\":{{\"id\":\"{id}\",\"question\":\"{string.Concat(Enumerable.Repeat($"{id} ", 2_000))}\"}}}}";

    private async Task HangUpAsync(string rest)
    {
        using var client = new TcpClient();
        await client.ConnectAsync(fixture.App.Url.Host, fixture.App.Url.Port);
        var head = $"POST /webhook/{fixture.Bot.Id} HTTP/1.1\r\nHost: {fixture.App.Url.Authority}\r\nX-Telegram-Bot-Api-Secret-Token: {fixture.Secret}\r\n";
        await client.GetStream().WriteAsync(Encoding.ASCII.GetBytes(head + rest));
        client.LingerState = new LingerOption(true, 0);
    }

    internal static string Message(long updateId, long person = 7, string text = "hello") =>
        $$$$$"""{"update_id":{{{{{updateId}}}}},"message":{"message_id":{{{{{updateId}}}}},"date":1700000000,"text":"{{{{{text}}}}}","entities":[{"type":"bot_command","offset":0,"length":{{{{{text.Length}}}}}}],"chat":{"id":{{{{{person}}}}},"type":"private","first_name":"Ana"},"from":{"id":{{{{{person}}}}},"is_bot":false,"first_name":"Ana"}}}""";

    /// <summary>Bytes of which nobody knows how many come.</summary>
    private sealed class Unsized(byte[] bytes) : MemoryStream(bytes)
    {
        public override bool CanSeek => false;
    }

    public sealed class Fixture : IAsyncLifetime
    {
        private long _lastId = 1_000_000;

        public RunningApp App { get; private set; } = null!;

        public SandboxBot Bot { get; private set; } = null!;

        public string Secret { get; private set; } = "";

        public async ValueTask InitializeAsync()
        {
            App = await RunningApp.StartAsync();
            Bot = await App.AddBotAsync("input_bot");
            Secret = (await App.Service<BotDirectory>().FindAsync(new BotId(Bot.Id)))!.RevealWebhookSecret();
        }

        public long NextId() => Interlocked.Increment(ref _lastId);

        public async Task<HttpStatusCode> PostAsync(HttpContent content, string? path = null, string? secret = "the right one", bool isChunked = false)
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, path ?? $"/webhook/{Bot.Id}") { Content = content };
            request.Headers.TransferEncodingChunked = isChunked;
            if (secret is not null)
                request.Headers.TryAddWithoutValidation("X-Telegram-Bot-Api-Secret-Token", secret == "the right one" ? Secret : secret);
            using var answer = await App.Http.SendAsync(request);
            return answer.StatusCode;
        }

        public async Task<InboxUpdate?> FindAsync(long updateId)
        {
            await using var db = App.Storage.ReadAll();
            return await db.InboxUpdates.SingleOrDefaultAsync(u => u.BotId == new BotId(Bot.Id) && u.UpdateId == updateId);
        }

        public ValueTask DisposeAsync() => App.DisposeAsync();
    }
}

public sealed class UpdateKindTests
{
    // Spaces, order, escapes and numbers as no writer of ours would write them.
    private const string Unknown = """
        { "hologram" : {"beam": 1.50, "chat":{"id":-100777,"type":"supergroup"}, "title":"caf\u00e9 \/ \ud83d\ude00 é","n":1E2,
          "empty":{}, "list":[ ] } , "later_field":[1 , {"deep":null}],"update_id":%ID% }
        """;

    [Theory, OnBothDatabases]
    public async Task Update_OfAKindThatWeDoNotKnow_IsStoredByteForByte(DatabaseProvider provider)
    {
        var sent = Unknown.Replace("%ID%", "4711", StringComparison.Ordinal);
        await using var app = await RunningApp.StartAsync(provider);
        var bot = await app.AddBotAsync("future_bot");

        Assert.Equal(HttpStatusCode.OK, await PostAsync(app, bot, sent));

        await using var db = app.Storage.ReadAll();
        await Eventually.TrueAsync(() => db.InboxUpdates.AnyAsync(u => u.UpdateId == 4711 && u.ProcessedAt != null), "it is processed");
        var stored = await db.InboxUpdates.SingleAsync(u => u.UpdateId == 4711);
        Assert.Equal(sent, stored.Payload);
        Assert.Equal(("hologram", -100777, null), (stored.Kind, stored.ChatId, stored.Error));
    }

    [Theory, OnBothDatabases]
    public async Task Update_OfEachKindOfTheBotApi_IsStoredUnderItsKindAndProcessed(DatabaseProvider provider)
    {
        await using var app = await RunningApp.StartAsync(provider);
        var bot = await app.AddBotAsync("kinds_bot");
        Assert.Equal(25, UpdateKinds.All.Count);

        foreach (var (index, kind) in UpdateKinds.All.Index())
            Assert.Equal((kind, HttpStatusCode.OK), (kind, await PostAsync(app, bot, Of(kind, 5_000 + index))));

        await using var db = app.Storage.ReadAll();
        await Eventually.TrueAsync(async () => await db.InboxUpdates.CountAsync(u => u.UpdateId >= 5_000 && u.ProcessedAt != null) == 25, "all are processed");
        var stored = await db.InboxUpdates.Where(u => u.UpdateId >= 5_000).OrderBy(u => u.UpdateId).ToListAsync();
        Assert.Equal(UpdateKinds.All, stored.Select(u => u.Kind));
        Assert.All(stored, update => Assert.Null(update.Error));
        Assert.All(stored, update => Assert.Equal(Of(update.Kind, update.UpdateId), update.Payload));
    }

    // Every kind has fields of its own; these are what handlers may look for in any of them.
    private static string Of(string kind, long id) => $$$$$"""
        {"update_id":{{{{{id}}}}},"{{{{{kind}}}}}":{"id":"q{{{{{id}}}}}","message_id":{{{{{id}}}}},"date":1700000000,"text":"hello","data":"press",
        "chat":{"id":-42,"type":"group","title":"Group"},"from":{"id":42,"is_bot":false,"first_name":"Ana"},"user":{"id":42,"is_bot":false,"first_name":"Ana"},
        "old_chat_member":{"status":"left","user":{"id":42,"is_bot":false,"first_name":"Ana"}},"new_chat_member":{"status":"member","user":{"id":42,"is_bot":false,"first_name":"Ana"}}}}
        """;

    private static async Task<HttpStatusCode> PostAsync(RunningApp app, SandboxBot bot, string body)
    {
        var active = await app.Service<BotDirectory>().FindAsync(new BotId(bot.Id));
        using var request = new HttpRequestMessage(HttpMethod.Post, $"/webhook/{bot.Id}") { Content = new StringContent(body, Encoding.UTF8, "application/json") };
        request.Headers.Add("X-Telegram-Bot-Api-Secret-Token", active!.RevealWebhookSecret());
        using var answer = await app.Http.SendAsync(request);
        return answer.StatusCode;
    }
}

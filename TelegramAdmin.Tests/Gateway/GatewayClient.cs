using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using TelegramAdmin.Core.Access.ApiKeys;
using TelegramAdmin.Core.Bots;
using TelegramAdmin.Core.Storage;
using TelegramAdmin.Sandbox;
using TelegramAdmin.Tests.Running;

namespace TelegramAdmin.Tests.Gateway;

/// <summary>A program that uses the Bot API at our address.</summary>
public sealed class GatewayClient(Uri url, string token) : IDisposable
{
    private readonly HttpClient _http = new(new SocketsHttpHandler { UseCookies = false, AllowAutoRedirect = false }) { BaseAddress = url, Timeout = TimeSpan.FromSeconds(100) };

    public string Token => token;

    /// <summary>As most libraries call: JSON by POST.</summary>
    public Task<Answer> CallAsync(string method, string json = "{}", CancellationToken cancellation = default) =>
        PostAsync(method, new StringContent(json, Encoding.UTF8, "application/json"), cancellation);

    public async Task<Answer> PostAsync(string method, HttpContent content, CancellationToken cancellation = default)
    {
        using var response = await _http.PostAsync(new Uri($"/bot{token}/{method}", UriKind.Relative), content, cancellation);
        return await ReadAsync(response);
    }

    public async Task<Answer> GetAsync(string methodAndQuery)
    {
        using var response = await _http.GetAsync(new Uri($"/bot{token}/{methodAndQuery}", UriKind.Relative));
        return await ReadAsync(response);
    }

    public Task<HttpResponseMessage> FileAsync(string path) => _http.GetAsync(new Uri($"/file/bot{token}/{path}", UriKind.Relative));

    /// <summary>The numbers of the updates that getUpdates gives.</summary>
    public async Task<List<long>> UpdatesAsync(long offset = 0, int timeout = 0, int limit = 100, string more = "")
    {
        var answer = await CallAsync("getUpdates", $$"""{"offset":{{offset}},"timeout":{{timeout}},"limit":{{limit}}{{more}}}""");
        Assert.True(answer.IsOk, answer.Text);
        return [.. answer.Result.EnumerateArray().Select(u => u.GetProperty("update_id").GetInt64())];
    }

    public void Dispose() => _http.Dispose();

    private static async Task<Answer> ReadAsync(HttpResponseMessage response)
    {
        Assert.Equal("application/json", response.Content.Headers.ContentType?.MediaType);
        var answer = new Answer((int)response.StatusCode, await response.Content.ReadAsStringAsync());
        Assert.Equal(answer.Status == 200, answer.IsOk);
        if (!answer.IsOk)
            Assert.Equal(answer.Status, answer.Json.GetProperty("error_code").GetInt32());
        return answer;
    }

    public sealed record Answer(int Status, string Text)
    {
        public JsonElement Json => JsonElement.Parse(Text);

        public bool IsOk => Json.GetProperty("ok").GetBoolean();

        public JsonElement Result => Json.GetProperty("result");

        public string Description => Json.GetProperty("description").GetString()!;
    }
}

public static class GatewayClients
{
    extension(RunningApp app)
    {
        /// <summary>A program with a new key that is limited to this bot.</summary>
        public async Task<GatewayClient> GatewayAsync(SandboxBot bot, ApiScopes scopes = ApiScopes.MessagesSend | ApiScopes.UpdatesRead | ApiScopes.BotsManage) =>
            new(app.Url, (await app.AddKeyAsync(new NewApiKey("a program", scopes) { Bots = new HashSet<BotId> { new(bot.Id) } })).Key);

        /// <summary>A bot that leaves all answers to programs.</summary>
        public async Task<SandboxBot> AddQuietBotAsync(string username)
        {
            var bot = await app.AddBotAsync(username);
            await app.Service<BotStates>().ChangeAsync(new BotId(bot.Id), _ => true, row => row.AnswersItself = false);
            return bot;
        }

        /// <summary>Delivers an update to the bot's webhook, as Telegram would.</summary>
        public async Task DeliverAsync(SandboxBot bot, long updateId, string kind = "message", long chat = 77, string text = "hello")
        {
            var person = $$"""{"id":{{chat}},"type":"private","is_bot":false,"first_name":"Ann"}""";
            var what = kind == "chat_member"
                ? $$""" "old_chat_member":{"status":"left","user":{{person}}},"new_chat_member":{"status":"member","user":{{person}}}"""
                : $$""" "message_id":{{updateId}},"text":"{{text}}" """;
            var content = $$"""{"date":1700000000,"chat":{{person}},"from":{{person}},{{what}} }""";
            await app.PostUpdateAsync(bot, $$"""{"update_id":{{updateId}},"{{kind}}":{{content}} }""");
        }
    }
}

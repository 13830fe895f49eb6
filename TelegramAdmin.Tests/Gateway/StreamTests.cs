using System.Net;
using System.Net.Http.Headers;
using TelegramAdmin.Core.Access.ApiKeys;
using TelegramAdmin.Core.Storage;
using TelegramAdmin.Sandbox;
using TelegramAdmin.Tests.Running;

namespace TelegramAdmin.Tests.Gateway;

/// <summary>GET /api/v1/updates: the log as server-sent events.</summary>
public sealed class StreamTests(GatewayApp gate) : IClassFixture<GatewayApp>
{
    private RunningApp App => gate.App;

    [Fact]
    public async Task Stream_ThatBreaksOff_ResumesWithoutGapOrRepeat()
    {
        var bot = await gate.AddBotAsync();
        var key = await KeyAsync(bot);
        string lastId;
        await using (var stream = await OpenAsync(key))
        {
            await App.DeliverAsync(bot, 1);
            await App.DeliverAsync(bot, 2);
            var first = await stream.NextAsync();
            Assert.Contains($$"""{"bot_id":{{bot.Id}},"update":{"update_id":1,"message":""", first.Data, StringComparison.Ordinal);
            lastId = first.Id;
        }
        await App.DeliverAsync(bot, 3);

        await using var byHeader = await OpenAsync(key, lastId: lastId);
        await using var byQuery = await OpenAsync(key, $"?last_event_id={lastId}");

        foreach (var stream in new[] { byHeader, byQuery })
        {
            Assert.Equal(2, (await stream.NextAsync()).UpdateId);
            Assert.Equal(3, (await stream.NextAsync()).UpdateId);
        }
        await App.DeliverAsync(bot, 4);
        Assert.Equal(4, (await byHeader.NextAsync()).UpdateId);
    }

    [Fact]
    public async Task Stream_SinceATime_BeginsThere()
    {
        var bot = await gate.AddBotAsync();
        var key = await KeyAsync(bot);
        await App.DeliverAsync(bot, 1);
        var since = DateTimeOffset.UtcNow.AddMilliseconds(5);
        await Eventually.TrueAsync(() => DateTimeOffset.UtcNow > since, "the clock moves on");
        await App.DeliverAsync(bot, 2);

        await using var stream = await OpenAsync(key, $"?bot_id={bot.Id}&since={Uri.EscapeDataString(since.ToString("O"))}");

        Assert.Equal(2, (await stream.NextAsync()).UpdateId);
    }

    [Fact]
    public async Task Stream_OfAKeyForSomeBots_LeavesOthersOut()
    {
        var (own, other) = (await gate.AddBotAsync(), await gate.AddBotAsync());
        await using var stream = await OpenAsync(await KeyAsync(own));

        await App.DeliverAsync(other, 1);
        await App.DeliverAsync(own, 2);

        Assert.Equal(2, (await stream.NextAsync()).UpdateId);
    }

    [Fact]
    public async Task Stream_OfARevokedKey_Ends()
    {
        var bot = gate.Shared;
        var key = await App.AddKeyAsync(new NewApiKey("a listener", ApiScopes.UpdatesRead));
        await using var stream = await OpenAsync(key.Key);

        await App.Service<RevokeApiKey>().RunAsync(WorkspaceId.Default, key.Row.Id);
        await App.DeliverAsync(bot, 901);

        Assert.True(await stream.EndsAsync());
    }

    [Fact]
    public async Task Stream_AboveTheLimitOfItsKey_IsRefusedUntilOneCloses()
    {
        var key = await KeyAsync(gate.Shared);
        var streams = new List<EventReader>();
        for (var i = 0; i < 10; i++)
            streams.Add(await OpenAsync(key));
        using var http = new HttpClient { BaseAddress = App.Url };
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", key);

        using var refused = await http.GetAsync(new Uri("/api/v1/updates", UriKind.Relative), HttpCompletionOption.ResponseHeadersRead);
        var words = await refused.Content.ReadAsStringAsync();
        await streams[0].DisposeAsync();

        Assert.Equal(HttpStatusCode.TooManyRequests, refused.StatusCode);
        Assert.Contains("stream_limit_reached", words, StringComparison.Ordinal);
        await Eventually.TrueAsync(async () =>
        {
            using var again = await http.GetAsync(new Uri("/api/v1/updates", UriKind.Relative), HttpCompletionOption.ResponseHeadersRead);
            return again.StatusCode == HttpStatusCode.OK;
        }, "there is room again");
        foreach (var stream in streams)
            await stream.DisposeAsync();
    }

    [Theory]
    [InlineData("?bot_id=abc", 400, "parameter_invalid")]
    [InlineData("?bot_id=123456", 404, "bot_not_found")]
    [InlineData("?since=yesterday", 400, "parameter_invalid")]
    [InlineData("?last_event_id=x", 400, "parameter_invalid")]
    public async Task Stream_AskedForWrongly_IsAProblem(string query, int status, string code)
    {
        using var program = await App.ProgramAsync(ApiScopes.UpdatesRead);

        var answer = await program.GetAsync("/api/v1/updates" + query);

        Assert.Equal((status, code), ((int)answer.Status, answer.Code));
    }

    [Fact]
    public async Task Stream_WithoutTheScope_IsForbidden()
    {
        using var program = await App.ProgramAsync(ApiScopes.MessagesSend);

        Assert.Equal("scope_missing", (await program.GetAsync("/api/v1/updates")).Code);
    }

    private async Task<string> KeyAsync(SandboxBot bot) => (await App.AddKeyAsync(new NewApiKey("a listener", ApiScopes.UpdatesRead) { Bots = new HashSet<BotId> { new(bot.Id) } })).Key;

    private async Task<EventReader> OpenAsync(string key, string query = "", string? lastId = null)
    {
        var http = new HttpClient { BaseAddress = App.Url };
        using var request = new HttpRequestMessage(HttpMethod.Get, "/api/v1/updates" + query);
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", key);
        if (lastId is not null)
            request.Headers.Add("Last-Event-ID", lastId);
        var response = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
        Assert.Equal("text/event-stream", response.Content.Headers.ContentType?.MediaType);
        var reader = new EventReader(http, new StreamReader(await response.Content.ReadAsStreamAsync()));
        await reader.BeganAsync();
        return reader;
    }

    private sealed record Event(string Id, string Data)
    {
        public long UpdateId => System.Text.Json.JsonElement.Parse(Data).GetProperty("update").GetProperty("update_id").GetInt64();
    }

    private sealed class EventReader(HttpClient http, StreamReader lines) : IAsyncDisposable
    {
        public async Task BeganAsync() => Assert.StartsWith(":", await LineAsync(), StringComparison.Ordinal);

        public async Task<Event> NextAsync()
        {
            var id = "";
            while (await LineAsync() is { } line)
            {
                if (line.StartsWith("id: ", StringComparison.Ordinal))
                    id = line[4..];
                if (line.StartsWith("data: ", StringComparison.Ordinal))
                    return new Event(id, line[6..]);
            }
            throw new InvalidOperationException("The stream ended.");
        }

        public async Task<bool> EndsAsync()
        {
            while (await LineAsync() is { } line)
                Assert.False(line.StartsWith("data: ", StringComparison.Ordinal) && line.Contains("901", StringComparison.Ordinal), "An update came to a revoked key.");
            return true;
        }

        public ValueTask DisposeAsync()
        {
            lines.Dispose(); // The connection closes with it, not with the client.
            http.Dispose();
            return ValueTask.CompletedTask;
        }

        private async Task<string?> LineAsync() => await lines.ReadLineAsync().WaitAsync(RunningApp.Patience);
    }
}

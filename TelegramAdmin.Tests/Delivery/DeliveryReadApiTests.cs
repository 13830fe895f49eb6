using System.Text.Json;
using TelegramAdmin.Core.Access.ApiKeys;
using TelegramAdmin.Core.Delivery;
using TelegramAdmin.Core.Storage;
using TelegramAdmin.Tests.Running;

namespace TelegramAdmin.Tests.Delivery;

/// <summary>What another program reads of messages: /status, /messages, /stats.</summary>
public sealed class DeliveryReadApiTests
{
    [Theory, OnBothDatabases]
    public async Task Messages_OfAllowedBots_AreToldAsTheContractSays_AndOthersAreUnknown(DatabaseProvider provider)
    {
        await using var app = await RunningApp.StartAsync(provider);
        var (mine, foreign) = (await app.AddBotAsync("mine_bot"), await app.AddBotAsync("foreign_bot"));
        var (reached, gone) = (app.Sandbox.World.AddAudience(mine, 1)[0], app.Sandbox.World.AddAudience(mine, 1)[0]);
        gone.Block(mine);
        var sent = await app.QueueTextAsync(mine, reached, "Hello there");
        var failed = await app.QueueTextAsync(mine, gone, "Anybody?");
        var hidden = await app.QueueTextAsync(foreign, app.Sandbox.World.AddAudience(foreign, 1)[0], "Secret");
        await app.UntilAsync(sent, DeliveryState.Sent);
        await app.UntilAsync(failed, DeliveryState.Failed);
        await app.UntilAsync(hidden, DeliveryState.Sent);
        using var program = await app.ProgramAsync(ApiScopes.MessagesRead | ApiScopes.StatsRead, new BotId(mine.Id));

        var status = (await program.GetAsync($"/api/v1/status/{sent}")).Json;
        var refused = (await program.GetAsync($"/api/status/{failed}")).Json;
        var list = (await program.GetAsync("/api/v1/messages?limit=1")).Json;
        var rest = (await program.GetAsync($"/api/v1/messages?limit=1&cursor={list.GetProperty("next_cursor").GetString()}")).Json;
        var one = (await program.GetAsync($"/api/v1/messages/{failed}")).Json;
        var stats = (await program.GetAsync("/api/v1/stats")).Json;

        Assert.Equal((sent, "sent", 1, mine.Id), (Number(status, "message_id"), Word(status, "status"), Number(status, "attempts"), Number(status, "bot_id")));
        Assert.Equal((reached.Id, "normal"), (Number(status, "chat_id"), Word(status, "priority")));
        Assert.True(status.GetProperty("telegram_message_id").GetInt64() > 0 && status.GetProperty("sent_at").GetDateTimeOffset() >= status.GetProperty("created_at").GetDateTimeOffset());
        Assert.False(status.TryGetProperty("error", out _) || status.TryGetProperty("send_at", out _));
        Assert.Equal(("failed", 403), (Word(refused, "status"), Number(refused, "error_code")));
        Assert.Contains("blocked by the user", Word(refused, "error"), StringComparison.Ordinal);
        Assert.Equal([failed], Ids(list));
        Assert.Equal([sent], Ids(rest));
        Assert.Equal(JsonValueKind.Null, rest.GetProperty("next_cursor").ValueKind);
        Assert.Equal(("Anybody?", "sendMessage", "Anybody?"), (Word(one.GetProperty("params"), "text"), Word(one, "method"), Word(one, "preview")));
        Assert.Equal(JsonValueKind.Array, one.GetProperty("attempts_log").ValueKind);
        Assert.Equal((1, 1), (Number(stats.GetProperty("totals"), "sent"), Number(stats.GetProperty("totals"), "failed")));
        Assert.Equal(0.5, stats.GetProperty("totals").GetProperty("success_rate").GetDouble());
        Assert.Equal(("hour", 25), (Word(stats, "bucket"), stats.GetProperty("buckets").GetArrayLength()));
        Assert.Equal("blocked by the user", Word(stats.GetProperty("causes")[0], "cause"));
        Assert.Equal("message_unknown", (await program.GetAsync($"/api/v1/status/{hidden}")).Code);
        Assert.Equal("message_unknown", (await program.GetAsync($"/api/v1/messages/{hidden}")).Code);
        Assert.Equal("message_unknown", (await program.GetAsync("/api/v1/status/999999")).Code);
    }

    [Theory, OnBothDatabases]
    public async Task List_WithFilters_HoldsWhatMatches(DatabaseProvider provider)
    {
        await using var app = await RunningApp.StartAsync(provider);
        var bot = await app.AddBotAsync("filter_bot");
        var (reached, gone) = (app.Sandbox.World.AddAudience(bot, 1)[0], app.Sandbox.World.AddAudience(bot, 1)[0]);
        gone.Block(bot);
        var sent = await app.QueueTextAsync(bot, reached, "Hello");
        var failed = await app.QueueTextAsync(bot, gone, "Hello");
        await app.UntilAsync(sent, DeliveryState.Sent);
        await app.UntilAsync(failed, DeliveryState.Failed);
        using var program = await app.ProgramAsync(ApiScopes.MessagesRead);

        async Task<List<long>> FoundAsync(string query) => Ids((await program.GetAsync($"/api/v1/messages?{query}")).Json);

        Assert.Equal([failed, sent], await FoundAsync(""));
        Assert.Equal([failed], await FoundAsync("status=failed,unknown"));
        Assert.Equal([sent], await FoundAsync($"chat_id={reached.Id}&bot_id={bot.Id}"));
        Assert.Equal([failed, sent], await FoundAsync($"from={DateTimeOffset.UtcNow.AddMinutes(-5):yyyy-MM-ddTHH:mm:ssZ}"));
        Assert.Empty(await FoundAsync($"to={DateTimeOffset.UtcNow.AddMinutes(-5):yyyy-MM-ddTHH:mm:ssZ}"));
        Assert.Empty(await FoundAsync("chat_id=@nobody"));
    }

    [Theory]
    [InlineData("/api/v1/messages?status=lost", "parameter_invalid", "status")]
    [InlineData("/api/v1/messages?chat_id=@", "parameter_invalid", "chat_id")]
    [InlineData("/api/v1/messages?from=yesterday", "parameter_invalid", "from")]
    [InlineData("/api/v1/status/first", "parameter_invalid", "message_id")]
    [InlineData("/api/v1/stats?from=2026-01-02T00:00:00Z&to=2026-01-01T00:00:00Z", "scope_missing", null)]
    public async Task Request_ThatDoesNotFit_IsAProblem(string path, string code, string? field)
    {
        await using var app = await RunningApp.StartAsync();
        using var program = await app.ProgramAsync(ApiScopes.MessagesRead);

        var answer = await program.GetAsync(path);

        Assert.Equal((code, field), (answer.Code, answer.Field));
    }

    private static List<long> Ids(JsonElement page) => [.. page.GetProperty("items").EnumerateArray().Select(m => Number(m, "message_id"))];

    private static long Number(JsonElement json, string name) => json.GetProperty(name).GetInt64();

    private static string Word(JsonElement json, string name) => json.GetProperty(name).GetString()!;
}

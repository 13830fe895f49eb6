using System.Net;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using TelegramAdmin.Core.Access;
using TelegramAdmin.Core.Access.ApiKeys;
using TelegramAdmin.Core.Bots;
using TelegramAdmin.Core.Storage;
using TelegramAdmin.Core.Workspaces;
using TelegramAdmin.Tests.Running;

namespace TelegramAdmin.Tests.Api;

public sealed class BotsApiTests
{
    [Theory, OnBothDatabases]
    public async Task Bot_IsRegisteredReadChangedAndRemoved_WithoutItsTokenEverComingBack(DatabaseProvider provider)
    {
        await using var app = await RunningApp.StartAsync(provider);
        using var program = await app.ProgramAsync(ApiScopes.BotsManage);
        var bot = app.Sandbox.World.AddBot("rest_bot", "Rest");

        var added = await program.PostAsync("/api/v1/bots", $$"""{ "token": "{{bot.Token}}", "mode": "polling", "name": "Night shift" }""");
        Assert.Equal((HttpStatusCode.Created, $"/api/v1/bots/{bot.Id}"), (added.Status, added.Headers["Location"]));
        Assert.Equal(("Night shift", "rest_bot", "polling"), (added.Json.GetProperty("name").GetString(), added.Json.GetProperty("username").GetString(), added.Json.GetProperty("mode").GetString()));
        var again = await program.PostAsync("/api/bots", $$"""{ "token": "{{bot.Token}}" }""");
        Assert.Equal((HttpStatusCode.Conflict, "bot_already_registered", "token"), (again.Status, again.Code, again.Field));

        var changed = await program.PatchAsync($"/api/v1/bots/{bot.Id}", """{ "state": "off", "paid_rate": 50, "answers_itself": false, "retry_policy": { "server_error": { "max_attempts": 3 } } }""");
        Assert.Equal(("off", 50, false, 3), (changed.Json.GetProperty("state").GetString(), changed.Json.GetProperty("paid_rate").GetInt32(), changed.Json.GetProperty("answers_itself").GetBoolean(),
            changed.Json.GetProperty("retry_policy").GetProperty("server_error").GetProperty("max_attempts").GetInt32()));
        var back = await program.PatchAsync($"/api/v1/bots/{bot.Id}", """{ "state": "on", "paid_rate": 0, "retry_policy": {} }""");
        Assert.False(back.Json.TryGetProperty("paid_rate", out _));
        Assert.Equal(12, back.Json.GetProperty("retry_policy").GetProperty("server_error").GetProperty("max_attempts").GetInt32());
        var read = await program.GetAsync($"/api/v1/bots/{bot.Id}");
        Assert.Equal("Night shift", read.Json.GetProperty("name").GetString());

        var removed = await program.DeleteAsync($"/api/v1/bots/{bot.Id}");
        Assert.Equal((HttpStatusCode.NoContent, ""), (removed.Status, removed.Text));
        var gone = await program.GetAsync($"/api/v1/bots/{bot.Id}");
        Assert.Equal((HttpStatusCode.NotFound, "bot_not_found"), (gone.Status, gone.Code));

        Assert.All([added, again, changed, back, read, gone], answer => Assert.DoesNotContain(bot.Token.Split(':')[1], answer.Text, StringComparison.Ordinal));
        await using var db = app.Storage.ReadAll();
        Assert.Equal(["bot.added", "bot.changed", "bot.changed", "bot.removed"], await db.AuditEntries.OrderBy(e => e.Number).Select(e => e.Action).ToListAsync());
        Assert.All(await db.AuditEntries.ToListAsync(), e => Assert.Equal("API key a program", e.Actor));
    }

    [Theory]
    [InlineData("""{ "paid_rate": 1001 }""", "paid_rate_invalid", "paid_rate")]
    [InlineData("""{ "name": " " }""", "bot_name_invalid", "name")]
    [InlineData("""{ "retry_policy": { "give_up_after": 0 } }""", "retry_policy_invalid", "retry_policy")]
    [InlineData("""{ "retry_policy": { "network": { "max_attempts": 0 } } }""", "retry_policy_invalid", "retry_policy")]
    [InlineData("""{ "retry_policy": { "colour": 1 } }""", "body_invalid", "retry_policy.colour")]
    [InlineData("""{ "state": "sideways" }""", "body_invalid", "state")]
    [InlineData("""{ "token": "1:abc" }""", "body_invalid", "token")]
    public async Task Change_ThatDoesNotHold_NamesTheField(string body, string code, string field)
    {
        await using var app = await RunningApp.StartAsync();
        using var program = await app.ProgramAsync(ApiScopes.BotsManage);
        var bot = await app.AddBotAsync("stern_bot");

        var answer = await program.PatchAsync($"/api/v1/bots/{bot.Id}", body);

        Assert.Equal((HttpStatusCode.BadRequest, code, field), (answer.Status, answer.Code, answer.Field));
    }

    [Theory, OnBothDatabases]
    public async Task List_PagesThroughTheBotsOfTheKey(DatabaseProvider provider)
    {
        await using var app = await RunningApp.StartAsync(provider);
        var bots = new List<BotId>();
        for (var i = 0; i < 5; i++)
            bots.Add(new BotId((await app.AddBotAsync($"bot{i}_bot")).Id));
        using var program = await app.ProgramAsync(ApiScopes.StatsRead, bots.Take(3));
        using var reader = await app.ProgramAsync(ApiScopes.MessagesRead);

        Assert.Equal(bots.Take(3).Select(b => b.Value).Order(), await WalkAsync(program, "/api/v1/bots?limit=2", 2));
        Assert.Equal(bots.Select(b => b.Value).Order(), await WalkAsync(reader, "/api/v1/bots?limit=2", 3));
        var foreign = await program.GetAsync($"/api/v1/bots/{bots[4]}");
        Assert.Equal((HttpStatusCode.Forbidden, "bot_not_allowed"), (foreign.Status, foreign.Code));
    }

    [Theory, OnBothDatabases]
    public async Task Bot_BeyondTheLimitOfTheWorkspace_IsRefusedWithTheNumber(DatabaseProvider provider)
    {
        await using var app = await RunningApp.StartAsync(provider);
        var first = await app.AddBotAsync("first_bot");
        await app.Storage.WriteAsync(null, db => db.Workspaces.Where(w => w.Id == WorkspaceId.Default).ExecuteUpdateAsync(w => w.SetProperty(x => x.LargestBots, 1)));
        using var program = await app.ProgramAsync(ApiScopes.BotsManage);
        var body = $$"""{ "token": "{{app.Sandbox.World.AddBot("second_bot", "Second").Token}}" }""";

        var refused = await program.PostAsync("/api/v1/bots", body);

        Assert.Equal((HttpStatusCode.Conflict, "bot_limit_reached"), (refused.Status, refused.Code));
        Assert.Contains("may have 1 bots", refused.Detail, StringComparison.Ordinal);
        await program.DeleteAsync($"/api/v1/bots/{first.Id}");
        Assert.Equal(HttpStatusCode.Created, (await program.PostAsync("/api/v1/bots", body)).Status);
    }

    [Fact]
    public async Task LimitedKey_CannotRegisterAnotherBot()
    {
        await using var app = await RunningApp.StartAsync();
        var bot = await app.AddBotAsync("only_bot");
        using var program = await app.ProgramAsync(ApiScopes.BotsManage, new BotId(bot.Id));

        var refused = await program.PostAsync("/api/v1/bots", $$"""{ "token": "{{app.Sandbox.World.AddBot("other_bot", "Other").Token}}" }""");

        Assert.Equal((HttpStatusCode.Forbidden, "bot_not_allowed"), (refused.Status, refused.Code));
    }

    [Fact]
    public async Task Bot_OfAnotherWorkspace_IsNotThere()
    {
        await using var app = await RunningApp.StartAsync();
        var other = await app.Service<CreateWorkspace>().RunAsync("Other");
        var foreign = await app.AddBotAsync("foreign_bot", other);
        using var program = await app.ProgramAsync(ApiScopes.Admin);

        Assert.Equal(HttpStatusCode.NotFound, (await program.GetAsync($"/api/v1/bots/{foreign.Id}")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await program.PatchAsync($"/api/v1/bots/{foreign.Id}", """{ "state": "off" }""")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await program.DeleteAsync($"/api/v1/bots/{foreign.Id}")).Status);
        Assert.Empty((await program.GetAsync("/api/v1/bots")).Json.GetProperty("items").EnumerateArray());
        Assert.Equal(BotState.Up, (await app.Service<BotDirectory>().FindAsync(new BotId(foreign.Id)))!.State);
    }

    internal static async Task<List<long>> WalkAsync(ApiClient program, string path, int pages)
    {
        var ids = new List<long>();
        string? cursor = null;
        for (var page = 1; ; page++)
        {
            var answer = await program.GetAsync(cursor is null ? path : $"{path}&cursor={cursor}");
            Assert.Equal(HttpStatusCode.OK, answer.Status);
            ids.AddRange(answer.Json.GetProperty("items").EnumerateArray().Select(i => i.GetProperty("id").GetInt64()));
            if (answer.Json.GetProperty("next_cursor") is not { ValueKind: JsonValueKind.String } next)
            {
                Assert.Equal(pages, page);
                return ids;
            }
            cursor = next.GetString();
        }
    }
}

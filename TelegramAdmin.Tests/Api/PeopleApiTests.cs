using System.Net;
using TelegramAdmin.Core.Access;
using TelegramAdmin.Core.Access.ApiKeys;
using TelegramAdmin.Core.Payments;
using TelegramAdmin.Core.Storage;
using TelegramAdmin.Tests.Conversations;
using TelegramAdmin.Tests.Payments;
using TelegramAdmin.Tests.Running;

namespace TelegramAdmin.Tests.Api;

/// <summary>/users and /conversations.</summary>
public sealed class PeopleApiTests
{
    [Theory, OnBothDatabases]
    public async Task People_AreListedByPage_SearchedAndKeptToTheBotsOfTheKey(DatabaseProvider provider)
    {
        await using var app = await RunningApp.StartAsync(provider);
        var bot = await app.AddBotAsync("people_bot");
        var other = await app.AddBotAsync("other_bot");
        var people = app.Sandbox.World.AddAudience(bot, 5);
        foreach (var person in people)
            person.Start(bot);
        people[0].Start(other);
        using var program = await app.ProgramAsync(ApiScopes.UsersRead, new BotId(bot.Id));
        using var admin = await app.ProgramAsync(ApiScopes.Admin);
        await Eventually.TrueAsync(async () => (await admin.GetAsync("/api/v1/users")).Json.GetProperty("items").GetArrayLength() == 6, "everybody is known");

        var ids = await BotsApiTests.WalkAsync(program, "/api/v1/users?limit=2", 3);

        Assert.Equal(5, ids.Distinct().Count());
        var found = (await program.GetAsync($"/api/v1/users?search={people[2].Id}")).Json.GetProperty("items");
        Assert.Equal(people[2].Id, found[0].GetProperty("telegram_user_id").GetInt64());
        Assert.Equal(1, found.GetArrayLength());
        var one = await program.GetAsync($"/api/v1/users/{ids[0]}");
        Assert.Equal(ids[0], one.Json.GetProperty("id").GetInt64());
        Assert.Empty((await program.GetAsync("/api/v1/users?search=%25")).Json.GetProperty("items").EnumerateArray());
        var foreign = (await admin.GetAsync($"/api/v1/users?bot_id={other.Id}")).Json.GetProperty("items");
        Assert.Equal(1, foreign.GetArrayLength());
        Assert.Equal("user_not_found", (await program.GetAsync($"/api/v1/users/{foreign[0].GetProperty("id").GetInt64()}")).Code);
        Assert.Equal("bot_not_allowed", (await program.GetAsync($"/api/v1/users?bot_id={other.Id}")).Code);
        Assert.Equal(("parameter_invalid", "bot_id"), ((await program.GetAsync("/api/v1/users?bot_id=x")).Code, (await program.GetAsync("/api/v1/users?bot_id=x")).Field));
        Assert.Equal("cursor_invalid", (await program.GetAsync("/api/v1/users?cursor=AQ")).Code);
    }

    [Theory, OnBothDatabases]
    public async Task Conversations_AreListedAndRead_LatestFirst(DatabaseProvider provider)
    {
        await using var app = await RunningApp.StartAsync(provider);
        var bot = await app.AddBotAsync("desk_bot");
        var other = await app.AddBotAsync("hidden_bot");
        var people = app.Sandbox.World.AddAudience(bot, 3);
        foreach (var person in people)
            person.SendText(bot, "First");
        people[1].SendText(bot, "Second");
        people[0].SendText(other, "Elsewhere");
        using var program = await app.ProgramAsync(ApiScopes.UsersRead, new BotId(bot.Id));
        using var admin = await app.ProgramAsync(ApiScopes.Admin);
        await Eventually.TrueAsync(async () => (await admin.GetAsync("/api/v1/conversations?unread=true")).Json.GetProperty("items").EnumerateArray().Sum(c => c.GetProperty("unread_count").GetInt32()) == 5, "all of it is recorded");

        var ids = await BotsApiTests.WalkAsync(program, "/api/v1/conversations?limit=2", 2);

        Assert.Equal(3, ids.Distinct().Count());
        var talk = (await program.GetAsync("/api/v1/conversations")).Json.GetProperty("items").EnumerateArray().Single(c => c.GetProperty("chat_id").GetInt64() == people[1].Id);
        Assert.Equal(("open", "Second"), (talk.GetProperty("state").GetString(), talk.GetProperty("preview").GetString()));
        var messages = await program.GetAsync($"/api/v1/conversations/{talk.GetProperty("id").GetInt64()}/messages?limit=1");
        var latest = messages.Json.GetProperty("items").EnumerateArray().Single();
        Assert.Equal(("Second", "person", "text"), (latest.GetProperty("text").GetString(), latest.GetProperty("author").GetString(), latest.GetProperty("kind").GetString()));
        var older = await program.GetAsync($"/api/v1/conversations/{talk.GetProperty("id").GetInt64()}/messages?limit=1&cursor={messages.Json.GetProperty("next_cursor").GetString()}");
        Assert.Equal("First", older.Json.GetProperty("items")[0].GetProperty("text").GetString());
        var foreign = (await admin.GetAsync($"/api/v1/conversations?bot_id={other.Id}")).Json.GetProperty("items")[0].GetProperty("id").GetInt64();
        var refused = await program.GetAsync($"/api/v1/conversations/{foreign}/messages");
        Assert.Equal((HttpStatusCode.NotFound, "conversation_not_found"), (refused.Status, refused.Code));
        Assert.Equal("parameter_invalid", (await program.GetAsync("/api/v1/conversations?unread=perhaps")).Code);
    }

    [Theory, OnBothDatabases]
    public async Task Conversation_IsHandledByAProgram_AsByThePage(DatabaseProvider provider)
    {
        await using var app = await RunningApp.StartAsync(provider);
        var nora = (await app.Service<CreateAdmin>().RunAsync(WorkspaceId.Default, "Nora", "nora@example.com", StaffedApp.Password, AdminRole.Operator)).Value;
        var bot = await app.AddBotAsync("handled_bot");
        var other = await app.AddBotAsync("foreign_bot");
        var desk = await Desk.OpenAsync(app, bot);
        var foreign = await Desk.OpenAsync(app, other, "Ben");
        using var program = await app.ProgramAsync(ApiScopes.UsersRead | ApiScopes.UsersWrite, new BotId(bot.Id));
        using var reader = await app.ProgramAsync(ApiScopes.UsersRead);
        var path = $"/api/v1/conversations/{desk.Conversation}";

        var changed = await program.PatchAsync(path, $$"""{ "assignee_id": {{nora.Id}}, "priority": "high", "labels": ["Refund", "vip"] }""");
        Assert.Equal(HttpStatusCode.OK, changed.Status);
        Assert.Equal((nora.Id, "high", "open", "private"), (changed.Json.GetProperty("assignee_id").GetInt64(), changed.Json.GetProperty("priority").GetString(), changed.Json.GetProperty("state").GetString(), changed.Json.GetProperty("kind").GetString()));
        Assert.Equal(["Refund", "vip"], changed.Json.GetProperty("labels").EnumerateArray().Select(l => l.GetString()));
        Assert.Equal([desk.Conversation], await IdsAsync($"assignee_id={nora.Id}&priority=high&label=refund&waiting=true&state=open"));
        Assert.Empty(await IdsAsync("label=unknown"));
        Assert.Empty(await IdsAsync("assignee_id=0"));
        var note = await program.PostAsync($"{path}/notes", """{ "text": "Paid twice. @Nora, please look" }""");
        Assert.Equal((HttpStatusCode.Created, "note", "API key a program"), (note.Status, note.Json.GetProperty("kind").GetString(), note.Json.GetProperty("author_name").GetString()));

        changed = await program.PatchAsync(path, """{ "labels": ["vip"], "assignee_id": 0, "snoozed_until": "2099-01-01T00:00:00Z" }""");
        Assert.Equal(("snoozed", 1), (changed.Json.GetProperty("state").GetString(), changed.Json.GetProperty("labels").GetArrayLength()));
        Assert.False(changed.Json.TryGetProperty("assignee_id", out _));
        Assert.Equal("closed", (await program.PatchAsync(path, """{ "state": "closed" }""")).Json.GetProperty("state").GetString());
        Assert.Equal("already_closed", (await program.PatchAsync(path, """{ "state": "closed", "priority": "low" }""")).Code);
        Assert.Equal("high", (await program.PatchAsync(path, "{}")).Json.GetProperty("priority").GetString());
        Assert.Equal([desk.Conversation], await IdsAsync("state=closed"));

        foreach (var (body, code) in new[] { ("""{ "assignee_id": 999 }""", "not_of_the_team"), ("""{ "snoozed_until": "2020-01-01T00:00:00Z" }""", "snooze_is_past"), ("""{ "state": "quiet" }""", "conversation_change_invalid"),
            ("""{ "state": "snoozed" }""", "conversation_change_invalid"), ("""{ "labels": [" "] }""", "label_name_invalid"), ("""{ "labels": [null] }""", "conversation_change_invalid"), ("""{ "state": "gone" }""", "body_invalid") })
            Assert.Equal(code, (await program.PatchAsync(path, body)).Code);
        Assert.Equal("message_empty", (await program.PostAsync($"{path}/notes", """{ "text": "  " }""")).Code);
        Assert.Equal("conversation_not_found", (await program.PatchAsync($"/api/v1/conversations/{foreign.Conversation}", """{ "state": "closed" }""")).Code);
        Assert.Equal("conversation_not_found", (await program.PostAsync($"/api/v1/conversations/{foreign.Conversation}/notes", """{ "text": "x" }""")).Code);
        Assert.Equal(HttpStatusCode.Forbidden, (await reader.PatchAsync(path, "{}")).Status);
        Assert.Equal("parameter_invalid", (await program.GetAsync("/api/v1/conversations?priority=urgent")).Code);
        Assert.DoesNotContain(desk.Person.Received(bot), text => text.Contains("Paid twice", StringComparison.Ordinal));

        async Task<IReadOnlyList<long>> IdsAsync(string query) =>
            [.. (await program.GetAsync($"/api/v1/conversations?{query}")).Json.GetProperty("items").EnumerateArray().Select(c => c.GetProperty("id").GetInt64())];
    }
    [Theory, OnBothDatabases]
    public async Task Person_IsTaggedNotedAndTold_ByAProgram_AsByThePage(DatabaseProvider provider)
    {
        await using var app = await RunningApp.StartAsync(provider);
        var bot = await app.AddBotAsync("told_bot");
        var other = await app.AddBotAsync("else_bot");
        var (ana, ben) = (app.Sandbox.World.AddPerson("Ana", languageCode: "en"), app.Sandbox.World.AddPerson("Ben", languageCode: "en"));
        ana.SendText(bot, "Hello");
        ben.SendText(other, "Hello");
        using var program = await app.ProgramAsync(ApiScopes.UsersRead | ApiScopes.UsersWrite);
        await Eventually.TrueAsync(async () => (await program.GetAsync("/api/v1/users")).Json.GetProperty("items").GetArrayLength() == 2, "both are known");
        await app.AddPaymentAsync(bot, ana.Id, PaymentState.Granted);
        using var narrow = await app.ProgramAsync(ApiScopes.UsersRead | ApiScopes.UsersWrite, new BotId(bot.Id));
        using var cashier = await app.ProgramAsync(ApiScopes.UsersRead | ApiScopes.PaymentsRead);
        using var reader = await app.ProgramAsync(ApiScopes.UsersRead);
        var path = $"/api/v1/users/{await IdAsync(ana.Id)}";

        Assert.Equal("Early bird", (await program.SendAsync(HttpMethod.Put, $"{path}/tags/Early%20bird")).Json.GetProperty("name").GetString());
        Assert.Equal("Early bird", (await narrow.SendAsync(HttpMethod.Put, $"{path}/tags/early%20BIRD")).Json.GetProperty("name").GetString());
        var tags = (await reader.GetAsync($"{path}/tags")).Json.GetProperty("items");
        Assert.Equal(("Early bird", "API key a program", 1), (tags[0].GetProperty("name").GetString(), tags[0].GetProperty("by").GetString(), tags.GetArrayLength()));
        Assert.Equal("tag_invalid", (await program.SendAsync(HttpMethod.Put, $"{path}/tags/{new string('x', 41)}")).Code);
        Assert.Equal(HttpStatusCode.NoContent, (await program.DeleteAsync($"{path}/tags/EARLY%20bird")).Status);
        Assert.Equal(HttpStatusCode.NoContent, (await program.DeleteAsync($"{path}/tags/never")).Status);
        Assert.Equal(0, (await reader.GetAsync($"{path}/tags")).Json.GetProperty("items").GetArrayLength());

        foreach (var text in new[] { "First", "Second", "Third" })
            Assert.Equal(HttpStatusCode.Created, (await program.PostAsync($"{path}/notes", $$"""{ "text": "{{text}}" }""")).Status);
        var newest = await reader.GetAsync($"{path}/notes?limit=2");
        Assert.Equal(["Third", "Second"], newest.Json.GetProperty("items").EnumerateArray().Select(n => n.GetProperty("text").GetString()));
        var first = (await reader.GetAsync($"{path}/notes?limit=2&cursor={newest.Json.GetProperty("next_cursor").GetString()}")).Json.GetProperty("items")[0];
        Assert.Equal("First", first.GetProperty("text").GetString());
        Assert.Equal("note_not_found", (await program.DeleteAsync($"/api/v1/users/{await IdAsync(ben.Id)}/notes/{first.GetProperty("id").GetInt64()}")).Code);
        Assert.Equal(HttpStatusCode.NoContent, (await program.DeleteAsync($"{path}/notes/{first.GetProperty("id").GetInt64()}")).Status);
        Assert.Equal("note_not_found", (await program.DeleteAsync($"{path}/notes/{first.GetProperty("id").GetInt64()}")).Code);
        Assert.Equal("note_invalid", (await program.PostAsync($"{path}/notes", """{ "text": " " }""")).Code);

        var whole = (await cashier.GetAsync($"{path}/timeline?limit=200")).Json.GetProperty("items").EnumerateArray().Select(e => e.ToString()).ToList();
        Assert.Equal(whole, await PagesAsync($"{path}/timeline?limit=2"));
        var told = whole.ConvertAll(e => System.Text.Json.JsonElement.Parse(e)).ConvertAll(e => $"{e.GetProperty("kind").GetString()} {e.GetProperty("title").GetString()}");
        Assert.Contains("payment Paid", told);
        Assert.Contains("act Tagged", told);
        Assert.Contains("message Wrote", told);
        Assert.DoesNotContain((await reader.GetAsync($"{path}/timeline")).Json.GetProperty("items").EnumerateArray(), e => e.GetProperty("kind").GetString() is "payment" or "ledger");
        Assert.Equal(2, (await reader.GetAsync($"{path}/timeline?kind=note")).Json.GetProperty("items").GetArrayLength());
        Assert.Equal("bot_not_allowed", (await narrow.GetAsync($"{path}/timeline")).Code);

        var foreign = $"/api/v1/users/{await IdAsync(ben.Id)}";
        Assert.Equal("user_not_found", (await narrow.GetAsync($"{foreign}/tags")).Code);
        Assert.Equal("user_not_found", (await narrow.PostAsync($"{foreign}/notes", """{ "text": "x" }""")).Code);
        Assert.Equal("scope_missing", (await reader.SendAsync(HttpMethod.Put, $"{path}/tags/vip")).Code);
        Assert.Equal("cursor_invalid", (await reader.GetAsync($"{path}/timeline?cursor=AQ")).Code);

        async Task<List<string>> PagesAsync(string from)
        {
            var entries = new List<string>();
            for (var at = from; ;)
            {
                var page = (await cashier.GetAsync(at)).Json;
                entries.AddRange(page.GetProperty("items").EnumerateArray().Select(e => e.ToString()));
                if (page.GetProperty("next_cursor").GetString() is not { } next)
                    return entries;
                at = $"{from}&cursor={next}";
            }
        }

        async Task<long> IdAsync(long person) => (await program.GetAsync($"/api/v1/users?search={person}")).Json.GetProperty("items")[0].GetProperty("id").GetInt64();
    }
}

using System.Net;
using TelegramAdmin.Core.Access.ApiKeys;
using TelegramAdmin.Core.Storage;
using TelegramAdmin.Tests.Running;

namespace TelegramAdmin.Tests.Audiences;

/// <summary>/audiences, /segments, /person-lists and what a program knows of people.</summary>
public sealed class AudienceApiTests
{
    private const string Spanish = """{ "kind": "where", "field": "language", "is": "is", "values": ["es"] }""";

    [Theory, OnBothDatabases]
    public async Task AProgram_CountsKeepsAndUsesAudiences(DatabaseProvider provider)
    {
        await using var app = await RunningApp.StartAsync(provider);
        var crowd = await Crowd.GatherAsync(app);
        using var program = await app.ProgramAsync(ApiScopes.UsersRead | ApiScopes.UsersWrite);
        using var reader = await app.ProgramAsync(ApiScopes.UsersRead, new BotId(crowd.Beta.Id));

        Assert.Equal((4, 3), await CountAsync(program, "{}"));
        Assert.Equal((2, 1), await CountAsync(reader, "{}"));
        Assert.Equal((2, 2), await CountAsync(program, Spanish));
        var made = await program.PostAsync("/api/v1/segments", $$"""{ "name": "Spanish", "audience": {{Spanish}} }""");
        Assert.Equal(HttpStatusCode.Created, made.Status);
        var id = made.Json.GetProperty("id").GetInt64();
        Assert.Equal("is", (await program.GetAsync($"/api/v1/segments/{id}")).Json.GetProperty("audience").GetProperty("is").GetString());
        Assert.Equal((2, 1), await CountAsync(program, $$"""{ "kind": "not", "of": [ { "kind": "where", "field": "segment", "is": "is", "values": ["{{id}}"] } ] }"""));
        Assert.Equal("Readers", (await program.PatchAsync($"/api/v1/segments/{id}", """{ "name": "Readers" }""")).Json.GetProperty("name").GetString());
        Assert.Equal("scope_missing", (await reader.DeleteAsync($"/api/v1/segments/{id}")).Code);
        Assert.Equal("segment_not_found", (await program.GetAsync("/api/v1/segments/999")).Code);
        Assert.Equal("audience_invalid", (await program.PostAsync("/api/v1/audiences/count", """{ "audience": { "kind": "where", "field": "credits", "is": "is", "values": ["1"] } }""")).Code);
        Assert.Equal("body_invalid", (await program.PostAsync("/api/v1/audiences/count", """{ "audience": { "kind": "where", "field": "shoe_size" } }""")).Code);

        var list = await program.SendAsync(HttpMethod.Post, "/api/v1/person-lists?name=Guests", $"{crowd["Ana"].Id}\n{crowd["Cleo"].Id}", "text/csv");
        Assert.Equal((HttpStatusCode.Created, 2), (list.Status, list.Json.GetProperty("people").GetInt32()));
        var more = await program.PostAsync("/api/v1/person-lists?name=More", $"[{crowd["Ben"].Id}]");
        Assert.Equal((HttpStatusCode.Created, 1), (more.Status, more.Json.GetProperty("people").GetInt32()));
        Assert.Equal("person_list_exists", (await program.PostAsync("/api/v1/person-lists?name=guests", "[1]")).Code);
        Assert.Equal("person_list_name_invalid", (await program.PostAsync("/api/v1/person-lists", "[1]")).Code);
        Assert.Equal("person_list_lines_invalid", (await program.PostAsync("/api/v1/person-lists?name=Odd", "[1, -7]")).Code);
        Assert.Equal((3, 2), await CountAsync(program, $$"""{ "kind": "where", "field": "list", "is": "is", "values": ["{{list.Json.GetProperty("id")}}", "{{more.Json.GetProperty("id")}}"] }"""));
        Assert.Equal(2, (await program.GetAsync("/api/v1/person-lists")).Json.GetProperty("items").GetArrayLength());
        Assert.Equal(HttpStatusCode.NoContent, (await program.DeleteAsync($"/api/v1/person-lists/{more.Json.GetProperty("id")}")).Status);

        var ben = (await program.GetAsync($"/api/v1/users?search={crowd["Ben"].Id}")).Json.GetProperty("items")[0].GetProperty("id").GetInt64();
        Assert.Equal("Rio", (await program.PatchAsync($"/api/v1/users/{ben}", """{ "attributes": { "plan": "gold", "city": "Rio" } }""")).Json.GetProperty("attributes").GetProperty("city").GetString());
        var changed = (await program.PatchAsync($"/api/v1/users/{ben}", """{ "attributes": { "city": null } }""")).Json;
        Assert.Equal(crowd["Ben"].Id, changed.GetProperty("telegram_user_id").GetInt64());
        Assert.Equal("""{"plan":"gold"}""", changed.GetProperty("attributes").GetRawText());
        Assert.Equal("attribute_invalid", (await program.PatchAsync($"/api/v1/users/{ben}", """{ "attributes": { "Plan B": "gold" } }""")).Code);
        Assert.Equal("attributes_too_many", (await program.PatchAsync($"/api/v1/users/{ben}", $$"""{ "attributes": { {{string.Join(", ", Enumerable.Range(0, 50).Select(i => $"\"a{i}\": \"x\""))}} } }""")).Code);
        Assert.Equal((1, 1), await CountAsync(program, """{ "kind": "where", "field": "attribute", "name": "plan", "is": "is", "values": ["gold"] }"""));
        Assert.Equal(HttpStatusCode.NoContent, (await program.DeleteAsync($"/api/v1/segments/{id}")).Status);
        Assert.Empty((await program.GetAsync("/api/v1/segments")).Json.GetProperty("items").EnumerateArray());
    }

    private static async Task<(int People, int Reachable)> CountAsync(ApiClient program, string audience)
    {
        var answer = await program.PostAsync("/api/v1/audiences/count", $$"""{ "audience": {{audience}} }""");
        Assert.True(answer.Status == HttpStatusCode.OK, answer.Text);
        return (answer.Json.GetProperty("people").GetInt32(), answer.Json.GetProperty("reachable").GetInt32());
    }
}

using System.Net;
using TelegramAdmin.Core.Access.ApiKeys;
using TelegramAdmin.Tests.Running;

namespace TelegramAdmin.Tests.Api;

/// <summary>What the API refuses before any use case runs, each as problem+json.</summary>
public sealed class RefusalTests(StaffedApp staffed) : IClassFixture<StaffedApp>
{
    private RunningApp App => staffed.App;

    [Theory]
    [InlineData("GET", "/api/v1/nothing", 404, "route_unknown")]
    [InlineData("GET", "/api", 404, "route_unknown")]
    [InlineData("GET", "/api/v2/bots", 404, "route_unknown")]
    [InlineData("GET", "/api/v1/logo.png", 404, "route_unknown")]
    [InlineData("PUT", "/api/v1/bots", 405, "method_not_allowed")]
    [InlineData("GET", "/api/v1/bots/abc", 400, "parameter_invalid")]
    [InlineData("GET", "/api/v1/bots?limit=0", 400, "limit_invalid")]
    [InlineData("GET", "/api/v1/bots?limit=201", 400, "limit_invalid")]
    [InlineData("GET", "/api/v1/bots?limit=many", 400, "limit_invalid")]
    [InlineData("GET", "/api/v1/bots?cursor=xyz", 400, "cursor_invalid")]
    [InlineData("GET", "/api/v1/bots?cursor=%00", 400, "cursor_invalid")]
    public async Task Address_ThatDoesNotFit_IsAProblem(string method, string path, int status, string code)
    {
        using var program = await App.ProgramAsync(ApiScopes.Admin);

        var answer = await program.SendAsync(new HttpMethod(method), path);

        Assert.Equal((status, code), ((int)answer.Status, answer.Code));
    }

    [Fact]
    public async Task Method_ThatIsNotThere_ListsThoseThatAre()
    {
        using var program = await App.ProgramAsync(ApiScopes.Admin);

        var answer = await program.SendAsync(HttpMethod.Put, "/api/v1/bots");

        Assert.Contains("POST", answer.Headers["Allow"], StringComparison.Ordinal);
        Assert.Contains("POST", answer.Detail, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", "body_invalid", null, "proper JSON")]
    [InlineData("{", "body_invalid", null, "proper JSON")]
    [InlineData("{\"token\": \"1:a\",\n \"mode\": }", "body_invalid", "mode", "line 2")]
    [InlineData("null", "body_invalid", null, "null")]
    [InlineData("[]", "body_invalid", null, "not a JSON object")]
    [InlineData("{}", "body_invalid", null, "token")]
    [InlineData("{\"token\": 5}", "body_invalid", "token", "token")]
    [InlineData("{\"token\": \"1:a\", \"mode\": \"push\"}", "body_invalid", "mode", "mode")]
    [InlineData("{\"token\": \"1:a\", \"colour\": 1}", "body_invalid", "colour", "colour")]
    [InlineData("{\"token\": \"nonsense\"}", "bot_token_malformed", "token", "BotFather")]
    public async Task Body_ThatDoesNotFit_NamesTheFault(string body, string code, string? field, string words)
    {
        using var program = await App.ProgramAsync(ApiScopes.BotsManage);

        var answer = await program.PostAsync("/api/v1/bots", body);

        Assert.Equal((HttpStatusCode.BadRequest, code, field), (answer.Status, answer.Code, answer.Field));
        Assert.Contains(words, answer.Detail, StringComparison.Ordinal);
        Assert.DoesNotContain("TelegramAdmin.", answer.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("System.", answer.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("text/plain")]
    [InlineData("application/x-www-form-urlencoded")]
    public async Task Body_OfAnotherType_Is415(string type)
    {
        using var program = await App.ProgramAsync(ApiScopes.BotsManage);

        var answer = await program.SendAsync(HttpMethod.Post, "/api/v1/bots", "token=1", type);

        Assert.Equal((HttpStatusCode.UnsupportedMediaType, "media_type_unsupported"), (answer.Status, answer.Code));
    }

    [Fact]
    public async Task Body_OverOneMebibyte_Is413()
    {
        using var program = await App.ProgramAsync(ApiScopes.BotsManage);

        var answer = await program.PostAsync("/api/v1/bots", $"{{\"token\": \"{new string('x', 1024 * 1024)}\"}}");

        Assert.Equal((HttpStatusCode.RequestEntityTooLarge, "body_too_large"), (answer.Status, answer.Code));
    }

    [Theory]
    [InlineData("/api/v1/bots")]
    [InlineData("/api/bots")]
    public async Task Key_ThatIsMissing_Is401WithTheWay(string path)
    {
        using var stranger = App.Program(null);

        var answer = await stranger.GetAsync(path);

        Assert.Equal((HttpStatusCode.Unauthorized, "unauthorized", "Bearer"), (answer.Status, answer.Code, answer.Headers["WWW-Authenticate"]));
        Assert.Contains("No API key", answer.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Answers_NeitherSetCookiesNorAreKept()
    {
        using var program = await App.ProgramAsync(ApiScopes.BotsManage);

        var answer = await program.GetAsync("/api/bots");

        Assert.Equal(HttpStatusCode.OK, answer.Status);
        Assert.False(answer.Headers.ContainsKey("Set-Cookie"));
        Assert.Equal("no-store", answer.Headers["Cache-Control"]);
    }

    [Fact]
    public async Task Cookie_OfASignedInPerson_OpensNothing()
    {
        using var owner = await staffed.SignedInAsync(Core.Access.AdminRole.Owner);

        Assert.Equal(HttpStatusCode.Unauthorized, (await owner.OpenAsync("/api/v1/bots")).Status);
    }
}

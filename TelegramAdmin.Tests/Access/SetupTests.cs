using System.Net;
using Microsoft.EntityFrameworkCore;
using TelegramAdmin.Core.Access;
using TelegramAdmin.Core.Storage;
using TelegramAdmin.Tests.Running;

namespace TelegramAdmin.Tests.Access;

public sealed class SetupTests
{
    private const string Password = "violet anchor 27";

    [Fact]
    public async Task FirstStart_WithoutAnOwner_PrintsALinkThatMakesOne()
    {
        await using var database = await TestDatabase.CreateAsync(DatabaseProvider.Sqlite);
        var url = new Uri($"http://127.0.0.1:{RunningApp.FreePort()}");
        await using (var app = await AppProcess.StartAsync(url, [.. database.Arguments, "--Telegram:BotApiUrl", "http://127.0.0.1:1"]))
        {
            await Eventually.TrueAsync(() => app.Output.Contains("works once", StringComparison.Ordinal), "the link is printed");
            var link = app.Output.Split('\n').Single(line => line.Contains("/account/setup?token=", StringComparison.Ordinal)).Split("First owner")[1].Split("works once")[0].Trim();
            using var visitor = new Visitor(url);

            var made = await visitor.SubmitAsync(new Uri(link).PathAndQuery, "/account/setup", ("name", "Ana"), ("email", "ana@example.com"), ("password", Password));

            Assert.Equal("/dashboard", made.Location);
            Assert.Equal(HttpStatusCode.OK, (await visitor.OpenAsync("/dashboard")).Status);
        }

        await using var again = await AppProcess.StartAsync(url, [.. database.Arguments, "--Telegram:BotApiUrl", "http://127.0.0.1:1"]);
        await Eventually.TrueAsync(() => again.Output.Contains(url.Authority, StringComparison.Ordinal), "the greeting is printed");
        Assert.DoesNotContain("/account/setup", again.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Link_UsedASecondTime_IsRefusedAndMakesNobody()
    {
        await using var app = await RunningApp.StartAsync();
        var path = app.Service<SetupLink>().Path;
        using var first = new Visitor(app.Url);
        using var second = new Visitor(app.Url);
        await first.SubmitAsync(path, "/account/setup", ("name", "Ana"), ("email", "ana@example.com"), ("password", Password));

        var refused = await second.SubmitAsync(path, "/account/setup", ("name", "Bea"), ("email", "bea@example.com"), ("password", Password));

        Assert.Contains("was used already", (await second.FollowAsync(refused)).Words, StringComparison.Ordinal);
        Assert.Equal("/account/sign-in", (await second.OpenAsync("/dashboard")).Path);
        Assert.Equal(["ana@example.com"], await EmailsAsync(app));
    }

    [Theory, OnBothDatabases]
    public async Task Link_OpenedByTwentyAtOnce_MakesOneOwner(DatabaseProvider provider)
    {
        await using var app = await RunningApp.StartAsync(provider);
        var path = app.Service<SetupLink>().Path;
        var visitors = Enumerable.Range(1, 20).Select(_ => new Visitor(app.Url)).ToList();

        var pages = await Task.WhenAll(visitors.Select((v, i) =>
            v.SubmitAsync(path, "/account/setup", ("name", "Ana"), ("email", $"ana{i}@example.com"), ("password", Password))));

        Assert.Single(pages, page => page.Location == "/dashboard");
        Assert.Single(await EmailsAsync(app));
        visitors.ForEach(v => v.Dispose());
    }

    [Theory, OnBothDatabases]
    public async Task Configuration_NamesAnOwner_TheyMaySignInAndNoLinkWorks(DatabaseProvider provider)
    {
        await using var app = await RunningApp.StartAsync(provider, arguments: ["--Admin:Email", "chief@example.com", "--Admin:Password", Password]);
        using var visitor = new Visitor(app.Url);

        Assert.Equal("/dashboard", (await visitor.SignInAsync("Chief@Example.com", Password)).Location);
        Assert.False(await app.Service<CreateAdmin>().IsFirstAsync());
    }

    [Theory]
    [InlineData("chief@example.com", "short", "Admin:Password: The password is too short")]
    [InlineData("chief@example.com", "password123", "Admin:Password: This password is on every list")]
    [InlineData("chief at example", Password, "Admin:Email: This is not an email address")]
    public async Task Configuration_NamesAWrongOwner_TheStartStopsWithWords(string email, string password, string words)
    {
        await using var database = await TestDatabase.CreateAsync(DatabaseProvider.Sqlite);

        var (code, output) = await AppProcess.RunAsync(
            [.. database.Arguments, "--Telegram:BotApiUrl", "http://127.0.0.1:1", "--urls", "http://127.0.0.1:0", "--Admin:Email", email, "--Admin:Password", password]);

        Assert.Equal(2, code);
        Assert.Contains(words, output, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", output, StringComparison.Ordinal);
    }

    private static async Task<List<string>> EmailsAsync(RunningApp app)
    {
        await using var db = app.Storage.ReadAll();
        return await db.Admins.Select(a => a.Email).ToListAsync();
    }
}

/// <summary>One app that never gets an owner.</summary>
public sealed class SetupRefusalTests(SetupRefusalTests.Fixture fixture) : IClassFixture<SetupRefusalTests.Fixture>
{
    [Theory]
    [InlineData("ana@example.com", "violet7", "The password is too short")]
    [InlineData("ana@example.com", "Password123", "on every list of stolen ones")]
    [InlineData("ana@example.com", "ana@example.com", "on every list of stolen ones")]
    [InlineData("ana@example.com", "aaaaaaaaaaaa", "on every list of stolen ones")]
    [InlineData("ana at example", "violet anchor 27", "not an email address")]
    [InlineData("", "violet anchor 27", "not an email address")]
    [InlineData("Ana <ana@example.com>", "violet anchor 27", "not an email address")]
    public async Task Form_FilledWrongly_IsRefusedWithWordsAndKeepsWhatWasTyped(string email, string password, string words)
    {
        using var visitor = new Visitor(fixture.App.Url);

        var refused = await visitor.SubmitAsync(fixture.App.Service<SetupLink>().Path, "/account/setup", ("name", "Ana M"), ("email", email), ("password", password));

        Assert.Equal("/account/setup", refused.Path);
        var page = await visitor.FollowAsync(refused);
        Assert.Contains(words, page.Words, StringComparison.Ordinal);
        Assert.Contains("value=\"Ana M\"", page.Html, StringComparison.Ordinal);
        Assert.True(await fixture.App.Service<CreateAdmin>().IsFirstAsync());
    }

    [Theory]
    [InlineData("")]
    [InlineData("?token=")]
    [InlineData("?token=guessed")]
    public async Task Link_WithAWrongToken_IsRefusedWithWords(string query)
    {
        using var visitor = new Visitor(fixture.App.Url);

        var refused = await visitor.SubmitAsync("/account/setup" + query, "/account/setup", ("name", "Ana"), ("email", "ana@example.com"), ("password", "violet anchor 27"));

        Assert.Contains("This link is wrong", (await visitor.FollowAsync(refused)).Words, StringComparison.Ordinal);
        Assert.True(await fixture.App.Service<CreateAdmin>().IsFirstAsync());
    }

    [Fact]
    public async Task Token_Guessed_IsSlowed()
    {
        using var guesser = new Visitor(fixture.App.Url);
        var errors = new List<string>();
        for (var n = 0; n < 12; n++)
            errors.Add((await guesser.SubmitAsync($"/account/setup?token={n}", "/account/setup", ("name", "Ana"), ("email", "ana@example.com"), ("password", "violet anchor 27"))).Location!);

        Assert.All(errors.Take(10), e => Assert.Contains("error=token", e, StringComparison.Ordinal));
        Assert.All(errors.Skip(10), e => Assert.Contains("error=locked", e, StringComparison.Ordinal));
    }

    public sealed class Fixture : IAsyncLifetime
    {
        public RunningApp App { get; private set; } = null!;

        public async ValueTask InitializeAsync() => App = await RunningApp.StartAsync();

        public ValueTask DisposeAsync() => App.DisposeAsync();
    }
}

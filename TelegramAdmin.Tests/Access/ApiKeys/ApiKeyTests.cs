using System.Net;
using Microsoft.EntityFrameworkCore;
using TelegramAdmin.Core.Access.ApiKeys;
using TelegramAdmin.Core.Storage;
using TelegramAdmin.Tests.Running;

namespace TelegramAdmin.Tests.Access.ApiKeys;

/// <summary>Keys as another program meets them: by HTTP.</summary>
public sealed class ApiKeyTests(ApiKeyTests.Apps apps) : IClassFixture<ApiKeyTests.Apps>
{
    [Theory, OnBothDatabases]
    public async Task NewKey_OpensWhatItsScopeAllows_AndNothingElse(DatabaseProvider provider)
    {
        var app = await apps.OfAsync(provider);
        using var program = await app.ProgramAsync(ApiScopes.UsersRead);

        var refused = await program.GetAsync("/api/v1/bots");

        Assert.Equal(HttpStatusCode.OK, (await program.GetAsync("/api/v1/users")).Status);
        Assert.Equal((HttpStatusCode.Forbidden, "scope_missing"), (refused.Status, refused.Code));
        Assert.Contains("bots:manage or messages:read or stats:read", refused.Detail, StringComparison.Ordinal);
    }

    [Theory, OnBothDatabases]
    public async Task Row_HoldsNoKey(DatabaseProvider provider)
    {
        var app = await apps.OfAsync(provider);
        var made = await app.AddKeyAsync(new NewApiKey("hidden", ApiScopes.Admin));
        await using var db = app.Storage.ReadAll();

        var row = await db.ApiKeys.SingleAsync(k => k.Id == made.Row.Id);

        Assert.DoesNotContain(made.Key[10..30], string.Join(' ', row.Hash, row.Hint, row.ProtectedCallbackSecret, row.Name), StringComparison.Ordinal);
        Assert.StartsWith("whsec_", await app.Service<ApiKeyReader>().RevealCallbackSecretAsync(WorkspaceId.Default, row.Id), StringComparison.Ordinal);
        Assert.DoesNotContain(made.Key, made.ToString(), StringComparison.Ordinal);
    }

    [Theory, OnBothDatabases]
    public async Task RevokedKey_IsRefusedWithTheNextRequest(DatabaseProvider provider)
    {
        var app = await apps.OfAsync(provider);
        var made = await app.AddKeyAsync(new NewApiKey("short-lived", ApiScopes.UsersRead));
        using var program = app.Program(made.Key);
        Assert.Equal(HttpStatusCode.OK, (await program.GetAsync("/api/v1/users")).Status);

        Assert.Null((await app.Service<RevokeApiKey>().RunAsync(WorkspaceId.Default, made.Row.Id)).Failure);

        var refused = await program.GetAsync("/api/v1/users");
        Assert.Equal((HttpStatusCode.Unauthorized, "unauthorized"), (refused.Status, refused.Code));
        Assert.Contains("was revoked", refused.Detail, StringComparison.Ordinal);
    }

    [Theory, OnBothDatabases]
    public async Task KeyThatAnotherProcessEnded_IsRefusedWithinSeconds(DatabaseProvider provider)
    {
        var app = await apps.OfAsync(provider);
        var made = await app.AddKeyAsync(new NewApiKey("ended elsewhere", ApiScopes.UsersRead) { ExpiresAt = DateTimeOffset.UtcNow.AddDays(1) });
        using var program = app.Program(made.Key);
        Assert.Equal(HttpStatusCode.OK, (await program.GetAsync("/api/v1/users")).Status);

        await using (var other = await DatabaseReader.OpenAsync(app.Database))
            await other.Storage.WriteAsync(null, db => db.ApiKeys.Where(k => k.Id == made.Row.Id).ExecuteUpdateAsync(k => k.SetProperty(x => x.ExpiresAt, DateTimeOffset.UtcNow.AddSeconds(-1))));

        await Eventually.TrueAsync(async () => (await program.GetAsync("/api/v1/users")).Status == HttpStatusCode.Unauthorized, "the key is refused", TimeSpan.FromSeconds(5));
        Assert.Contains("has expired", (await program.GetAsync("/api/v1/users")).Detail, StringComparison.Ordinal);
    }

    [Theory, OnBothDatabases]
    public async Task RotatedKey_WorksBesideTheNewOneUntilTheOverlapEnds(DatabaseProvider provider)
    {
        var app = await apps.OfAsync(provider);
        var old = await app.AddKeyAsync(new NewApiKey("turning", ApiScopes.UsersRead));
        var rotated = await app.Service<RotateApiKey>().RunAsync(WorkspaceId.Default, old.Row.Id, TimeSpan.FromHours(1));
        using var before = app.Program(old.Key);
        using var after = app.Program(rotated.Value.Key);
        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.OK), ((await before.GetAsync("/api/v1/users")).Status, (await after.GetAsync("/api/v1/users")).Status));

        var again = await app.Service<RotateApiKey>().RunAsync(WorkspaceId.Default, old.Row.Id, TimeSpan.Zero);

        Assert.Equal(HttpStatusCode.Unauthorized, (await before.GetAsync("/api/v1/users")).Status);
        Assert.Equal(HttpStatusCode.Unauthorized, (await after.GetAsync("/api/v1/users")).Status);
        using var newest = app.Program(again.Value.Key);
        Assert.Equal(HttpStatusCode.OK, (await newest.GetAsync("/api/v1/users")).Status);
    }

    [Theory, OnBothDatabases]
    public async Task RotatedKey_AfterTheOverlap_SaysThatItWasReplaced(DatabaseProvider provider)
    {
        var app = await apps.OfAsync(provider);
        var old = await app.AddKeyAsync(new NewApiKey("turned", ApiScopes.UsersRead));
        await app.Service<RotateApiKey>().RunAsync(WorkspaceId.Default, old.Row.Id, TimeSpan.FromDays(7));
        await app.Storage.WriteAsync(null, db => db.ApiKeys.Where(k => k.Id == old.Row.Id).ExecuteUpdateAsync(k => k.SetProperty(x => x.OldUntil, DateTimeOffset.UtcNow.AddSeconds(-1))));
        using var before = app.Program(old.Key);

        var refused = await before.GetAsync("/api/v1/users");

        Assert.Equal(HttpStatusCode.Unauthorized, refused.Status);
        Assert.Contains("was rotated", refused.Detail, StringComparison.Ordinal);
    }

    [Theory, OnBothDatabases]
    public async Task ChangedKey_HasItsNewScopesWithTheNextRequest(DatabaseProvider provider)
    {
        var app = await apps.OfAsync(provider);
        var made = await app.AddKeyAsync(new NewApiKey("growing", ApiScopes.UsersRead));
        using var program = app.Program(made.Key);
        Assert.Equal(HttpStatusCode.Forbidden, (await program.GetAsync("/api/v1/bots")).Status);

        Assert.Null((await app.Service<ChangeApiKey>().RunAsync(WorkspaceId.Default, made.Row.Id, new NewApiKey("grown", ApiScopes.Admin))).Failure);

        Assert.Equal(HttpStatusCode.OK, (await program.GetAsync("/api/v1/bots")).Status);
    }

    [Theory]
    [InlineData("unknown", "does not know")]
    [InlineData("typo", "typo")]
    [InlineData("elsewhere", "not an API key")]
    public async Task WrongKey_IsToldApart(string which, string words)
    {
        var app = await apps.OfAsync(DatabaseProvider.Sqlite);
        var key = ApiKeySecret.New().Reveal();
        using var program = app.Program(which switch { "unknown" => key, "typo" => key[..^1] + (key[^1] == 'a' ? 'b' : 'a'), _ => "sk_live_123" });

        var refused = await program.GetAsync("/api/v1/users");

        Assert.Equal((HttpStatusCode.Unauthorized, "unauthorized"), (refused.Status, refused.Code));
        Assert.Contains(words, refused.Detail, StringComparison.Ordinal);
        Assert.DoesNotContain(key, refused.Text, StringComparison.Ordinal);
    }

    [Theory, OnBothDatabases]
    public async Task KeyOverItsRate_WaitsAndIsTakenAgain(DatabaseProvider provider)
    {
        var app = await apps.OfAsync(provider);
        var made = await app.AddKeyAsync(new NewApiKey("slow", ApiScopes.UsersRead) { RatePerSecond = 3 });
        using var program = app.Program(made.Key);

        var answers = await Task.WhenAll(Enumerable.Range(0, 30).Select(_ => program.GetAsync("/api/v1/users")));

        var refused = answers.Where(a => a.Status == HttpStatusCode.TooManyRequests).ToList();
        Assert.InRange(refused.Count, 20, 27);
        Assert.All(refused, a => Assert.Equal(("rate_limited", "1", "3", "0"), (a.Code, a.Headers["Retry-After"], a.Headers["RateLimit-Limit"], a.Headers["RateLimit-Remaining"])));
        await Eventually.TrueAsync(async () => (await program.GetAsync("/api/v1/users")).Status == HttpStatusCode.OK, "the key is taken again", TimeSpan.FromSeconds(3));
    }

    [Theory, OnBothDatabases]
    public async Task Usage_IsWrittenDownByDay(DatabaseProvider provider)
    {
        var app = await apps.OfAsync(provider);
        var made = await app.AddKeyAsync(new NewApiKey("busy", ApiScopes.UsersRead));
        using var program = app.Program(made.Key);
        for (var i = 0; i < 3; i++)
            await program.GetAsync("/api/v1/users");
        await program.GetAsync("/api/v1/bots");

        await Eventually.TrueAsync(async () =>
        {
            await app.Service<ApiKeyUsageWriter>().RunOnceAsync();
            return (await app.Service<ApiKeyReader>().FindAsync(WorkspaceId.Default, made.Row.Id))!.Key.LastUsedAt is not null;
        }, "the use is written");

        var view = (await app.Service<ApiKeyReader>().FindAsync(WorkspaceId.Default, made.Row.Id))!;
        Assert.Equal(ApiKeyReader.Days, view.Days.Count);
        Assert.Equal((4, 1), (view.Days.Sum(d => d.Requests), view.Days.Sum(d => d.Refused)));
        Assert.True(DateTimeOffset.UtcNow - view.Key.LastUsedAt < TimeSpan.FromMinutes(1));
    }

    public static TheoryData<NewApiKey, string> Wrong => new()
    {
        { new NewApiKey("", ApiScopes.Admin), "api_key_name_invalid" },
        { new NewApiKey("  ", ApiScopes.Admin), "api_key_name_invalid" },
        { new NewApiKey(new string('n', 101), ApiScopes.Admin), "api_key_name_invalid" },
        { new NewApiKey("n", ApiScopes.None), "api_key_scopes_missing" },
        { new NewApiKey("n", (ApiScopes)4096), "api_key_scope_unknown" },
        { new NewApiKey("n", ApiScopes.Admin) { Bots = new HashSet<BotId>() }, "api_key_bots_missing" },
        { new NewApiKey("n", ApiScopes.Admin) { Bots = new HashSet<BotId> { new(404) } }, "api_key_bot_unknown" },
        { new NewApiKey("n", ApiScopes.Admin) { RatePerSecond = 0 }, "api_key_rate_invalid" },
        { new NewApiKey("n", ApiScopes.Admin) { RatePerSecond = 10_001 }, "api_key_rate_invalid" },
        { new NewApiKey("n", ApiScopes.Admin) { ExpiresAt = DateTimeOffset.UnixEpoch }, "api_key_expiry_past" },
    };

    [Theory, MemberData(nameof(Wrong), DisableDiscoveryEnumeration = true)]
    public async Task Request_ThatIsWrong_MakesNothing(NewApiKey request, string code)
    {
        var app = await apps.OfAsync(DatabaseProvider.Sqlite);
        var before = (await app.Service<ApiKeyReader>().ListAsync(WorkspaceId.Default)).Count;

        var made = await app.Service<CreateApiKey>().RunAsync(WorkspaceId.Default, request, "test");

        Assert.Equal(code, made.Failure?.Code);
        Assert.Equal(before, (await app.Service<ApiKeyReader>().ListAsync(WorkspaceId.Default)).Count);
    }

    [Fact]
    public async Task Rotation_OverMoreThanAWeek_IsRefused()
    {
        var app = await apps.OfAsync(DatabaseProvider.Sqlite);
        var made = await app.AddKeyAsync(new NewApiKey("n", ApiScopes.Admin));

        Assert.Equal("api_key_overlap_invalid", (await app.Service<RotateApiKey>().RunAsync(WorkspaceId.Default, made.Row.Id, TimeSpan.FromDays(8))).Failure?.Code);
        Assert.Equal("api_key_not_found", (await app.Service<RotateApiKey>().RunAsync(new WorkspaceId(2), made.Row.Id, TimeSpan.Zero)).Failure?.Code);
    }

    /// <summary>One app on each database for all tests of the class.</summary>
    public sealed class Apps : IAsyncDisposable
    {
        private readonly Dictionary<DatabaseProvider, RunningApp> _apps = [];

        public async Task<RunningApp> OfAsync(DatabaseProvider provider) =>
            _apps.TryGetValue(provider, out var app) ? app : _apps[provider] = await RunningApp.StartAsync(provider);

        public async ValueTask DisposeAsync()
        {
            foreach (var app in _apps.Values)
                await app.DisposeAsync();
        }
    }
}

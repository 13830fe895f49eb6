using System.Net;
using System.Net.Sockets;
using TelegramAdmin.Core.Storage;
using TelegramAdmin.Sandbox;
using TelegramAdmin.Tests.Running;

namespace TelegramAdmin.Tests.Hosting;

/// <summary>Starts that must not succeed: each ends with words that say what to do, and without a stack trace.</summary>
public sealed class StartTests : IAsyncLifetime
{
    private TestDatabase _database = null!;

    public async ValueTask InitializeAsync() => _database = await TestDatabase.CreateEmptyAsync(DatabaseProvider.Sqlite);

    public ValueTask DisposeAsync() => _database.DisposeAsync();

    [Fact]
    public async Task Port_InUse_IsNamed()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();

        await AssertRefusedAsync(["--urls", $"http://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}"], "Another program listens there. Stop it, or choose another address with --urls");
    }

    [Fact]
    public Task Address_OfAnotherMachine_IsNamed() => AssertRefusedAsync(["--urls", "http://203.0.113.7:5080"], "This machine has no such address to listen on");

    [Fact]
    public async Task DataFolder_ThatIsAFile_IsNamed()
    {
        var file = Path.Combine(_database.Folder, "file");
        await File.WriteAllTextAsync(file, "");

        await AssertRefusedAsync(["--DataDirectory", file], $"DataDirectory: {file} cannot be written");
    }

    [Fact]
    public async Task DatabaseFile_ThatIsNone_IsNamed()
    {
        await File.WriteAllTextAsync(Path.Combine(_database.Folder, "telegramadmin.db"), string.Concat(Enumerable.Repeat("This is a letter, not a database. ", 200)));

        await AssertRefusedAsync([], "The database cannot be opened", "file is not a database");
    }

    [Fact]
    public Task Postgres_ThatDoesNotAnswer_IsNamed() =>
        AssertRefusedAsync(["--Database:Provider", "Postgres", "--ConnectionStrings:Default", "Host=127.0.0.1;Port=1;Database=x;Username=x;Password=not-for-logs"], "The database cannot be opened", "127.0.0.1:1");

    [Fact]
    public async Task SecondApp_OnTheSameFolder_IsRefused()
    {
        await using var sandbox = await SandboxServer.StartAsync(new SandboxOptions());
        var url = new Uri($"http://127.0.0.1:{RunningApp.FreePort()}");
        await using var first = await AppProcess.StartAsync(url, [.. _database.Arguments, "--Telegram:BotApiUrl", sandbox.Url.AbsoluteUri]);

        await AssertRefusedAsync([], $"another TelegramAdmin runs on {_database.Folder}");
        Assert.True((await first.Http.GetAsync(new Uri("/health", UriKind.Relative))).IsSuccessStatusCode);
    }

    [Fact]
    public async Task FaultsInTheConfiguration_AreAllPrintedAtOnce()
    {
        var output = await AssertRefusedAsync(
        [
            "--urls", "localhost", "--PublicUrl", "http://admin.example.com", "--Telegram:BotApiUrl", "telegram", "--Database:Provider", "Oracle",
            "--Telegram:Bots:0:Token", "secret-but-wrong", "--Telegram:Bots:1:Token", "100001:SANDBOX-token", "--Telegram:Bots:1:Mode", "pigeon",
            "--Admin:Email", "chief@example.com", "--Sandbox:Enabled", "perhaps", "--Sandbox:Url", "http://example.com",
        ],
            "Urls: \"localhost\" is not an address to listen on",
            "PublicUrl: it must begin with https",
            "Telegram:BotApiUrl: \"telegram\" is not an address",
            "Database:Provider: \"Oracle\" is not known. Write Sqlite or Postgres",
            "Telegram:Bots:0:Token is not a bot token",
            "Telegram:Bots:1:Mode: \"pigeon\" is not known",
            "Admin:Email and Admin:Password belong together",
            "Sandbox:Enabled: \"perhaps\" is neither true nor false",
            "Sandbox:Url: \"http://example.com\" must be an address of this machine");

        Assert.DoesNotContain("secret-but-wrong", output, StringComparison.Ordinal);
        Assert.DoesNotContain("SANDBOX", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Sandbox_BesideRealConfiguration_DoesNotStart()
    {
        var port = RunningApp.FreePort();
        var url = new Uri($"http://127.0.0.1:{RunningApp.FreePort()}");
        await using var app = await AppProcess.StartAsync(url, "--DataDirectory", _database.Folder, "--Sandbox:Url", $"http://127.0.0.1:{port}", "--Telegram:BotApiUrl", "http://127.0.0.1:1");
        await Eventually.TrueAsync(() => app.Output.Contains(url.Authority, StringComparison.Ordinal), "the greeting is printed");

        Assert.DoesNotContain("Sandbox", app.Output, StringComparison.OrdinalIgnoreCase);
        using var http = new HttpClient();
        await Assert.ThrowsAsync<HttpRequestException>(() => http.GetAsync(new Uri($"http://127.0.0.1:{port}/")));
        using var visitor = new Visitor(url);
        Assert.DoesNotContain("/account/sandbox", (await visitor.OpenAsync("/account/sign-in")).Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Sandbox_WithoutAnyConfiguration_StartsAndTakesBotsOfTheCommandLine()
    {
        var port = RunningApp.FreePort();
        var url = new Uri($"http://127.0.0.1:{RunningApp.FreePort()}");
        await using var app = await AppProcess.StartAsync(url, "--DataDirectory", _database.Folder, "--Sandbox:Url", $"http://127.0.0.1:{port}");
        using var visitor = new Visitor(url, Visitor.Here);
        var entered = await visitor.SubmitAsync("/account/sign-in", "/account/sandbox");
        Assert.Equal("/dashboard", entered.Location);
        Assert.Equal(HttpStatusCode.OK, (await visitor.OpenAsync("/dashboard")).Status);
        using var stranger = new Visitor(url, "203.0.113.9");
        Assert.Equal(HttpStatusCode.NotFound, (await stranger.SubmitAsync("/account/sign-in", "/account/sandbox")).Status);
        using var liar = new Visitor(url, "127.0.0.1"); // Through a proxy that passes on what it is told.
        Assert.Equal(HttpStatusCode.NotFound, (await liar.SubmitAsync("/account/sign-in", "/account/sandbox")).Status);

        await Eventually.TrueAsync(() => File.Exists(Path.Combine(_database.Folder, "sandbox", "world.json")), "the sandbox keeps its world");
        var (code, output) = await AppProcess.RunAsync("bot", "add", "--token", "424242:SANDBOX-never-given-out", "--DataDirectory", _database.Folder, "--Sandbox:Url", $"http://127.0.0.1:{port}");

        Assert.NotEqual(0, code);
        Assert.Contains("Telegram does not know this token (401)", output, StringComparison.Ordinal); // The sandbox was asked, not Telegram.
    }

    private async Task<string> AssertRefusedAsync(string[] arguments, params string[] words)
    {
        string[] usual = ["--DataDirectory", _database.Folder, "--urls", "http://127.0.0.1:0", "--Telegram:BotApiUrl", "http://127.0.0.1:1"];
        var (code, output) = await AppProcess.RunAsync([.. usual, .. arguments]);
        Assert.True(code == 2, $"It ended with {code}:\n{output}");
        Assert.All(words, word => Assert.Contains(word, output, StringComparison.Ordinal));
        Assert.DoesNotContain("   at ", output, StringComparison.Ordinal);
        Assert.DoesNotContain("not-for-logs", output, StringComparison.Ordinal);
        return output;
    }
}

using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using TelegramAdmin.Core.Bots;
using TelegramAdmin.Core.Storage;
using TelegramAdmin.Hosting;
using TelegramAdmin.Sandbox;
using TelegramAdmin.Sandbox.MtProto;

namespace TelegramAdmin.Tests.Running;

/// <summary>The whole product in this process, with a sandbox in Telegram's place, on a database of its own.</summary>
public sealed class RunningApp : IAsyncDisposable
{
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly WebApplication _app;
    private readonly WarningWatch _warnings;
    private readonly bool _ownsDatabase;

    private RunningApp(WebApplication app, WarningWatch warnings, TestDatabase database, bool ownsDatabase, SandboxServer sandbox, Uri url)
    {
        (_app, _warnings, Database, _ownsDatabase, Sandbox, Url) = (app, warnings, database, ownsDatabase, sandbox, url);
        Http = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false }) { BaseAddress = url };
    }

    public TestDatabase Database { get; }

    public SandboxServer Sandbox { get; }

    public Uri Url { get; }

    public HttpClient Http { get; }

    public IDatabase Storage => Service<IDatabase>();

    public T Service<T>() where T : notnull => _app.Services.GetRequiredService<T>();

    /// <summary>Warnings that a test causes on purpose; every other one fails it.</summary>
    public void Expect(params string[] warnings) => _warnings.Expect(warnings);

    /// <summary>Until a warning was logged this often, counted from the start.</summary>
    public Task WhenLoggedAsync(string part, int times = 1) => Eventually.TrueAsync(() => _warnings.CountOf(part) >= times, $"it is logged: {part}");

    public static async Task<RunningApp> StartAsync(
        DatabaseProvider provider = DatabaseProvider.Sqlite, ReceiveMode mode = ReceiveMode.Webhook, SandboxOptions? sandbox = null, params string[] arguments)
    {
        var database = await TestDatabase.CreateAsync(provider);
        var server = await SandboxServer.StartAsync(sandbox ?? new SandboxOptions { Limits = SandboxLimits.Off });
        return await StartAsync(database, server, mode, ownsDatabase: true, arguments);
    }

    /// <summary>On a clock that the test moves; the sandbox goes by it too where it is told so.</summary>
    public static async Task<RunningApp> StartAsync(DatabaseProvider provider, TimeProvider clock, SandboxOptions? sandbox = null, params string[] arguments)
    {
        var database = await TestDatabase.CreateAsync(provider);
        var server = await SandboxServer.StartAsync(sandbox ?? new SandboxOptions { Limits = SandboxLimits.Off });
        return await StartAsync(database, server, ReceiveMode.Webhook, ownsDatabase: true, arguments, clock);
    }

    public static Task<RunningApp> StartAsync(TestDatabase database, SandboxServer server, ReceiveMode mode, bool ownsDatabase, params string[] arguments) =>
        StartAsync(database, server, mode, ownsDatabase, arguments, null);

    private static async Task<RunningApp> StartAsync(TestDatabase database, SandboxServer server, ReceiveMode mode, bool ownsDatabase, string[] arguments, TimeProvider? clock)
    {
        var url = new Uri($"http://127.0.0.1:{FreePort()}");
        string[] reachable = mode == ReceiveMode.Webhook ? ["--PublicUrl", url.AbsoluteUri] : [];
        var app = await TelegramAdminHost.BuildAsync(
            [
                "--urls", url.AbsoluteUri, "--Telegram:BotApiUrl", server.Url.AbsoluteUri, "--MtProto:ApiId", Text(ScriptedTdlib.ApiId), "--MtProto:ApiHash", ScriptedTdlib.ApiHash,
                .. database.Arguments, .. reachable, .. arguments,
            ], clock, new SandboxTdlib(server.Tdlib), server.MiniAppKey);
        var warnings = new WarningWatch();
        app.Services.GetRequiredService<ILoggerFactory>().AddProvider(warnings);
        await app.StartAsync();
        return new RunningApp(app, warnings, database, ownsDatabase, server, url);
    }

    /// <summary>Registers a new bot of the sandbox and waits until it receives.</summary>
    public async Task<SandboxBot> AddBotAsync(string username, WorkspaceId? workspace = null)
    {
        var bot = Sandbox.World.AddBot(username, username);
        var added = await Service<AddBot>().RunAsync(workspace ?? WorkspaceId.Default, bot.Token);
        Assert.Null(added.Failure);
        await Eventually.TrueAsync(async () => (await Service<BotDirectory>().FindAsync(new BotId(bot.Id)))?.State == BotState.Up, $"@{username} comes up");
        return bot;
    }

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        await _app.StopAsync();
        await _app.DisposeAsync();
        if (_ownsDatabase)
        {
            await Sandbox.DisposeAsync();
            await Database.DisposeAsync();
        }
        _warnings.AssertNone();
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

    public static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}

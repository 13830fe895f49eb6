using System.Diagnostics;
using System.Globalization;
using TelegramAdmin.Benchmarks.Channels;
using TelegramAdmin.Benchmarks.Running;
using TelegramAdmin.Core.Access;
using TelegramAdmin.Core.Bots;
using TelegramAdmin.Core.Campaigns.Broadcasts;
using TelegramAdmin.Core.Campaigns.Broadcasts.Drafting;
using TelegramAdmin.Core.Campaigns.Writing;
using TelegramAdmin.Core.Search;
using TelegramAdmin.Core.Storage;
using TelegramAdmin.Sandbox;

namespace TelegramAdmin.Benchmarks.Centre.Year;

/// <summary>
/// A product after a busy year: 100,000 people, 1,000,000 messages, 200,000 payments, rollups of each minute, hour and day that is kept.
/// It is filled once and kept beside the system's other temporary files, since filling it takes minutes.
/// </summary>
internal sealed class BusyYear : IAsyncDisposable
{
    public const string Email = "nora@example.com";
    public const string Password = "violet anchor 27";

    private const int Broadcasts = 40;

    private static readonly string[] Tokens = [.. Enumerable.Range(1, 4).Select(n => string.Create(CultureInfo.InvariantCulture, $"70000000{n}:SANDBOX-{n:D32}"))];

    private readonly Home _home;
    private readonly SandboxServer _sandbox;

    private BusyYear(Home home, SandboxServer sandbox, int people) => (_home, _sandbox, People) = (home, sandbox, people);

    /// <summary>Who was among the first.</summary>
    public static long Person => 100_000 + 7_368_787;

    public int People { get; }

    public Home Home => _home;

    public static async Task<BusyYear> OpenAsync(BenchmarkRun run, DatabaseProvider provider)
    {
        var people = run.IsQuick ? 5_000 : 100_000;
        var home = await Home.KeptAsync(provider, string.Create(CultureInfo.InvariantCulture, $"year{people}"));
        var year = new BusyYear(home, await SandboxServer.StartAsync(new SandboxOptions()), people);
        await year.PrepareAsync(provider);
        return year;
    }

    /// <summary>The product as its users start it, on this year.</summary>
    public Task<ProductProcess> StartAsync() => ProductProcess.StartAsync(_home, _sandbox, Cores.OfProduct);

    /// <summary>The engine alone, to read by.</summary>
    public Task<Engine> EngineAsync() => Engine.OpenAsync(_home, _sandbox);

    public async ValueTask DisposeAsync()
    {
        await _sandbox.DisposeAsync();
        await _home.DisposeAsync();
    }

    private async Task PrepareAsync(DatabaseProvider provider)
    {
        SandboxBot[] bots = [.. Tokens.Select((token, n) => _sandbox.World.AddBot(string.Create(CultureInfo.InvariantCulture, $"year{n}_bot"), string.Create(CultureInfo.InvariantCulture, $"Year {n}"), token))];
        await using var engine = await EngineAsync();
        if (_home.IsWhole)
            return;
        var watch = Stopwatch.StartNew();
        var admin = await engine.Service<CreateAdmin>().RunAsync(WorkspaceId.Default, "Nora", Email, Password, AdminRole.Owner);
        await engine.AddBotsAsync(bots, ReceiveMode.Webhook);
        await FillAsync(engine, provider, [.. bots.Select(b => b.Id)], admin.Value.Id);
        while (await engine.Service<SearchKeeper>().RunOnceAsync() > 0)
        {
        }
        _home.MarkWhole();
        Console.WriteLine($"  a year of {People:N0} people was laid out in {watch.Elapsed.TotalSeconds:0} s");
    }

    private async Task FillAsync(Engine engine, DatabaseProvider provider, IReadOnlyList<long> bots, long adminId)
    {
        var now = DateTimeOffset.UtcNow;
        var sql = new YearSql(provider, now, bots);
        var message = new CampaignMessage { Default = new MessageVersion { Text = "The autumn catalogue is out." } };
        await engine.Service<SaveBroadcast>().RunAsync(WorkspaceId.Default, null, 0, new BroadcastDraft { Name = "Autumn", Variants = [new BroadcastVariant("A", message)] }, Actor.System);
        IEnumerable<string> statements =
        [
            .. PeopleOfYear.Statements(sql, People), .. MessagesOfYear.Statements(sql, People, adminId), .. MoneyOfYear.Statements(sql, People), .. FiguresOfYear.Statements(sql, now),
            .. FiguresOfYear.Broadcasts(sql, People, Broadcasts),
        ];
        foreach (var statement in statements)
            await engine.Storage.WriteAsync(null, db => db.Session.RunAsync(statement, _ => { }));
        await new WatchedChannel(provider, People / 20).FillAsync(engine.Storage);
    }
}

using System.Diagnostics;
using System.Globalization;
using Microsoft.EntityFrameworkCore;
using TelegramAdmin.Benchmarks.Centre.Year;
using TelegramAdmin.Benchmarks.Retention.Growth;
using TelegramAdmin.Benchmarks.Running;
using TelegramAdmin.Core.Bots;
using TelegramAdmin.Core.Conversations;
using TelegramAdmin.Core.Search;
using TelegramAdmin.Core.Storage;
using TelegramAdmin.Core.Workspaces;
using TelegramAdmin.Sandbox;

namespace TelegramAdmin.Benchmarks.Retention;

/// <summary>A product that has run for a part of a busy year and never cleaned up, until now.</summary>
internal sealed class AgedLife : IAsyncDisposable
{
    private static readonly TimeSpan Year = TimeSpan.FromDays(365);

    private static readonly TimeSpan Settling = TimeSpan.FromSeconds(11);

    private readonly Home _home;
    private readonly SandboxServer _sandbox;
    private readonly Dictionary<string, TableGrowth> _tables = [];
    private readonly TimeSpan _age;

    private AgedLife(Home home, SandboxServer sandbox, Engine engine, double share, long messages) =>
        (_home, _sandbox, Engine, _age, Messages) = (home, sandbox, engine, Year * share, messages);

    public static IReadOnlyList<GrowingTable> Growing { get; } = [.. Traffic.Tables, .. Talk.Tables, .. Books.Tables];

    public Engine Engine { get; }

    public long Messages { get; }

    public BotId Bot { get; private set; }

    public TableSizes Sizes => new(Engine.Storage);

    public IReadOnlyDictionary<string, TableGrowth> Tables => _tables;

    /// <param name="share">Of a year.</param>
    /// <param name="messages">Of the whole year.</param>
    public static async Task<AgedLife> LiveAsync(DatabaseProvider provider, double share, long messages)
    {
        var home = await Home.CreateAsync(provider);
        var sandbox = await SandboxServer.StartAsync(new SandboxOptions());
        var life = new AgedLife(home, sandbox, await Engine.OpenAsync(home, sandbox, WriteWatch.Place), share, (long)(messages * share));
        var watch = Stopwatch.StartNew();
        await life.FillAsync();
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  {life.Messages:N0} messages of {life._age.TotalDays:0} days were laid out in {watch.Elapsed.TotalSeconds:0} s"));
        return life;
    }

    /// <summary>What was said longer ago than so many days, and is still there.</summary>
    public async Task<int> CountPastAsync(int days)
    {
        var before = DateTimeOffset.UtcNow.AddDays(-days);
        await using var db = Engine.Storage.Read(WorkspaceId.Default);
        return await db.ConversationMessages.CountAsync(m => m.SentAt < before);
    }

    public async ValueTask DisposeAsync()
    {
        await Engine.DisposeAsync();
        await _sandbox.DisposeAsync();
        await _home.DisposeAsync();
    }

    private async Task FillAsync()
    {
        SandboxBot[] bots = [.. Enumerable.Range(1, 4).Select(n => _sandbox.World.AddBot(string.Create(CultureInfo.InvariantCulture, $"aged{n}_bot"), string.Create(CultureInfo.InvariantCulture, $"Aged {n}")))];
        await Engine.AddBotsAsync(bots, ReceiveMode.Webhook);
        await Engine.Service<CreateWorkspace>().RunAsync("Beside"); // A second one: what is done for each must not go through the rows of all.
        Bot = new BotId(bots[0].Id);
        var now = DateTimeOffset.UtcNow;
        var (sql, people) = (new YearSql(_home.Provider, now, [.. bots.Select(b => b.Id)]), (int)(Messages / 50));
        await FillAsync("people", Books.People(sql, people));
        foreach (var table in Growing)
        {
            var rows = (long)(Messages * table.PerMessage);
            await FillAsync(table.Name, YearSql.Insert(table.Into, rows, table.Values(new LifeSql(sql, now - _age, _age, people, rows))));
        }
        await FillAsync("rollups", Figures.Rollups(sql, now, _age));
        await FillAsync("performance_samples", Figures.Samples(sql, now, _age));
        await MeasureAsync("search_documents", IndexAsync);
        await Sizes.VacuumAsync();
    }

    private Task FillAsync(string table, IEnumerable<string> statements) => MeasureAsync(table, async () =>
    {
        foreach (var statement in statements)
            await Engine.Storage.WriteAsync(null, db => db.Session.RunAsync(statement, _ => { }));
    });

    private async Task IndexAsync()
    {
        var keeper = Engine.Service<SearchKeeper>();
        while (await keeper.RunOnceAsync() > 0)
        {
        }
        if (_home.Provider == DatabaseProvider.Sqlite)
            return;
        await Task.Delay(Settling); // It reads the newest rows again until none can appear among them any more.
        await keeper.RunOnceAsync();
    }

    private async Task MeasureAsync(string table, Func<Task> fill)
    {
        var before = await Sizes.UsedAsync();
        await fill();
        _tables[table] = new TableGrowth(await Sizes.CountAsync(table), await Sizes.OfAsync(table, await Sizes.UsedAsync() - before));
    }
}

/// <param name="Bytes">With its indexes.</param>
internal readonly record struct TableGrowth(long Rows, long Bytes);

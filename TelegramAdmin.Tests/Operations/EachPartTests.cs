using TelegramAdmin.Core.Ai;
using TelegramAdmin.Core.Backups;
using TelegramAdmin.Core.Bots;
using TelegramAdmin.Core.Channels.Accounts;
using TelegramAdmin.Core.Delivery;
using TelegramAdmin.Core.Forum;
using TelegramAdmin.Core.Health;
using TelegramAdmin.Core.Operations.Health;
using TelegramAdmin.Core.Operations.Health.Parts;
using TelegramAdmin.Core.Search;
using TelegramAdmin.Core.Settings;
using TelegramAdmin.Core.Storage;
using TelegramAdmin.Core.Telemetry;
using TelegramAdmin.Tests.Running;

namespace TelegramAdmin.Tests.Operations;

/// <summary>Each part of the installation, made to fail: it says so, says what helps, and drags no other part along.</summary>
public sealed class EachPartTests
{
    private static readonly Dictionary<string, Func<AppDbContext, DateTimeOffset, Task>> Breaks = new()
    {
        ["updates"] = (db, now) => AnyRow.AddAsync(db, "inbox_updates", ("received_at", now.AddHours(-1))),
        ["bots"] = (db, _) => AnyRow.AddAsync(db, "bots", ("id", new BotId(11)), ("state", BotState.NeedsYou)),
        ["delivery"] = (db, _) => AnyRow.AddAsync(db, "outbox_messages", ("state", DeliveryState.Unknown)),
        ["stripe"] = (db, now) => AnyRow.AddAsync(db, "stripe_events", ("received_at", now), ("processed_at", now), ("error", "It broke.")),
        ["webhooks"] = (db, now) => AnyRow.AddAsync(db, "webhook_endpoints", ("disabled_reason", "It did not answer."), ("disabled_at", now)),
        ["ai"] = (db, now) => AnyRow.AddAsync(db, "ai_answers", ("outcome", AiOutcome.Failed), ("asked_at", now)),
        ["forum"] = (db, _) => AnyRow.AddAsync(db, "forum_groups", ("state", ForumState.NoRights)),
        ["search"] = (db, _) => db.Session.RunAsync("WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i <= 20000) INSERT INTO search_changes (workspace_id, kind, source_id) SELECT 1, 1, i FROM n", static _ => { }),
        ["jobs"] = (db, now) => AnyRow.AddAsync(db, "job_runs", ("job", "forum-check"), ("error", "It broke."), ("finished_at", now)),
        ["backups"] = (db, now) => AnyRow.AddAsync(db, "backups", ("state", BackupState.Failed), ("started_at", now), ("error", "The disk is full.")),
        ["accounts"] = (db, _) => AnyRow.AddAsync(db, "mt_proto_accounts", ("state", AccountState.SessionEnded)),
    };

    /// <summary>Parts whose trouble lies outside of the database.</summary>
    private static readonly Dictionary<string, Func<IHealthPart>> Outside = new()
    {
        ["database"] = () => new DatabasePart(new DeadDatabase()),
        ["disk"] = () => new DiskPart(new EngineOptions { DataDirectory = Path.GetTempPath() }, new FullDisk()),
        ["address"] = () => new AddressPart(new EngineOptions { PublicUrl = new Uri($"http://127.0.0.1:{RunningApp.FreePort()}") }, TimeProvider.System),
    };

    [Fact]
    public async Task EachPart_ThatIsBroken_SaysSoWithACure_AndTheOthersStayWell()
    {
        await using var app = await StoppedApp.StartAsync(DatabaseProvider.Sqlite, "--Stripe:SecretKey", "sk_test_0123456789", "--Stripe:WebhookSecret", "whsec_0123456789", "--Ai:BaseUrl", "http://127.0.0.1:9", "--Ai:ApiKey", "k", "--Ai:Model", "m");
        var report = app.Service<HealthReport>();
        Assert.Equal((await report.CheckAnewAsync()).Select(p => p.Name).Order(), Breaks.Keys.Concat(Outside.Keys).Order());
        Assert.Empty((await report.CheckAnewAsync()).Where(p => p.State >= HealthState.Warn).Select(p => $"{p.Name}: {p.Detail}"));

        var broken = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var (part, breakIt) in Breaks)
        {
            await app.Storage.WriteAsync(null, db => breakIt(db, app.Clock.GetUtcNow()));
            broken.Add(part);
            var ill = (await report.CheckAnewAsync()).Where(p => p.State >= HealthState.Warn).ToList();
            Assert.Equal(broken, ill.Select(p => p.Name).Order(StringComparer.Ordinal));
            Assert.All(ill, p => Assert.True(p.Finding is { Cure: not null, CureAt: not null }, p.Name));
        }
        foreach (var (part, make) in Outside)
        {
            var finding = await make().CheckAsync(TestContext.Current.CancellationToken);
            Assert.True(finding is { State: >= HealthState.Warn, Cure: not null }, $"{part}: {finding}");
        }
    }

    [Fact]
    public async Task SearchIndex_WhoseRoundsFail_IsBroken_UntilOneSucceeds()
    {
        await using var app = await StoppedApp.StartAsync(DatabaseProvider.Sqlite);
        var (loops, keeper, report) = (app.Service<LoopBoard>(), app.Service<SearchKeeper>(), app.Service<HealthReport>());
        await loops.RunAsync(SearchService.Loop, () => keeper.RunOnceAsync());
        Assert.Equal(HealthState.Ok, await SearchAsync(report));
        await app.Storage.WriteAsync(null, db => db.Session.RunAsync("ALTER TABLE search_changes RENAME TO search_changes_away", static _ => { }));
        await Assert.ThrowsAnyAsync<Exception>(() => loops.RunAsync(SearchService.Loop, () => keeper.RunOnceAsync()));

        Assert.Equal(HealthState.Bad, await SearchAsync(report));
        await app.Storage.WriteAsync(null, db => db.Session.RunAsync("ALTER TABLE search_changes_away RENAME TO search_changes", static _ => { }));
        await loops.RunAsync(SearchService.Loop, () => keeper.RunOnceAsync());
        Assert.Equal(HealthState.Ok, await SearchAsync(report));
        Assert.True(loops.RoundOf(SearchService.Loop) is { Rounds: 3, IsFailing: false, LastError.Length: > 0 });
    }

    private static async Task<HealthState> SearchAsync(HealthReport report) => (await report.CheckAnewAsync()).Single(p => p.Name == "search").State;

    private sealed class FullDisk : IFreeSpace
    {
        public long Of(string folder) => 1024;
    }

    private sealed class DeadDatabase : IDatabase
    {
        public DatabaseProvider Provider => DatabaseProvider.Sqlite;

        public AppDbContext Read(WorkspaceId workspace) => throw new IOException("gone");

        public AppDbContext ReadAll() => throw new IOException("gone");

        public Task<T> WriteAsync<T>(WorkspaceId? workspace, Func<AppDbContext, Task<T>> work, CancellationToken cancellation = default) => throw new IOException("gone");

        public Task<TResult> AppendAsync<TItem, TResult>(IWriteBatch<TItem, TResult> batch, TItem item) => throw new IOException("gone");
    }
}

using Microsoft.EntityFrameworkCore;
using TelegramAdmin.Core.Access;
using TelegramAdmin.Core.Operations.Cleaning;
using TelegramAdmin.Core.Settings;
using TelegramAdmin.Core.Storage;
using TelegramAdmin.Core.Workspaces;
using TelegramAdmin.Tests.Running;

namespace TelegramAdmin.Tests.Operations;

/// <summary>What goes when its time is over: of each rule a row that is too old, one that is not, and one that is old and still needed.</summary>
public sealed class CleanerTests
{
    private static readonly DateTimeOffset Now = DateTimeOffset.UtcNow;

    private static readonly DateTimeOffset Long = Now.AddDays(-400);

    /// <summary>The column that tells the age, what makes a row one that may go, and what makes an old one stay.</summary>
    private static readonly Dictionary<string, (string At, (string, object?)[] Done, (string, object?)? Needed)> Cases = new()
    {
        ["inbox_updates"] = ("received_at", [("processed_at", Long)], ("processed_at", null)),
        ["outbox_messages"] = ("created_at", [("state", Core.Delivery.DeliveryState.Sent)], ("state", Core.Delivery.DeliveryState.Pending)),
        ["delivery_attempts"] = ("at", [], null),
        ["stopped_messages"] = ("at", [], null),
        ["ai_answers"] = ("asked_at", [("outcome", Core.Ai.AiOutcome.Used)], ("outcome", Core.Ai.AiOutcome.Asked)),
        ["webhook_deliveries"] = ("created_at", [("state", Core.Webhooks.WebhookDeliveryState.Delivered)], ("state", Core.Webhooks.WebhookDeliveryState.Pending)),
        ["webhook_attempts"] = ("at", [], null),
        ["stripe_events"] = ("received_at", [("processed_at", Long)], ("processed_at", null)),
        ["job_runs"] = ("finished_at", [], null),
        ["restrictions"] = ("until", [], ("until", null)),
        ["reconciliation_runs"] = ("finished_at", [], ("finished_at", null)),
        ["staff_sessions"] = ("began_at", [("admin_id", 1L)], null),
        ["rollups:minute"] = ("bucket_at", [("period", Core.Storage.Rollups.RollupPeriod.Minute)], ("period", Core.Storage.Rollups.RollupPeriod.Day)),
        ["rollups:hour"] = ("bucket_at", [("period", Core.Storage.Rollups.RollupPeriod.Hour)], ("period", Core.Storage.Rollups.RollupPeriod.Day)),
        ["consumers"] = ("", [], null), // By the keys that they belong to; see below.
    };

    [Fact]
    public void EachRule_HasACase() => Assert.Equal(CleaningRule.All(new EngineOptions()).Select(r => r.Name).Order(), Cases.Keys.Order());

    [Theory, OnBothDatabases]
    public async Task EachRule_TakesWhatIsTooOld_AndLeavesTheRest(DatabaseProvider provider)
    {
        await using var app = await StoppedApp.StartAsync(provider);
        await app.Service<SettingsStore>().ChangeAsync(WorkspaceId.Default, RetentionSettings.AiAnswers, 40);
        await app.Service<CreateAdmin>().RunAsync(WorkspaceId.Default, "", "kept@example.com", StaffedApp.Password, AdminRole.Viewer);
        var rules = CleaningRule.All(app.Service<EngineOptions>());
        var wanted = new Dictionary<string, int>();
        foreach (var table in rules.Where(r => r.Name != "consumers").GroupBy(r => r.Name.Split(':')[0]))
        {
            await app.Storage.WriteAsync(null, async db =>
            {
                foreach (var rule in table)
                    wanted[table.Key] = wanted.GetValueOrDefault(table.Key) + await SeedAsync(db, table.Key, Cases[rule.Name], AgeOf(rule));
            });
        }
        await app.Storage.WriteAsync(null, async db =>
        {
            foreach (var (id, revokedAt) in new[] { (1L, (DateTimeOffset?)Now.AddDays(-2)), (2L, Now.AddHours(-2)), (3L, null) })
            {
                await AnyRow.AddAsync(db, "api_keys", ("id", id), ("revoked_at", revokedAt), ("hash", $"{id}"), ("key_hash", $"{id}"));
                await AnyRow.AddAsync(db, "consumers", ("api_key_id", id), ("bot_id", new BotId(7)));
            }
        });
        wanted["consumers"] = 2;

        var removed = await app.Cleaner.RunOnceAsync();

        Assert.Equal(rules.Count, removed);
        Assert.Equal(wanted.OrderBy(t => t.Key), await CountAsync(app.Storage, wanted.Keys));
        Assert.Equal(0, await app.Cleaner.RunOnceAsync());
    }

    [Theory, OnBothDatabases]
    public async Task DaysOfAWorkspace_GoBeforeThoseOfTheInstallation_AndTheAuditLogStaysWhole(DatabaseProvider provider)
    {
        await using var app = await StoppedApp.StartAsync(provider);
        var elsewhere = await app.Service<CreateWorkspace>().RunAsync("Elsewhere");
        foreach (var (setting, days) in new[] { (RetentionSettings.Updates, 5), (RetentionSettings.FinishedMessages, 200), (RetentionSettings.AuditLog, 60) })
            Assert.Null((await app.Service<SettingsStore>().ChangeAsync(WorkspaceId.Default, setting, days)).Failure);
        await app.Storage.WriteAsync(null, async db =>
        {
            foreach (var (workspace, days) in new[] { WorkspaceId.Default, elsewhere }.SelectMany(w => new[] { 4, 6, 31, 91, 199, 201 }.Select(d => (w, d))))
            {
                await AnyRow.AddAsync(db, "inbox_updates", ("workspace_id", workspace), ("update_id", 1000L * workspace.Value + days), ("received_at", Now.AddDays(-days)), ("processed_at", Long));
                await AnyRow.AddAsync(db, "outbox_messages", ("workspace_id", workspace), ("created_at", Now.AddDays(-days)), ("state", Core.Delivery.DeliveryState.Sent));
            }
        });
        foreach (var act in new[] { "one", "two", "three", "four" })
        {
            await app.Service<AuditLog>().RecordAsync(WorkspaceId.Default, Actor.System, "test.done", act);
            await app.Service<AuditLog>().RecordAsync(elsewhere, Actor.System, "test.done", act);
        }
        var (clock, others) = (app.Clock, (await EntriesAsync(app, elsewhere)).Count);
        clock.Forward(TimeSpan.FromDays(62));
        await app.Service<AuditLog>().RecordAsync(WorkspaceId.Default, Actor.System, "test.done", "five");
        clock.Forward(TimeSpan.FromDays(-62));
        await app.Cleaner.RunOnceAsync();

        Assert.Equal([4], await DaysAsync(app, "inbox_updates", WorkspaceId.Default));
        Assert.Equal([4, 6], await DaysAsync(app, "inbox_updates", elsewhere));
        Assert.Equal([4, 6, 31, 91, 199], await DaysAsync(app, "outbox_messages", WorkspaceId.Default));
        Assert.Equal([4, 6, 31], await DaysAsync(app, "outbox_messages", elsewhere));

        clock.Forward(TimeSpan.FromDays(62));
        await app.Cleaner.RunOnceAsync();
        var log = app.Service<AuditLog>();
        Assert.Equal([(5, "five"), (6, "entries up to 4")], await EntriesAsync(app, WorkspaceId.Default));
        Assert.Equal(others, (await EntriesAsync(app, elsewhere)).Count);
        Assert.Null(await log.FindBreakAsync(WorkspaceId.Default));
        await app.Storage.LiftAuditGuardAsync();
        await app.Storage.WriteAsync(null, db => db.Session.RunAsync("DELETE FROM audit_entries WHERE workspace_id = 1 AND number = 5", static _ => { }));
        Assert.NotNull(await log.FindBreakAsync(WorkspaceId.Default)); // What nobody let go is missed.
    }

    [Theory, OnBothDatabases]
    public async Task ALongTable_LosesWhatIsPastItsTime_AStepAtATime_AndNothingElse(DatabaseProvider provider)
    {
        await using var app = await StoppedApp.StartAsync(provider);
        var elsewhere = await app.Service<CreateWorkspace>().RunAsync("Elsewhere");
        await app.Service<SettingsStore>().ChangeAsync(elsewhere, RetentionSettings.Updates, 100);
        // Each third is the other workspace's, each hundredth was never worked off.
        await app.Storage.WriteAsync(null, db => db.Session.RunAsync("""
            INSERT INTO inbox_updates (workspace_id, bot_id, update_id, kind, chat_id, payload, received_at, processed_at, attempts)
            WITH RECURSIVE n(i) AS (SELECT CAST(1 AS BIGINT) UNION ALL SELECT i + 1 FROM n WHERE i < 6000)
            SELECT CASE WHEN i % 3 = 0 THEN @elsewhere ELSE 1 END, 7, i, 'message', 1, '{}', @now, CASE WHEN i % 100 = 1 THEN NULL ELSE @now END, 1 FROM n
            """, p => p.Add("@elsewhere", elsewhere).Add("@now", (DateTimeOffset?)Now)));
        await app.Storage.WriteAsync(null, async db =>
        {
            await db.Set<Core.Updates.InboxUpdate>().Where(u => u.UpdateId <= 4000).ExecuteUpdateAsync(u => u.SetProperty(x => x.ReceivedAt, Now.AddDays(-31)));
            await db.Set<Core.Updates.InboxUpdate>().Where(u => u.UpdateId <= 2000).ExecuteUpdateAsync(u => u.SetProperty(x => x.ReceivedAt, Now.AddDays(-101)));
        });

        var steps = new List<int>();
        while (await app.Cleaner.RunOnceAsync() is > 0 and var removed)
            steps.Add(removed);

        Assert.All(steps, step => Assert.InRange(step, 1, 2_000)); // A thousand of each workspace.
        Assert.True(steps.Count >= 3);
        Assert.Equal(Kept(i => i % 3 != 0, 4000), await UpdatesAsync(app, WorkspaceId.Default));
        Assert.Equal(Kept(i => i % 3 == 0, 2000), await UpdatesAsync(app, elsewhere));

        static IEnumerable<long> Kept(Func<long, bool> own, long old) => Enumerable.Range(1, 6000).Select(i => (long)i).Where(i => own(i) && (i > old || i % 100 == 1));
    }

    [Theory, OnBothDatabases]
    public async Task ALongAuditLog_GoesAStepAtATime_AndCanBeCheckedInBetween(DatabaseProvider provider)
    {
        await using var app = await StoppedApp.StartAsync(provider);
        await app.Service<SettingsStore>().ChangeAsync(WorkspaceId.Default, RetentionSettings.AuditLog, 60);
        var log = app.Service<AuditLog>();
        await log.RecordAsync(WorkspaceId.Default, Actor.System, "test.done", "first");
        await app.Storage.WriteAsync(WorkspaceId.Default, async db =>
        {
            var last = await db.Set<AuditEntry>().OrderByDescending(e => e.Number).FirstAsync();
            for (var n = 0; n < 6_000; n++)
            {
                var next = new AuditEntry { WorkspaceId = WorkspaceId.Default, Number = last.Number + 1, At = Now, Actor = "system", Action = "test.done", Target = $"{n}", PreviousHash = last.Hash };
                db.Add(last = next.Seal());
            }
        });
        app.Clock.Forward(TimeSpan.FromDays(62));
        await log.RecordAsync(WorkspaceId.Default, Actor.System, "test.done", "last");
        var whole = (await EntriesAsync(app, WorkspaceId.Default)).Count;

        var counts = new List<int>();
        for (var round = 0; round < 3; round++)
        {
            await app.Cleaner.RunOnceAsync();
            counts.Add((await EntriesAsync(app, WorkspaceId.Default)).Count);
            Assert.Null(await log.FindBreakAsync(WorkspaceId.Default));
        }

        Assert.Equal([whole - 5_000 + 1, 3, 3], counts); // The last act, and what says how far each step went.
    }

    private static TimeSpan AgeOf(CleaningRule rule) => rule.Name switch
    {
        "stopped_messages" => TimeSpan.FromDays(30),
        "ai_answers" => TimeSpan.FromDays(40),
        _ => rule.Age!.Value,
    };

    /// <returns>How many of the rows should stay.</returns>
    private static async Task<int> SeedAsync(AppDbContext db, string table, (string At, (string, object?)[] Done, (string, object?)? Needed) rule, TimeSpan age)
    {
        var (old, young) = (Now - age - TimeSpan.FromHours(1), Now - age + TimeSpan.FromHours(1));
        await AddAsync(db, table, rule.At, old, rule.Done, 1);
        await AddAsync(db, table, rule.At, young, rule.Done, 2);
        if (rule.Needed is not { } needed)
            return 1;
        await AddAsync(db, table, rule.At, old, [.. rule.Done.Where(d => d.Item1 != needed.Item1), needed], 3);
        return 2;
    }

    private static Task AddAsync(AppDbContext db, string table, string at, DateTimeOffset when, IEnumerable<(string Column, object? Value)> known, long n)
    {
        var columns = db.Model.GetEntityTypes().Single(t => t.GetTableName() == table).GetProperties().ToDictionary(p => p.GetColumnName());
        var unique = new (string, object)[] { ("update_id", n), ("event_id", $"evt_{n}"), ("key_hash", $"{n}"), ("webhook_id", $"{n}"), ("message_id", n), ("telegram_user_id", n), ("subject_id", n) };
        var values = unique.Where(u => columns.TryGetValue(u.Item1, out var c) && c.ClrType.IsInstanceOfType(u.Item2)).ToDictionary(u => u.Item1, u => (object?)u.Item2);
        values[at] = when;
        foreach (var (column, value) in known)
            values[column] = value;
        return AnyRow.AddAsync(db, table, [.. values.Select(v => (v.Key, v.Value))]);
    }

    private static async Task<IEnumerable<KeyValuePair<string, int>>> CountAsync(IDatabase storage, IEnumerable<string> tables)
    {
        var prints = await TablePrints.ReadAsync(storage);
        return tables.ToDictionary(t => t, t => prints[t].Rows).OrderBy(t => t.Key);
    }

    private static async Task<IReadOnlyList<int>> DaysAsync(StoppedApp app, string table, WorkspaceId workspace)
    {
        await using var db = app.Storage.Read(workspace);
        var times = table == "inbox_updates" ? await db.Set<Core.Updates.InboxUpdate>().Select(u => u.ReceivedAt).ToListAsync() : await db.Set<Core.Delivery.OutboxMessage>().Select(m => m.CreatedAt).ToListAsync();
        return [.. times.Select(t => (int)Math.Round((Now - t).TotalDays)).Order()];
    }

    private static async Task<IReadOnlyList<long>> UpdatesAsync(StoppedApp app, WorkspaceId workspace)
    {
        await using var db = app.Storage.Read(workspace);
        return await db.Set<Core.Updates.InboxUpdate>().OrderBy(u => u.UpdateId).Select(u => u.UpdateId).ToListAsync();
    }

    private static async Task<IReadOnlyList<(int, string)>> EntriesAsync(StoppedApp app, WorkspaceId workspace)
    {
        await using var db = app.Storage.Read(workspace);
        return [.. (await db.Set<AuditEntry>().OrderBy(e => e.Number).ToListAsync()).Select(e => ((int)e.Number, e.Target))];
    }
}

using System.Net;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;
using TelegramAdmin.Core.Access;
using TelegramAdmin.Core.Storage;
using TelegramAdmin.Exports;
using TelegramAdmin.Tests.Running;

namespace TelegramAdmin.Tests.Operations;

public sealed class AuditTests
{
    private static readonly Actor Nora = new(1, "Nora", "10.0.0.1");
    private static readonly Actor Otto = new(2, "Otto");

    [Theory, OnBothDatabases]
    public async Task Chain_IsWhole_UntilAnEntryIsChangedOrTakenOut(DatabaseProvider provider)
    {
        await using var app = await RunningApp.StartAsync(provider);
        var log = app.Service<AuditLog>();
        await Task.WhenAll(Enumerable.Range(1, 10).Select(i => log.RecordAsync(WorkspaceId.Default, Nora, "bot.paused", $"@bot{i}")));
        Assert.Null(await log.FindBreakAsync(WorkspaceId.Default));

        // Whoever reaches the database can take its guard away; the chain tells.
        foreach (var change in new[] { "UPDATE audit_entries SET target = 'somebody else' WHERE number = @number", "UPDATE audit_entries SET hash = 'another' WHERE number = @number", "DELETE FROM audit_entries WHERE number = @number" })
            Assert.Contains("of the audit log are never", (await Assert.ThrowsAnyAsync<Exception>(() => RunAsync(app, change, 4))).ToString(), StringComparison.Ordinal);
        await app.Storage.LiftAuditGuardAsync();
        await app.Service<PrepareDatabase>().RunAsync(); // As a start after a restore.
        Assert.Contains("of the audit log are never", (await Assert.ThrowsAnyAsync<Exception>(() => RunAsync(app, "DELETE FROM audit_entries WHERE number = @number", 4))).ToString(), StringComparison.Ordinal);
        await app.Storage.LiftAuditGuardAsync();
        await RunAsync(app, "UPDATE audit_entries SET target = 'somebody else' WHERE number = @number", 4);
        Assert.Equal(4, await log.FindBreakAsync(WorkspaceId.Default));
        await RunAsync(app, "DELETE FROM audit_entries WHERE number = @number", 2);
        Assert.Equal(2, await log.FindBreakAsync(WorkspaceId.Default));
    }

    [Theory, OnBothDatabases]
    public async Task Entries_AreFoundByWordsActPersonTargetAndPeriod_AndTakenHomeWhole(DatabaseProvider provider)
    {
        var clock = new HandClock(new DateTimeOffset(2026, 5, 1, 12, 0, 0, TimeSpan.Zero));
        await using var app = await RunningApp.StartAsync(provider, clock);
        var log = app.Service<AuditLog>();
        await log.RecordAsync(WorkspaceId.Default, Nora, "bot.token_replaced", "@harbor", "after a leak");
        clock.Forward(TimeSpan.FromDays(3));
        await log.RecordAsync(WorkspaceId.Default, Otto, "setting.changed", "Price 100% off", "5 → 7");
        await log.RecordAsync(WorkspaceId.Default, Nora, "setting.changed", "Greeting");
        var reader = app.Service<AuditReader>();

        Assert.Equal(["@harbor"], await FindAsync(reader, new AuditFilter { Words = "LEAK" }));
        Assert.Equal(["@harbor"], await FindAsync(reader, new AuditFilter { Words = "token replaced" }));
        Assert.Equal(["Price 100% off"], await FindAsync(reader, new AuditFilter { Words = "100% o" }));
        Assert.Empty(await FindAsync(reader, new AuditFilter { Words = "10_% o" }));
        Assert.Equal(["Greeting", "Price 100% off"], await FindAsync(reader, new AuditFilter { Action = "setting.changed" }));
        Assert.Equal(["Greeting"], await FindAsync(reader, new AuditFilter("Nora") { Action = "setting.changed" }));
        Assert.Equal(["Greeting"], await FindAsync(reader, new AuditFilter { Target = "Greeting" }));
        Assert.Equal(["@harbor"], await FindAsync(reader, new AuditFilter { Until = clock.GetUtcNow().AddDays(-1) }));
        Assert.Equal(["Greeting", "Price 100% off"], await FindAsync(reader, new AuditFilter { Since = clock.GetUtcNow().AddDays(-1) }));

        var export = app.Service<IEnumerable<ITableExport>>().Single(e => e.Name == "audit");
        var table = await export.OpenAsync(WorkspaceId.Default, new QueryCollection(new Dictionary<string, StringValues> { ["by"] = "Nora" }), default);
        var rows = new List<IReadOnlyList<object?>>();
        await foreach (var row in table!.Rows)
            rows.Add(row);
        Assert.Equal(2, table.Count);
        Assert.Equal(["Greeting", "@harbor"], rows.Select(r => r[5]));
        Assert.All(rows, r => Assert.Equal(table.Columns.Count, r.Count));
    }

    [Fact]
    public async Task Page_MovedToSystem_WithItsFilters()
    {
        await using var staffed = new StaffedApp();
        await staffed.InitializeAsync();
        await staffed.App.Service<AuditLog>().RecordAsync(WorkspaceId.Default, Nora, "bot.paused", "@harbor");
        await staffed.App.Service<AuditLog>().RecordAsync(WorkspaceId.Default, Otto, "bot.paused", "@meadow");
        using var admin = await staffed.SignedInAsync(AdminRole.Admin);

        var moved = await admin.OpenAsync("/settings/audit?by=Nora");

        Assert.Equal(HttpStatusCode.MovedPermanently, moved.Status);
        Assert.Equal("/system/audit?by=Nora", moved.Location);
        var words = (await admin.FollowAsync(moved)).Words;
        Assert.Contains("@harbor", words, StringComparison.Ordinal);
        Assert.DoesNotContain("@meadow", words, StringComparison.Ordinal);
        Assert.Contains("1 entry", words, StringComparison.Ordinal);
        Assert.Contains("No entry matches", (await admin.OpenAsync("/system/audit?from=2001-01-01&to=2001-01-02")).Words, StringComparison.Ordinal);
    }

    private static Task RunAsync(RunningApp app, string sql, long number) => app.Storage.WriteAsync(null, db => db.Session.RunAsync(sql, p => p.Add("@number", number)));

    private static async Task<IEnumerable<string>> FindAsync(AuditReader reader, AuditFilter filter)
    {
        var rows = (await reader.ReadAsync(WorkspaceId.Default, filter)).Rows;
        Assert.Equal(rows.Count, await reader.CountAsync(WorkspaceId.Default, filter));
        return rows.Select(r => r.Target);
    }
}

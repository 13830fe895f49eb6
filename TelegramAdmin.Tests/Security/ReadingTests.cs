using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using TelegramAdmin.Core.Access;
using TelegramAdmin.Core.Access.ApiKeys;
using TelegramAdmin.Core.Storage;
using TelegramAdmin.Exports;
using TelegramAdmin.Tests.Running;

namespace TelegramAdmin.Tests.Security;

/// <summary>Whoever is led to an address, by a link or a picture on another site, does nothing by it: every page, file and program's address is read, and the tables are as they were.</summary>
public sealed partial class ReadingTests
{
    /// <summary>What changes while nobody acts, or because somebody reads.</summary>
    private static readonly Dictionary<string, string> Moving = new()
    {
        ["staff_sessions"] = "when a session was last used",
        ["api_keys"] = "when a key was last used",
        ["api_key_days"] = "how often a key was used",
        ["audit_entries"] = "that a file was taken away; looked at below",
        ["performance_samples"] = "the server measures itself",
        ["health_samples"] = "the server measures itself",
        ["health_changes"] = "the server measures itself",
        ["job_runs"] = "jobs run by the clock",
        ["search_documents"] = "the index follows a second later",
        ["search_changes"] = "the index follows a second later",
        ["search_cursors"] = "the index follows a second later",
        ["log_faults"] = "causes in the log are counted",
    };

    [Fact]
    public async Task GetOfEveryAddress_ChangesNoTable()
    {
        await using var staffed = new StaffedApp();
        await staffed.InitializeAsync();
        var app = staffed.App;
        app.Expect("wanted to open a live connection");
        var bot = await app.AddBotAsync("read_bot");
        var person = app.Sandbox.World.AddAudience(bot, 1)[0];
        person.Start(bot);
        person.SendText(bot, "A question");
        await person.WaitForAsync(bot, m => m.FromBot, RunningApp.Patience);
        using var owner = await staffed.SignedInAsync(AdminRole.Owner);
        using var program = await app.ProgramAsync(ApiScopes.Admin);
        await Eventually.TrueAsync(async () => await QuietAsync(app), "all is written that follows of it");
        var (before, told) = (await TablePrints.ReadAsync(app.Storage), await AuditedAsync(app));
        var paths = Paths(app);
        Assert.True(paths.Count > 150, $"Only {paths.Count} addresses were found.");

        foreach (var path in paths)
        {
            if (path.StartsWith("/api/", StringComparison.Ordinal))
                await program.GetAsync(path);
            else
                await owner.OpenAsync(path);
        }

        var after = await TablePrints.ReadAsync(app.Storage);
        Assert.Empty(before.Where(t => !Moving.ContainsKey(t.Key) && after[t.Key] != t.Value).Select(t => $"{t.Key}: {t.Value.Rows} rows, then {after[t.Key].Rows}"));
        Assert.All((await AuditedAsync(app)).Skip(told.Count), action => Assert.Matches(@"\.(exported|downloaded|taken|shown|begun)$", action));
    }

    /// <summary>With 1 for every id, but for streams that do not end; signing out and the like take posts, and are asked for all the same.</summary>
    private static List<string> Paths(RunningApp app) =>
    [
        .. app.Service<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Where(e => !e.Metadata.Any(m => m.GetType().Name == "StaticAssetDescriptor"))
            .Select(e => Segment().Replace("/" + e.RoutePattern.RawText!.Trim('/'), "1"))
            .Where(p => !p.EndsWith("/updates", StringComparison.Ordinal) && !p.StartsWith("/api/v1", StringComparison.Ordinal) && !p.StartsWith("/exports", StringComparison.Ordinal) && !p.StartsWith("/_", StringComparison.Ordinal))
            .Concat(app.Service<IEnumerable<ITableExport>>().Select(t => $"{ExportEndpoint.Path}/{t.Name}.csv")).Distinct(),
    ];

    private static async Task<bool> QuietAsync(RunningApp app)
    {
        var before = await TablePrints.ReadAsync(app.Storage);
        await Task.Delay(1_500, TestContext.Current.CancellationToken); // Counters and the index are written a second later.
        var after = await TablePrints.ReadAsync(app.Storage);
        return before.All(t => Moving.ContainsKey(t.Key) || after[t.Key] == t.Value);
    }

    private static async Task<List<string>> AuditedAsync(RunningApp app)
    {
        await using var db = app.Storage.Read(WorkspaceId.Default);
        return await db.AuditEntries.OrderBy(e => e.Number).Select(e => e.Action).ToListAsync();
    }

    [GeneratedRegex(@"\{[^}]*\}")]
    private static partial Regex Segment();
}

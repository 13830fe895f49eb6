using System.Net;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using TelegramAdmin.Core.Access;
using TelegramAdmin.Core.Access.ApiKeys;
using TelegramAdmin.Core.Access.Tenancy;
using TelegramAdmin.Core.Bots;
using TelegramAdmin.Core.Storage;
using TelegramAdmin.Core.Workspaces;
using TelegramAdmin.Tests.Running;

namespace TelegramAdmin.Tests.Access.Workspaces;

/// <summary>Several workspaces on one server: who reaches which, and what archiving stops.</summary>
public sealed partial class WorkspaceTests(StaffedApp staffed) : IClassFixture<StaffedApp>
{
    private const string Choice = "/account/workspaces";

    [Fact]
    public async Task PersonInSeveral_ChoosesAtSignIn_LastUsedFirst_AndHasARoleInEach()
    {
        var founder = await staffed.AddAsync("founder@example.com", AdminRole.Owner);
        var shop = await FoundAsync(founder, "Flower shop");
        var both = await staffed.AddAsync("both@example.com", AdminRole.Admin);
        await JoinAsync(both, shop, AdminRole.Viewer);
        using var visitor = staffed.Visit();

        var signedIn = await visitor.SignInAsync("both@example.com", StaffedApp.Password, "/users");
        var choice = await visitor.FollowAsync(signedIn);
        Assert.Equal($"{Choice}?returnUrl=%2Fusers", signedIn.Location);
        Assert.Equal(["1", $"{shop.Value}"], Offered(choice));
        Assert.Equal(HttpStatusCode.OK, (await visitor.OpenAsync("/settings/bots")).Status);

        var switched = await SwitchAsync(visitor, shop);
        Assert.Equal("/dashboard", switched.Location);
        // Renewing the session, as it is each minute, leads nowhere else.
        staffed.App.Service<IOptions<SecurityStampValidatorOptions>>().Value.ValidationInterval = TimeSpan.Zero;
        Assert.Equal("/not-allowed", (await visitor.OpenAsync("/settings/bots")).Path);
        Assert.Equal(HttpStatusCode.OK, (await visitor.OpenAsync("/dashboard")).Status);

        using var later = staffed.Visit();
        Assert.Equal([$"{shop.Value}", "1"], Offered(await later.FollowAsync(await later.SignInAsync("both@example.com", StaffedApp.Password))));
        Assert.Equal("/not-allowed", (await later.OpenAsync("/settings/bots")).Path);
    }

    [Fact]
    public async Task Member_NeitherSeesNorReachesAWorkspaceWithoutARole()
    {
        var founder = await staffed.AddAsync("founder2@example.com", AdminRole.Owner);
        var hidden = await FoundAsync(founder, "Hidden works");
        var tenant = (await staffed.App.Service<CreateAdmin>().RunAsync(hidden, "Tenant", "tenant@example.com", StaffedApp.Password, AdminRole.Owner)).Value;
        await staffed.App.Service<AuditLog>().RecordAsync(WorkspaceId.Default, Actor.System, "test.done", "ours alone");
        await staffed.App.Service<AuditLog>().RecordAsync(hidden, Actor.System, "test.done", "theirs alone");
        var key = (await staffed.App.Service<CreateApiKey>().RunAsync(hidden, new NewApiKey("till", ApiScopes.Admin), "test")).Value.Key;
        var bot = await staffed.App.AddBotAsync("ours_only_bot");
        using var program = new ApiClient(staffed.App.Url, key);
        using var member = await staffed.SignedInAsync(AdminRole.Owner);
        using var owner = await staffed.SignedInAsync("tenant@example.com");

        Assert.Contains("error=workspace-closed", (await SwitchAsync(member, hidden)).Location, StringComparison.Ordinal);
        Assert.Contains("error=workspace-closed", (await SwitchAsync(member, new WorkspaceId(4711))).Location, StringComparison.Ordinal);
        Assert.DoesNotContain("Hidden works", (await member.OpenAsync(Choice)).Words + (await member.OpenAsync("/settings/workspaces")).Words, StringComparison.Ordinal);
        foreach (var (visitor, seen, not) in new[] { (member, "ours alone", "theirs alone"), (owner, "theirs alone", "ours alone") })
        {
            var export = (await visitor.OpenAsync("/exports/audit.csv")).Html;
            Assert.Contains(seen, export, StringComparison.Ordinal);
            Assert.DoesNotContain(not, export, StringComparison.Ordinal);
            Assert.DoesNotContain(not, (await visitor.OpenAsync("/system/audit")).Words, StringComparison.Ordinal);
        }
        Assert.DoesNotContain("ours_only_bot", (await owner.OpenAsync("/settings/bots")).Words + (await owner.OpenAsync("/search?q=ours+only")).Html, StringComparison.Ordinal);
        Assert.DoesNotContain("ours_only_bot", (await program.GetAsync("/api/v1/bots")).Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await program.GetAsync($"/api/v1/bots/{bot.Id}")).Status);
        foreach (var ofTheServer in new[] { "/system/logs", "/system/jobs", "/system/health", "/system/performance", "/system/about", "/system/backups", "/system/diagnostics.zip" })
            Assert.Equal((ofTheServer, "/not-allowed"), (ofTheServer, (await owner.OpenAsync(ofTheServer)).Path));
        Assert.Equal("workspace_not_yours", (await staffed.App.Service<FoundWorkspace>().RunAsync("Mine", new Actor(tenant.Id, tenant.Name))).Failure?.Code);
        Assert.Equal("workspace_not_found", (await staffed.App.Service<ChangeWorkspace>().RenameAsync(WorkspaceId.Default, "Mine", new Actor(tenant.Id, tenant.Name))).Failure?.Code);
    }

    [Theory, OnBothDatabases]
    public async Task Archiving_StopsBotsKeysAndSessions_AndBringingBackUndoesIt(DatabaseProvider provider)
    {
        await using var app = await RunningApp.StartAsync(provider);
        var founder = (await app.Service<CreateAdmin>().RunAsync(WorkspaceId.Default, "Fay", "fay@example.com", StaffedApp.Password, AdminRole.Owner)).Value;
        var by = new Actor(founder.Id, founder.Name);
        var shop = (await app.Service<FoundWorkspace>().RunAsync("Shop", by)).Value;
        Assert.NotEqual(WorkspaceId.Default, shop);
        await app.Service<CreateAdmin>().RunAsync(shop, "Sam", "sam@example.com", StaffedApp.Password, AdminRole.Admin);
        var runs = await app.AddBotAsync("runs_bot", shop);
        var stopped = await app.AddBotAsync("stopped_bot", shop);
        await app.Service<ControlBot>().StopAsync(shop, new BotId(stopped.Id));
        using var program = new ApiClient(app.Url, (await app.Service<CreateApiKey>().RunAsync(shop, new NewApiKey("till", ApiScopes.BotsManage), "test")).Value.Key);
        using var sam = new Visitor(app.Url);
        await sam.SignInAsync("sam@example.com", StaffedApp.Password);
        Assert.Equal(HttpStatusCode.OK, (await program.GetAsync("/api/v1/bots")).Status);
        var change = app.Service<ChangeWorkspace>();

        Assert.Equal("workspace_first", (await change.ArchiveAsync(WorkspaceId.Default, shop, by)).Failure?.Code);
        Assert.Equal("workspace_in_use", (await change.ArchiveAsync(shop, shop, by)).Failure?.Code);
        Assert.Null((await change.ArchiveAsync(shop, WorkspaceId.Default, by)).Failure);

        Assert.Equal([BotState.Off, BotState.Off], await StatesAsync(app, shop));
        Assert.Equal(HttpStatusCode.Unauthorized, (await program.GetAsync("/api/v1/bots")).Status);
        Assert.Equal("/account/sign-in", (await sam.OpenAsync("/dashboard")).Path);
        await sam.SignInAsync("sam@example.com", StaffedApp.Password);
        Assert.Equal("/account/sign-in", (await sam.OpenAsync("/dashboard")).Path);
        Assert.True((await app.Service<WorkspaceSeats>().OwnedAsync(founder.Id)).Single(w => w.Id == shop).ArchivedAt is not null);

        Assert.Null((await change.BringBackAsync(shop, by)).Failure);

        await Eventually.TrueAsync(async () => (await app.Service<BotDirectory>().FindAsync(new BotId(runs.Id)))?.State == BotState.Up, "the bot that ran is up again");
        Assert.Equal([BotState.Up, BotState.Off], await StatesAsync(app, shop));
        Assert.Equal(HttpStatusCode.OK, (await program.GetAsync("/api/v1/bots")).Status);
        Assert.Equal("/dashboard", (await sam.SignInAsync("sam@example.com", StaffedApp.Password)).Location);
    }

    [Fact]
    public void Plans_AreKnownByTheirNumbers() =>
        Assert.Equal(["Free", "Pro", "Enterprise", null], new PlanLimits[] { new(1_000, 2), new(50_000, null), new(null, null), new(1_000, 3) }.Select(l => PlanPreset.Of(l)?.Name));

    private static async Task<List<BotState>> StatesAsync(RunningApp app, WorkspaceId workspace)
    {
        await using var db = app.Storage.Read(workspace);
        return await db.Bots.OrderBy(b => b.Username).Select(b => b.State).ToListAsync();
    }

    private async Task<WorkspaceId> FoundAsync(Admin founder, string name)
    {
        var made = await staffed.App.Service<FoundWorkspace>().RunAsync(name, new Actor(founder.Id, founder.Name));
        Assert.Null(made.Failure);
        return made.Value;
    }

    private Task JoinAsync(Admin person, WorkspaceId workspace, AdminRole role) => staffed.App.Storage.WriteAsync(null, db =>
    {
        db.WorkspaceMembers.Add(new WorkspaceMember { WorkspaceId = workspace, AdminId = person.Id, Role = role });
        return Task.CompletedTask;
    });

    private static async Task<Visitor.Page> SwitchAsync(Visitor visitor, WorkspaceId to) =>
        await visitor.PostAsync("/account/workspace", (await visitor.OpenAsync(Choice)).Form("/account/workspace").Append(("id", $"{to.Value}")));

    private static string[] Offered(Visitor.Page page) => [.. Buttons().Matches(page.Html).Select(m => m.Groups[1].Value)];

    [GeneratedRegex("name=\"id\" value=\"([0-9]+)\"")]
    private static partial Regex Buttons();
}

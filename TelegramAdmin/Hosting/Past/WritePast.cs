using System.Diagnostics;
using Microsoft.EntityFrameworkCore;
using TelegramAdmin.Core.Access;
using TelegramAdmin.Core.Bots;
using TelegramAdmin.Core.Nodes;
using TelegramAdmin.Core.Payments.Catalogue;
using TelegramAdmin.Core.Storage;
using TelegramAdmin.Core.Users;
using TelegramAdmin.Sandbox;

namespace TelegramAdmin.Hosting.Past;

/// <summary>
/// Gives a sandbox that is empty a past of eleven weeks, before anything runs: people, conversations, payments and campaigns of a small language school, in the
/// rows that they leave in life, so that every figure of it can be followed to its rows.
/// </summary>
[OnEveryNode]
internal sealed partial class WritePast(
    AppSettings settings, SandboxServer sandbox, IDatabase database, AddBot bots, SeedCatalogue catalogue, PastTeam team, PastCampaigns campaigns, TimeProvider time, ILogger<WritePast> logger) : IHostedLifecycleService
{
    public async Task StartingAsync(CancellationToken cancellationToken)
    {
        if (!settings.Sandbox.HasPast || !await IsEmptyAsync())
            return;
        var watch = Stopwatch.StartNew();
        var now = time.GetUtcNow();
        var plan = PastPlan.Make(new DateTimeOffset(now.Ticks - now.Ticks % TimeSpan.TicksPerSecond, TimeSpan.Zero));
        await RunAsync(plan);
        Log.Written(logger, plan.People.Count, PastPlan.Days, watch.ElapsedMilliseconds);
    }

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    private async Task<bool> IsEmptyAsync()
    {
        await using var db = database.ReadAll();
        return !await db.Set<Bot>().AnyAsync() && !await db.Set<KnownPerson>().AnyAsync() && !await db.Set<Admin>().AnyAsync();
    }

    private async Task RunAsync(PastPlan plan)
    {
        if ((await bots.RunAsync(PastPage.Home, settings.Bots[0].Token, settings.Bots[0].Mode)).Failure is not null)
            return; // It is registered later, and there is no past.
        await catalogue.RunAsync();
        var staff = await team.HireAsync();
        await team.KeepRepliesAsync();
        await campaigns.DraftAsync(new Actor(staff[0].Id, staff[0].Name));
        var phone = sandbox.World.Bots[0];
        var ids = sandbox.World.AddFormer(phone, plan.People.Select(p => new FormerPerson(p.FirstName, p.LastName, p.Username, p.Language, p.HasLeft, p.Lines.Max(l => l.Number))));
        foreach (var (person, id) in plan.People.Zip(ids))
            person.Id = id;
        await database.WriteAsync(PastPage.Home, db => WriteAsync(new PastPage(db, plan, new BotId(phone.Id), staff, new PastCounts(new BotId(phone.Id), plan.Now))));
    }

    private async Task WriteAsync(PastPage page)
    {
        page.Db.ChangeTracker.AutoDetectChangesEnabled = false; // Thousands of new rows are looked at once, at the end.
        await PastPeople.WriteAsync(page);
        var talks = new PastTalks(page);
        await talks.WriteAsync();
        await new PastMoney(page, sandbox.Stripe).WriteAsync(campaigns.GiftSource);
        await campaigns.WriteAsync(page);
        await new PastOutbox(page).WriteAsync(talks, campaigns);
        await PastTeam.WriteUsesAsync(page);
        await page.AddAsync(page.Counts.Rows);
        page.Db.ChangeTracker.DetectChanges();
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Information, Message = "The sandbox got a past: {People} invented people in {Days} days, in {Milliseconds} ms")]
        public static partial void Written(ILogger logger, int people, int days, long milliseconds);
    }
}

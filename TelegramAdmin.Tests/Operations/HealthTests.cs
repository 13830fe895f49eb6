using System.Net;
using Microsoft.EntityFrameworkCore;
using TelegramAdmin.Core.Bots;
using TelegramAdmin.Core.Health;
using TelegramAdmin.Core.Jobs;
using TelegramAdmin.Core.Operations.Health;
using TelegramAdmin.Core.Storage;
using TelegramAdmin.Core.Updates;
using TelegramAdmin.Core.Webhooks;
using TelegramAdmin.Core.Webhooks.Endpoints;
using TelegramAdmin.Tests.Running;

namespace TelegramAdmin.Tests.Operations;

public sealed class HealthTests
{
    [Theory, OnBothDatabases]
    public async Task PartsThatFail_AreToldWithTheirCure_AndWhenTheyComeBackTheHistoryKnows(DatabaseProvider provider)
    {
        var clock = new HandClock(new DateTimeOffset(2026, 3, 2, 10, 0, 0, TimeSpan.Zero));
        await using var app = await RunningApp.StartAsync(provider, clock);
        var bot = await app.AddBotAsync("well_bot");
        var recorder = app.Service<HealthRecorder>();
        await recorder.RunOnceAsync();
        Assert.Equal(HealthState.Ok, await StateAsync(app, "bots"));
        Assert.Equal(HealthState.Off, await StateAsync(app, "webhooks"));

        clock.Forward(TimeSpan.FromSeconds(70));
        await app.Storage.WriteAsync(WorkspaceId.Default, async db =>
        {
            db.WebhookEndpoints.Add(new WebhookEndpoint { WorkspaceId = WorkspaceId.Default, Url = "https://example.com/hook", ProtectedSecret = "x", IsEnabled = false, DisabledReason = "It did not answer.", DisabledAt = clock.GetUtcNow(), CreatedAt = clock.GetUtcNow() });
            db.JobRuns.Add(new JobRun { Job = "forum-check", StartedAt = clock.GetUtcNow(), FinishedAt = clock.GetUtcNow(), Error = "IOException: no line" });
            await db.Bots.Where(b => b.Id == new BotId(bot.Id)).ExecuteUpdateAsync(set => set.SetProperty(b => b.State, BotState.NeedsYou));
        });
        await recorder.RunOnceAsync();

        var broken = await app.Service<HealthReport>().CheckAnewAsync();
        Assert.Equal(["bots", "webhooks"], broken.Where(p => p.State == HealthState.Bad).Select(p => p.Name));
        Assert.Equal(["jobs"], broken.Where(p => p.State == HealthState.Warn).Select(p => p.Name));
        Assert.All(broken.Where(p => p.State >= HealthState.Warn), p => Assert.NotNull(p.Finding.CureAt));
        var since = (await app.Service<HealthHistory>().ReadAsync())["bots"].Since;
        Assert.Equal(clock.GetUtcNow(), since);
        using (var degraded = await app.Http.GetAsync(new Uri("/health", UriKind.Relative)))
        {
            Assert.Equal(HttpStatusCode.OK, degraded.StatusCode); // Nobody is to be sent elsewhere because of one bot.
            Assert.Contains("\"degraded\"", await degraded.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        }

        clock.Forward(TimeSpan.FromSeconds(70));
        await app.Storage.WriteAsync(WorkspaceId.Default, async db =>
        {
            await db.WebhookEndpoints.ExecuteUpdateAsync(set => set.SetProperty(e => e.IsEnabled, true).SetProperty(e => e.DisabledReason, (string?)null));
            db.JobRuns.Add(new JobRun { Job = "forum-check", StartedAt = clock.GetUtcNow(), FinishedAt = clock.GetUtcNow(), Summary = "All well." });
            await db.Bots.Where(b => b.Id == new BotId(bot.Id)).ExecuteUpdateAsync(set => set.SetProperty(b => b.State, BotState.Up));
        });
        await recorder.RunOnceAsync();

        Assert.DoesNotContain(await app.Service<HealthReport>().CheckAnewAsync(), p => p.State >= HealthState.Warn);
        Assert.Equal([HealthState.Ok, HealthState.Bad, HealthState.Ok], (await app.Service<HealthHistory>().ReadChangesAsync("bots")).Take(3).Select(c => c.State));
        var day = (await app.Service<HealthHistory>().ReadAsync())["bots"].Days[^1];
        Assert.Equal(HealthState.Bad, day.State);
        Assert.True(day is { MinutesBad: >= 1, MinutesOk: >= 2 }, $"{day}");
    }

    [Theory, OnBothDatabases]
    public async Task UpdatesThatNobodyWorksOff_TakeTheAppOutOfTheLoadBalancer_UntilTheyAreDone(DatabaseProvider provider)
    {
        await using var app = await RunningApp.StartAsync(provider);
        var bot = await app.AddBotAsync("stuck_bot");
        await app.Storage.WriteAsync(WorkspaceId.Default, db =>
        {
            db.InboxUpdates.Add(new InboxUpdate
            {
                WorkspaceId = WorkspaceId.Default, BotId = new BotId(bot.Id), UpdateId = 77, Kind = "message", ChatId = 5, Payload = "{}",
                ReceivedAt = DateTimeOffset.UtcNow.AddHours(-1), NotBefore = DateTimeOffset.UtcNow.AddHours(1),
            });
            return Task.CompletedTask;
        });
        await app.Service<HealthReport>().CheckAnewAsync();

        using var ill = await app.Http.GetAsync(new Uri("/health/ready", UriKind.Relative));
        Assert.Equal(HttpStatusCode.ServiceUnavailable, ill.StatusCode);
        Assert.Contains("\"failing\":[\"updates\"]", await ill.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        using var live = await app.Http.GetAsync(new Uri("/health/live", UriKind.Relative));
        Assert.Equal(HttpStatusCode.OK, live.StatusCode);
        Assert.Contains("telegramadmin_health{part=\"updates\"} 3", await app.Http.GetStringAsync(new Uri("/metrics", UriKind.Relative)), StringComparison.Ordinal);

        await app.Storage.WriteAsync(null, db => db.Session.RunAsync("UPDATE inbox_updates SET processed_at = @at WHERE update_id = @id", p => p.Add("@at", DateTimeOffset.UtcNow).Add("@id", 77)));
        await app.Service<HealthReport>().CheckAnewAsync();
        using var well = await app.Http.GetAsync(new Uri("/health/ready", UriKind.Relative));
        Assert.Equal(HttpStatusCode.OK, well.StatusCode);
    }

    [Fact]
    public async Task Report_WhosePartThrows_SaysSoAndShowsTheOthers()
    {
        var report = new HealthReport([new Thrown(), new Fine()], TimeProvider.System, Microsoft.Extensions.Logging.Abstractions.NullLogger<HealthReport>.Instance);

        var parts = await report.CheckAsync();

        Assert.Equal([("fine", HealthState.Ok), ("thrown", HealthState.Bad)], parts.Select(p => (p.Name, p.State)));
    }

    private static async Task<HealthState> StateAsync(RunningApp app, string part) => (await app.Service<HealthReport>().CheckAnewAsync()).Single(p => p.Name == part).State;

    private sealed class Thrown : IHealthPart
    {
        public string Key => "thrown";

        public string Title => "Thrown";

        public int Order => 2;

        public Task<HealthFinding> CheckAsync(CancellationToken cancellation) => throw new InvalidOperationException("no");
    }

    private sealed class Fine : IHealthPart
    {
        public string Key => "fine";

        public string Title => "Fine";

        public int Order => 1;

        public Task<HealthFinding> CheckAsync(CancellationToken cancellation) => Task.FromResult(HealthFinding.Ok("fine"));
    }
}

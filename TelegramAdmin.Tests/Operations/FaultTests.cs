using Microsoft.Extensions.Logging;
using TelegramAdmin.Core.Access;
using TelegramAdmin.Core.Jobs;
using TelegramAdmin.Core.Operations.Faults;
using TelegramAdmin.Core.Storage;
using TelegramAdmin.Tests.Running;

namespace TelegramAdmin.Tests.Operations;

public sealed class FaultTests
{
    [Theory, OnBothDatabases]
    public async Task FaultsThatDifferByANumber_AreOneCause_WithCountFirstAndLast_UntilSomebodyMutesIt(DatabaseProvider provider)
    {
        await using var app = await RunningApp.StartAsync(provider);
        var now = DateTimeOffset.UtcNow;
        await app.Storage.WriteAsync(null, db =>
        {
            foreach (var (number, hours) in new[] { (1204, 5), (7, 3), (88, 1) })
                db.JobRuns.Add(new JobRun { Job = "forum-check", StartedAt = now.AddHours(-hours), FinishedAt = now.AddHours(-hours), Error = $"IOException: line {number} is cut" });
            db.JobRuns.Add(new JobRun { Job = "forum-check", StartedAt = now, FinishedAt = now, Error = "TimeoutException: nobody answered" });
            return Task.CompletedTask;
        });
        var book = app.Service<FaultBook>();

        var groups = await book.ReadAsync(WorkspaceId.Default, 7);

        Assert.Equal(["TimeoutException: nobody answered", "IOException: line # is cut"], groups.Select(g => g.Words));
        var cut = groups[1];
        Assert.Equal((3, FaultState.New, FaultSource.Job), (cut.Count, cut.State, cut.Source));
        Assert.Equal(now.AddHours(-5), cut.FirstAt, TimeSpan.FromSeconds(1));
        Assert.Equal(now.AddHours(-1), cut.LastAt, TimeSpan.FromSeconds(1));
        Assert.Equal(3, cut.Line.Sum());
        Assert.Equal("IOException: line 88 is cut", (await book.FindAsync(WorkspaceId.Default, cut.Source, cut.Cause, 7))!.Facts[0].Error);
        // Jobs are the server's.
        Assert.Empty(await book.ReadAsync(new WorkspaceId(2), 7));
        Assert.Null(await book.FindAsync(new WorkspaceId(2), cut.Source, cut.Cause, 7));

        await book.MarkAsync(WorkspaceId.Default, cut.Source, cut.Cause, FaultState.Known, "Nora");
        await book.MarkAsync(WorkspaceId.Default, cut.Source, cut.Cause, FaultState.Muted, "Nora");

        Assert.Equal([FaultState.New, FaultState.Muted], (await book.ReadAsync(WorkspaceId.Default, 7)).Select(g => g.State));
        Assert.Equal(1, await book.CountNewAsync(WorkspaceId.Default));
        await book.MarkAsync(WorkspaceId.Default, cut.Source, cut.Cause, FaultState.New, "Nora");
        Assert.All(await book.ReadAsync(WorkspaceId.Default, 7), g => Assert.Equal(FaultState.New, g.State));
    }

    [Theory, OnBothDatabases]
    public async Task Warnings_OfTheLog_AreCountedByCause_WithoutTheSecretsInThem(DatabaseProvider provider)
    {
        await using var app = await RunningApp.StartAsync(provider);
        app.Expect("The tide table");
        var logger = app.Service<ILoggerFactory>().CreateLogger("TelegramAdmin.Tests.Tides");
        const string token = "4242424242:AAsecretsecretsecretsecretsecret";
        foreach (var number in new[] { 12, 13, 14 })
            Warn(logger, number, token);
        await app.Service<LogFaultWriter>().RunOnceAsync();
        Warn(logger, 15, token);
        await app.Service<LogFaultWriter>().RunOnceAsync();

        var group = (await app.Service<FaultBook>().ReadAsync(WorkspaceId.Default, 1)).Single(g => g.Words.StartsWith("The tide table", StringComparison.Ordinal));

        Assert.Equal((4, FaultSource.Log), (group.Count, group.Source));
        Assert.Equal("TelegramAdmin.Tests.Tides", group.What[0]);
        Assert.DoesNotContain("secretsecret", group.Sample, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Page_ShowsCauses_AndOpensOne()
    {
        await using var app = new StaffedApp();
        await app.InitializeAsync();
        var now = DateTimeOffset.UtcNow;
        await app.App.Storage.WriteAsync(null, db =>
        {
            db.JobRuns.Add(new JobRun { Job = "forum-check", StartedAt = now, FinishedAt = now, Error = "IOException: the well is dry" });
            return Task.CompletedTask;
        });
        using var visitor = await app.SignedInAsync(AdminRole.Operator);

        Assert.Contains("IOException: the well is dry", (await visitor.OpenAsync("/system/errors")).Words, StringComparison.Ordinal);
        var cause = (await app.App.Service<FaultBook>().ReadAsync(WorkspaceId.Default, 7))[0].Cause;
        Assert.Contains("The latest cases", (await visitor.OpenAsync($"/system/errors?open=job-{cause}")).Words, StringComparison.Ordinal);
    }

#pragma warning disable CA1848, CA2254 // A line of a test.
    private static void Warn(ILogger logger, int number, string token) => logger.LogWarning("The tide table of day {Number} is missing, asked with {Token}", number, token);
#pragma warning restore CA1848, CA2254
}

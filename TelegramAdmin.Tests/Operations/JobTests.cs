using TelegramAdmin.Core.Access;
using TelegramAdmin.Core.Jobs;
using TelegramAdmin.Core.Storage;
using TelegramAdmin.Features.Operations.Jobs;
using TelegramAdmin.Tests.Running;

namespace TelegramAdmin.Tests.Operations;

public sealed class JobTests
{
    [Theory, OnBothDatabases]
    public async Task PausedJob_HasNoNextTime_IsToldOfInHealth_AndStillRunsByHand(DatabaseProvider provider)
    {
        await using var app = await RunningApp.StartAsync(provider, new HandClock());
        var (reader, pause) = (app.Service<JobReader>(), app.Service<PauseJob>());
        Assert.All(await reader.ReadAsync(), job => Assert.NotNull(job.NextAt));

        await pause.PauseAsync("forum-check", "Nora");
        await pause.PauseAsync("forum-check", "Otto");

        var paused = await OneAsync(reader);
        Assert.Null(paused.NextAt);
        Assert.Equal("Nora", paused.Paused!.By);
        Assert.True(await pause.IsPausedAsync("forum-check"));
        await app.Service<JobRunner>().RunAsync("forum-check");
        Assert.NotNull((await OneAsync(reader)).LastAt);
        await pause.ResumeAsync("forum-check");
        Assert.NotNull((await OneAsync(reader)).NextAt);
    }

    [Theory]
    [InlineData("15 * * * * ?", "every minute")]
    [InlineData("40 */5 * * * ?", "every 5 minutes")]
    [InlineData("30 2/10 * * * ?", "every 10 minutes")]
    [InlineData("0 43 3 * * ?", "every day at 03:43 UTC")]
    [InlineData("0 12 * * * ?", "every hour, at minute 12")]
    [InlineData("0 0 0 1 * ?", "0 0 0 1 * ?")]
    public void Schedule_IsToldInWords(string schedule, string words) => Assert.Equal(words, ScheduleWords.Of(schedule));

    [Fact]
    public async Task Page_ShowsEachJobWithItsSchedule_AndTheRunsOfOne()
    {
        await using var staffed = new StaffedApp();
        await staffed.InitializeAsync();
        var now = DateTimeOffset.UtcNow;
        await staffed.App.Storage.WriteAsync(null, db =>
        {
            db.JobRuns.Add(new JobRun { Job = "forum-check", StartedAt = now, FinishedAt = now.AddSeconds(3), Summary = "Three groups were looked at." });
            return Task.CompletedTask;
        });
        using var visitor = await staffed.SignedInAsync(AdminRole.Operator);

        var words = (await visitor.OpenAsync("/system/jobs?open=forum-check")).Words;

        Assert.All(staffed.App.Service<JobRunner>().Jobs, job => Assert.Contains(job.Title, words, StringComparison.Ordinal));
        Assert.All(staffed.App.Service<JobRunner>().Jobs, job => Assert.DoesNotContain("?", ScheduleWords.Of(job.Schedule), StringComparison.Ordinal));
        Assert.Contains("Three groups were looked at.", words, StringComparison.Ordinal);
        Assert.DoesNotContain("Run now", words, StringComparison.Ordinal); // That takes an admin.
    }

    private static async Task<JobStatus> OneAsync(JobReader reader) => (await reader.ReadAsync()).Single(j => j.Name == "forum-check");
}

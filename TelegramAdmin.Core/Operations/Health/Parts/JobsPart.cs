using Microsoft.EntityFrameworkCore;
using TelegramAdmin.Core.Health;
using TelegramAdmin.Core.Jobs;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Core.Operations.Health.Parts;

/// <summary>Whether what runs by the clock ran without a fault.</summary>
internal sealed class JobsPart(IDatabase database, JobRunner runner) : IHealthPart
{
    private const string Page = "/system/jobs";

    public string Key => "jobs";

    public string Title => "Jobs";

    public int Order => 100;

    public async Task<HealthFinding> CheckAsync(CancellationToken cancellation)
    {
        await using var db = database.ReadAll();
        var failed = await db.JobRuns.Where(r => r.Error != null && !db.Set<JobRun>().Any(later => later.Job == r.Job && later.Id > r.Id)).Select(r => r.Job).ToListAsync(cancellation);
        var paused = await db.JobSwitches.CountAsync(cancellation);
        var broken = runner.Jobs.Where(j => failed.Contains(j.Name)).Select(j => j.Title).ToList();
        if (broken.Count > 0)
            return new(HealthState.Warn, $"failed at its last run: {string.Join(", ", broken)}", "See why, and run it again.", Page);
        return paused > 0
            ? new(HealthState.Warn, $"{PartWords.Count(paused, "job is", "jobs are")} paused", "Resume it once its reason is gone.", Page)
            : HealthFinding.Ok($"{PartWords.Count(runner.Jobs.Count, "job runs", "jobs run")} by the clock");
    }
}

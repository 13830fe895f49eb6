using Microsoft.EntityFrameworkCore;
using Quartz;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Core.Jobs;

/// <summary>Reads how jobs stand: their times, their last run, and what became of the ones before.</summary>
public sealed class JobReader(IDatabase database, JobRunner runner, TimeProvider time)
{
    private const int MostRuns = 50;

    public async Task<IReadOnlyList<JobStatus>> ReadAsync(CancellationToken cancellation = default)
    {
        await using var db = database.ReadAll();
        var last = await db.JobRuns.Where(r => !db.Set<JobRun>().Any(later => later.Job == r.Job && later.Id > r.Id)).ToDictionaryAsync(r => r.Job, cancellation);
        var paused = await db.JobSwitches.ToDictionaryAsync(s => s.Job, cancellation);
        return [.. runner.Jobs.OrderBy(j => j.Title).Select(j => new JobStatus(j.Name, j.Title, j.Schedule,
            paused.ContainsKey(j.Name) ? null : NextOf(j.Schedule), last.GetValueOrDefault(j.Name), paused.GetValueOrDefault(j.Name), runner.RoundOf(j.Name), runner.IsRunning(j.Name)))];
    }

    /// <summary>Runs that did something or failed, newest first.</summary>
    public async Task<IReadOnlyList<JobRun>> ReadRunsAsync(string job, CancellationToken cancellation = default)
    {
        await using var db = database.ReadAll();
        return await db.JobRuns.Where(r => r.Job == job).OrderByDescending(r => r.Id).Take(MostRuns).ToListAsync(cancellation);
    }

    private DateTimeOffset? NextOf(string schedule) => new CronExpression(schedule, TimeZoneInfo.Utc).GetNextValidTimeAfter(time.GetUtcNow());
}

/// <param name="NextAt">Null while it is paused.</param>
/// <param name="LastRun">The last that did something or failed; null where there was none in 30 days.</param>
/// <param name="Paused">Null while the clock starts it.</param>
/// <param name="Round">The last time it looked since this process began, whether or not anything was due.</param>
public sealed record JobStatus(string Name, string Title, string Schedule, DateTimeOffset? NextAt, JobRun? LastRun, JobSwitch? Paused, JobRound? Round, bool IsRunning)
{
    /// <summary>When it last ran, as far as is known.</summary>
    public DateTimeOffset? LastAt => Round is { } round && (LastRun is null || round.StartedAt >= LastRun.StartedAt) ? round.StartedAt : LastRun?.StartedAt;

    public TimeSpan? Took => Round is { } round && (LastRun is null || round.StartedAt >= LastRun.StartedAt) ? round.Took : LastRun is { } run ? run.FinishedAt - run.StartedAt : null;

    /// <summary>Why the latest run failed; null where it did not.</summary>
    public string? Error => Round is { IsDone: true, Error: null } round && (LastRun is null || round.StartedAt > LastRun.StartedAt) ? null : LastRun?.Error;
}

/// <summary>One look of a job, kept in memory only.</summary>
/// <param name="Took">Null while it is under way.</param>
public sealed record JobRound(DateTimeOffset StartedAt, TimeSpan? Took, string? Summary, string? Error)
{
    public bool IsDone => Took is not null;
}

using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;
using TelegramAdmin.Core.Storage;
using TelegramAdmin.Core.Telemetry;

namespace TelegramAdmin.Core.Jobs;

/// <summary>Runs a job, one run at a time, and keeps what became of it.</summary>
public sealed partial class JobRunner(IEnumerable<IScheduledJob> jobs, IDatabase database, TimeProvider time, ILogger<JobRunner> logger) : IDisposable
{
    private readonly Dictionary<string, (IScheduledJob Job, SemaphoreSlim Turn)> _jobs = jobs.ToDictionary(j => j.Name, j => (j, new SemaphoreSlim(1)));

    private readonly ConcurrentDictionary<string, JobRound> _rounds = new();

    public IReadOnlyList<IScheduledJob> Jobs { get; } = [.. jobs];

    /// <summary>The last look since the start; null where it has not run yet.</summary>
    public JobRound? RoundOf(string name) => _rounds.GetValueOrDefault(name);

    public bool IsRunning(string name) => _jobs.TryGetValue(name, out var job) && job.Turn.CurrentCount == 0;

    /// <returns>What it did, or why it failed; null where nothing was due or another run is under way.</returns>
    public async Task<string?> RunAsync(string name, CancellationToken cancellation = default)
    {
        var (job, turn) = _jobs[name];
        if (!await turn.WaitAsync(0, cancellation))
            return null;
        try
        {
            return await RunAsync(job, cancellation);
        }
        finally
        {
            turn.Release();
        }
    }

    public void Dispose()
    {
        foreach (var (_, turn) in _jobs.Values)
            turn.Dispose();
    }

    private async Task<string?> RunAsync(IScheduledJob job, CancellationToken cancellation)
    {
        var started = time.GetUtcNow();
        using var scope = LogScope.OfJob(logger, job.Name);
        try
        {
            _rounds[job.Name] = new JobRound(started, null, null, null);
            var summary = await job.RunAsync(cancellation);
            _rounds[job.Name] = new JobRound(started, time.GetUtcNow() - started, summary, null);
            if (summary is not null)
                await KeepAsync(job, started, summary, null);
            return summary;
        }
        catch (StorageUnavailableException e)
        {
            Log.Postponed(logger, job.Name, e.Code);
            _rounds[job.Name] = new JobRound(started, time.GetUtcNow() - started, null, e.Message);
            return null;
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            // A job's fault is its own; the scheduler goes on and the next run tries again.
            Log.Failed(logger, e, job.Name);
            _rounds[job.Name] = new JobRound(started, time.GetUtcNow() - started, null, e.Message);
            await KeepAsync(job, started, null, $"{e.GetType().Name}: {e.Message}");
            return e.Message;
        }
    }

    private Task KeepAsync(IScheduledJob job, DateTimeOffset started, string? summary, string? error) => database.WriteAsync(null, db =>
    {
        db.JobRuns.Add(new JobRun
        {
            Job = job.Name,
            StartedAt = started,
            FinishedAt = time.GetUtcNow(),
            Summary = summary is null ? null : ShortText.Cut(summary, 300),
            Error = error is null ? null : ShortText.Cut(error, 1000),
        });
        return Task.CompletedTask;
    });

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Warning, Message = "The job {Job} waits: the database takes no writes ({Code})")]
        public static partial void Postponed(ILogger logger, string job, string code);

        [LoggerMessage(Level = LogLevel.Error, Message = "The job {Job} failed; it runs again at its next time")]
        public static partial void Failed(ILogger logger, Exception e, string job);
    }
}

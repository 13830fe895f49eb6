using Microsoft.EntityFrameworkCore;
using TelegramAdmin.Core.Needs;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Core.Jobs;

/// <summary>Jobs whose latest run failed within a day.</summary>
internal sealed class JobNeeds(IDatabase database, JobRunner runner, TimeProvider time) : INeedSource
{
    private static readonly TimeSpan Shown = TimeSpan.FromHours(24);

    public async Task<IReadOnlyList<Need>> ReadAsync(WorkspaceId workspace, CancellationToken cancellation = default)
    {
        // Jobs are the server's, and so for the first workspace.
        if (workspace != WorkspaceId.Default)
            return [];
        var silent = runner.Jobs.Where(j => j.IsToldElsewhere).Select(j => j.Name).ToList();
        var since = time.GetUtcNow() - Shown;
        await using var db = database.ReadAll();
        var runs = db.JobRuns;
        var failed = await runs.Where(r => r.Error != null && r.StartedAt >= since && !silent.Contains(r.Job) && !runs.Any(later => later.Job == r.Job && later.Id > r.Id))
            .OrderBy(r => r.Id).ToListAsync(cancellation);
        return [.. failed.Select(r => new Need(NeedKind.JobFailed, NeedLevel.Warn, 1, "/system/jobs") { Subject = r.Job, SubjectId = r.Id, Detail = r.Error, Since = r.FinishedAt })];
    }
}

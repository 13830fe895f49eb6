using Microsoft.EntityFrameworkCore;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Core.Jobs;

/// <summary>Keeps the clock from starting a job, and lets it again. Whoever presses Run now still runs it.</summary>
public sealed class PauseJob(IDatabase database, TimeProvider time)
{
    public Task PauseAsync(string job, string by) => database.WriteAsync(null, async db =>
    {
        if (!await db.JobSwitches.AnyAsync(s => s.Job == job))
            db.JobSwitches.Add(new JobSwitch { Job = job, PausedAt = time.GetUtcNow(), By = ShortText.Cut(by, 200) });
    });

    public Task ResumeAsync(string job) => database.WriteAsync(null, db => db.Session.RunAsync("DELETE FROM job_switches WHERE job = @job", p => p.Add("@job", job)));

    public async Task<bool> IsPausedAsync(string job)
    {
        await using var db = database.ReadAll();
        return await db.JobSwitches.AnyAsync(s => s.Job == job);
    }
}

using Microsoft.EntityFrameworkCore;
using TelegramAdmin.Core.Events;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Core.Campaigns.Sequences.Running;

/// <summary>Takes whoever's step is due and does it: the move and the message are one transaction, so a crash repeats neither.</summary>
internal sealed class AdvanceRuns(IDatabase database, SequenceReading reading, TakeStep step, EventBus events, TimeProvider time)
{
    private const int Chunk = 100;

    private const string Claim = "UPDATE sequence_runs SET state = 2 WHERE id = @id AND state = 1 RETURNING id";

    /// <returns>When the next is due: now where there may be more, null where nobody waits.</returns>
    public async Task<DateTimeOffset?> RunOnceAsync(CancellationToken cancellation = default)
    {
        var now = time.GetUtcNow();
        var due = await DueAsync(now, cancellation);
        foreach (var group in due.GroupBy(run => run.SequenceId))
            await RunAsync(group.Key, [.. group], cancellation);
        return due.Count == Chunk ? now : await NextAsync(cancellation);
    }

    private async Task RunAsync(long sequenceId, IReadOnlyList<SequenceRun> due, CancellationToken cancellation)
    {
        if (await reading.FindAsync(sequenceId, cancellation) is not { } sequence)
            return;
        await database.WriteAsync(sequence.Of.WorkspaceId, async db =>
        {
            var claimed = await ClaimAsync(db, due);
            await step.RunAsync(db, sequence, claimed);
            db.AfterCommit(() => events.Publish(new SequenceChanged(sequence.Of.WorkspaceId, sequenceId)));
        }, cancellation);
    }

    private static async Task<List<SequenceRun>> ClaimAsync(AppDbContext db, IReadOnlyList<SequenceRun> due)
    {
        var ids = new List<long>();
        await db.Session.ForEachAsync(Claim, due, static (p, run) => p.Add("@id", run.Id), (_, row) => ids.Add(row.GetInt64(0)));
        return await db.SequenceRuns.AsTracking().Where(r => ids.Contains(r.Id)).OrderBy(r => r.Id).ToListAsync();
    }

    private async Task<List<SequenceRun>> DueAsync(DateTimeOffset now, CancellationToken cancellation)
    {
        await using var db = database.ReadAll();
        return await Waiting(db).Where(r => r.DueAt <= now).OrderBy(r => r.DueAt).Take(Chunk).ToListAsync(cancellation);
    }

    private async Task<DateTimeOffset?> NextAsync(CancellationToken cancellation)
    {
        await using var db = database.ReadAll();
        return await Waiting(db).OrderBy(r => r.DueAt).Select(r => r.DueAt).FirstOrDefaultAsync(cancellation);
    }

    private static IQueryable<SequenceRun> Waiting(AppDbContext db)
    {
        var sequences = db.Sequences;
        return db.SequenceRuns.Where(r => r.State == SequenceRunState.UnderWay && r.DueAt != null && sequences.Any(s => s.Id == r.SequenceId && s.IsOn));
    }
}

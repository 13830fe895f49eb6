using Microsoft.EntityFrameworkCore;
using TelegramAdmin.Core.Events;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Core.Profiles.Acting;

/// <summary>Works off a step of an act: a few people and what became of them, in one transaction, so that a crash leaves nobody half done.</summary>
internal sealed class RunBulkAct(IDatabase database, IEnumerable<IBulkDeed> deeds, EventBus events, TimeProvider time)
{
    public const int Step = 50;

    private const string Hold = "UPDATE bulk_acts SET state = state WHERE id = @id";

    /// <returns>Whether there is more to do.</returns>
    public Task<bool> StepAsync(BulkAct act, CancellationToken cancellation) => database.WriteAsync(act.WorkspaceId, async db =>
    {
        await db.Session.RunAsync(Hold, p => p.Add("@id", act.Id));
        if (await db.BulkActs.AsTracking().FirstOrDefaultAsync(a => a.Id == act.Id) is not { State: BulkActState.Running } taken)
            return false;
        var rows = await db.BulkActRows.AsTracking().Where(r => r.BulkActId == act.Id && r.State == BulkRowState.Waiting).OrderBy(r => r.TelegramUserId).Take(Step).ToListAsync(cancellation);
        foreach (var row in rows)
            await WorkOffAsync(db, taken, row);
        if (rows.Count < Step)
            (taken.State, taken.FinishedAt) = (BulkActState.Finished, time.GetUtcNow());
        db.AfterCommit(() => events.Publish(new BulkActChanged(act.WorkspaceId, act.Id)));
        return rows.Count == Step;
    }, cancellation);

    private async Task WorkOffAsync(AppDbContext db, BulkAct act, BulkActRow row)
    {
        var deed = deeds.First(d => d.Kinds.Contains(act.Kind));
        var outcome = act.UndoOf is null ? await deed.DoAsync(db, act, row.TelegramUserId) : await deed.UndoAsync(db, act, row.TelegramUserId, row.Before);
        (row.State, row.Error, row.At) = (outcome.State, outcome.Error, time.GetUtcNow());
        row.Before = outcome.Before ?? row.Before;
        switch (outcome.State)
        {
            case BulkRowState.Done:
                act.Done++;
                break;
            case BulkRowState.Unchanged:
                act.Unchanged++;
                break;
            default:
                act.Failed++;
                break;
        }
    }
}

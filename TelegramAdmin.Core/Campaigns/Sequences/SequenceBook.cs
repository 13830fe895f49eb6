using Microsoft.EntityFrameworkCore;
using TelegramAdmin.Core.Access;
using TelegramAdmin.Core.Errors;
using TelegramAdmin.Core.Events;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Core.Campaigns.Sequences;

/// <summary>Keeps sequences and switches them on and off.</summary>
/// <remarks>
/// Somebody under way goes on by number: whoever waits for step 3 gets what is step 3 then, at the time that was reckoned when step 2 went out.
/// Where there is no such step any more, they have finished; whoever had finished stays so when steps are added.
/// </remarks>
public sealed class SequenceBook(IDatabase database, CheckSequence check, AuditLog audit, EventBus events, TimeProvider time)
{
    /// <param name="id">Null for a new one, which is off.</param>
    /// <param name="version">The one that the editor had before them.</param>
    public async Task<Result<Sequence>> SaveAsync(WorkspaceId workspace, long? id, int? version, SequenceDraft draft, Actor actor, CancellationToken cancellation = default)
    {
        if (await check.RunAsync(workspace, draft, cancellation) is { } wrong)
            return wrong;
        var saved = await database.WriteAsync(workspace, async db =>
        {
            var name = draft.Name.Trim();
            if (await db.Sequences.AnyAsync(s => s.Name == name && s.Id != (id ?? 0), cancellation))
                return (Result<Sequence>)SequenceErrors.NameTaken(name);
            var known = id is null ? null : await db.Sequences.AsTracking().FirstOrDefaultAsync(s => s.Id == id, cancellation);
            if (id is not null && known is null)
                return SequenceErrors.NotFound;
            if (known is not null && version is not null && known.Version != version)
                return SequenceErrors.Changed;
            var sequence = known ?? db.Sequences.Add(New(workspace, draft)).Entity;
            Write(sequence, draft);
            await db.SaveChangesAsync(cancellation);
            Tell(db, sequence);
            return sequence;
        }, cancellation);
        return await RecordAsync(workspace, actor, id is null ? "sequence.added" : "sequence.changed", saved);
    }

    /// <summary>Off keeps everybody where they are: nobody enters, nothing is sent, and on again what was due meanwhile goes out.</summary>
    public async Task<Result<Sequence>> SwitchAsync(WorkspaceId workspace, long id, bool isOn, Actor actor)
    {
        var switched = await ChangeAsync(workspace, id, sequence =>
        {
            (sequence.IsOn, sequence.ChangedAt) = (isOn, time.GetUtcNow());
            sequence.Version++;
            return null;
        });
        return await RecordAsync(workspace, actor, isOn ? "sequence.on" : "sequence.off", switched);
    }

    /// <summary>With everybody who went through it.</summary>
    public async Task<Result<Sequence>> DeleteAsync(WorkspaceId workspace, long id, Actor actor)
    {
        var deleted = await database.WriteAsync(workspace, async db =>
        {
            if (await db.Sequences.AsTracking().FirstOrDefaultAsync(s => s.Id == id) is not { } sequence)
                return (Result<Sequence>)SequenceErrors.NotFound;
            if (sequence.IsOn)
                return SequenceErrors.StillOn;
            await db.SequenceRuns.Where(r => r.SequenceId == id).ExecuteDeleteAsync();
            db.Sequences.Remove(sequence);
            Tell(db, sequence);
            return sequence;
        });
        return await RecordAsync(workspace, actor, "sequence.deleted", deleted);
    }

    private Task<Result<Sequence>> ChangeAsync(WorkspaceId workspace, long id, Func<Sequence, Failure?> change) => database.WriteAsync(workspace, async db =>
    {
        if (await db.Sequences.AsTracking().FirstOrDefaultAsync(s => s.Id == id) is not { } sequence)
            return (Result<Sequence>)SequenceErrors.NotFound;
        if (change(sequence) is { } refused)
            return refused;
        Tell(db, sequence);
        return sequence;
    });

    private Sequence New(WorkspaceId workspace, SequenceDraft draft) =>
        new() { WorkspaceId = workspace, Name = draft.Name, Steps = "[]", Version = 0, CreatedAt = time.GetUtcNow(), ChangedAt = time.GetUtcNow() };

    private void Write(Sequence sequence, SequenceDraft draft)
    {
        (sequence.Name, sequence.Trigger, sequence.TriggerValue) = (draft.Name.Trim(), draft.Trigger, draft.TriggerValue);
        (sequence.BotId, sequence.CategoryId, sequence.EndsWithReply) = (draft.BotId, draft.CategoryId, draft.EndsWithReply);
        (sequence.EndsFor, sequence.Steps, sequence.ChangedAt) = (draft.EndsFor?.ToJson(), SequenceStep.Write(draft.Steps), time.GetUtcNow());
        sequence.Version++;
    }

    private void Tell(AppDbContext db, Sequence sequence) => db.AfterCommit(() => events.Publish(new SequenceChanged(sequence.WorkspaceId, sequence.Id)));

    private async Task<Result<Sequence>> RecordAsync(WorkspaceId workspace, Actor actor, string action, Result<Sequence> done)
    {
        if (done.IsOk)
            await audit.RecordAsync(workspace, actor, action, done.Value.Name);
        return done;
    }
}

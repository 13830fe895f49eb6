using Microsoft.EntityFrameworkCore;
using TelegramAdmin.Core.Access;
using TelegramAdmin.Core.Errors;
using TelegramAdmin.Core.Events;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Core.Profiles.Acting;

/// <summary>Stops an act upon many people, or undoes one that is over.</summary>
public sealed class SteerBulkAct(IDatabase database, AuditLog audit, EventBus events, TimeProvider time)
{
    private const string Hold = "UPDATE bulk_acts SET state = state WHERE id = @id";

    // Only those whom the act changed, with how it was before them.
    private const string AddChanged = """
        INSERT INTO bulk_act_rows (bulk_act_id, telegram_user_id, workspace_id, state, before)
        SELECT @undo, r.telegram_user_id, r.workspace_id, 1, r.before FROM bulk_act_rows r WHERE r.bulk_act_id = @act AND r.state = 2
        """;

    /// <summary>What was done stays done.</summary>
    public async Task<Result<BulkAct>> StopAsync(WorkspaceId workspace, long id, Actor by)
    {
        var stopped = await database.WriteAsync(workspace, async db =>
        {
            if (await TakeAsync(db, id) is not { } act)
                return (Result<BulkAct>)ProfileErrors.ActNotFound;
            if (act.State != BulkActState.Running)
                return ProfileErrors.ActOver;
            (act.State, act.FinishedAt) = (BulkActState.Stopped, time.GetUtcNow());
            return act;
        });
        return await ToldAsync(stopped, workspace, by, "people.act_stopped");
    }

    /// <returns>The act that undoes it.</returns>
    public async Task<Result<BulkAct>> UndoAsync(WorkspaceId workspace, long id, Actor by)
    {
        var begun = await database.WriteAsync(workspace, async db =>
        {
            if (await TakeAsync(db, id) is not { } act)
                return (Result<BulkAct>)ProfileErrors.ActNotFound;
            if (act.State == BulkActState.Running)
                return ProfileErrors.ActRunning;
            if (act.UndoneBy is not null || act.UndoOf is not null)
                return ProfileErrors.ActUndone;
            if (act.Done == 0)
                return ProfileErrors.NobodyMeant;
            var undo = db.BulkActs.Add(new BulkAct
            {
                WorkspaceId = workspace, Kind = act.Kind, Value = act.Value, Words = ShortText.Cut($"Undone: {act.Words}", BulkAct.LongestValue),
                AdminId = by.AdminId, By = ShortText.Cut(by.Name, 200), CreatedAt = time.GetUtcNow(), People = act.Done, UndoOf = act.Id,
            }).Entity;
            await db.SaveChangesAsync();
            await db.Session.RunAsync(AddChanged, p => p.Add("@undo", undo.Id).Add("@act", act.Id));
            act.UndoneBy = undo.Id;
            return undo;
        });
        return await ToldAsync(begun, workspace, by, "people.act_undone");
    }

    private static async Task<BulkAct?> TakeAsync(AppDbContext db, long id)
    {
        await db.Session.RunAsync(Hold, p => p.Add("@id", id));
        return await db.BulkActs.AsTracking().FirstOrDefaultAsync(a => a.Id == id);
    }

    private async Task<Result<BulkAct>> ToldAsync(Result<BulkAct> done, WorkspaceId workspace, Actor by, string action)
    {
        if (!done.TryGet(out var act, out _))
            return done;
        await audit.RecordAsync(workspace, by, action, StartBulkAct.Target(act), act.Words);
        events.Publish(new BulkActChanged(workspace, act.Id));
        return done;
    }
}

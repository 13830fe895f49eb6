using Microsoft.EntityFrameworkCore;
using TelegramAdmin.Core.Access;
using TelegramAdmin.Core.Campaigns.Broadcasts.Deciding;
using TelegramAdmin.Core.Errors;
using TelegramAdmin.Core.Events;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Core.Campaigns.Broadcasts.Changing;

/// <summary>Deletes the message of a broadcast in every chat that has it, as far as Telegram lets bots do so (core.telegram.org/bots/api#deletemessage).</summary>
public sealed class DeleteSent
{
    private static readonly TimeSpan Deletable = TimeSpan.FromHours(48);

    private readonly IDatabase _database;
    private readonly ChangePasses _passes;
    private readonly AuditLog _audit;
    private readonly EventBus _events;
    private readonly TimeProvider _time;

    internal DeleteSent(IDatabase database, ChangePasses passes, AuditLog audit, EventBus events, TimeProvider time) =>
        (_database, _passes, _audit, _events, _time) = (database, passes, audit, events, time);

    /// <returns>How many messages will be deleted.</returns>
    public async Task<Result<int>> RunAsync(WorkspaceId workspace, long id, Actor actor)
    {
        var marked = await _database.WriteAsync(workspace, db => MarkAsync(db, id));
        if (marked.TryGet(out var done, out var failure))
            await _audit.RecordAsync(workspace, actor, "broadcast.deleted_everywhere", done.Name, $"{done.Messages} messages");
        return failure is null ? done.Messages : failure;
    }

    private async Task<Result<(string Name, int Messages)>> MarkAsync(AppDbContext db, long id)
    {
        if (!await db.LockAsync(id) || await db.Broadcasts.AsTracking().FirstOrDefaultAsync(b => b.Id == id) is not { } broadcast)
            return BroadcastErrors.NotFound;
        if (ChangeRules.Fault(broadcast) is { } refused)
            return refused;
        var oldest = _time.GetUtcNow() - Deletable;
        var there = db.Recipients.Where(r => r.BroadcastId == id && r.State == RecipientState.Sent && r.TelegramMessageId != null && r.After != AfterState.Deleted);
        await there.Where(r => r.SentAt < oldest).ExecuteUpdateAsync(set => set
            .SetProperty(r => r.After, AfterState.DeleteFailed).SetProperty(r => r.OutboxId, (long?)null).SetProperty(r => r.AfterError, "Telegram lets bots delete only what was sent within the last 48 hours."));
        var marked = await there.Where(r => r.SentAt >= oldest).ExecuteUpdateAsync(set => set
            .SetProperty(r => r.After, AfterState.DeleteQueued).SetProperty(r => r.AfterError, (string?)null).SetProperty(r => r.OutboxId, (long?)null));
        if (marked == 0)
            return BroadcastErrors.NothingToDo("Nobody has this message any more that Telegram would let a bot delete. It lets them delete what was sent within the last 48 hours.");
        broadcast.Version++;
        db.AfterCommit(() =>
        {
            _passes.Add(broadcast.WorkspaceId, id);
            _events.Publish(new BroadcastChanged(broadcast.WorkspaceId, id));
        });
        return (broadcast.Name, marked);
    }
}

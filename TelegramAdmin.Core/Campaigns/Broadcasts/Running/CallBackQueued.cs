using Microsoft.EntityFrameworkCore;
using TelegramAdmin.Core.Delivery;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Core.Campaigns.Broadcasts.Running;

/// <summary>
/// Takes out of the queue what a broadcast has in it and has not left: the recipients wait again. A sender marks a message before it leaves,
/// so one of the two finds no row to change.
/// </summary>
internal sealed class CallBackQueued(IDatabase database, RecordOutcomes record, Spool spool, BroadcastPulse pulse, TimeProvider time)
{
    private const int Step = 500;

    private const string Cancel = "UPDATE outbox_messages SET state = 6, finished_at = @at WHERE id = @id AND state IN (1, 3) RETURNING id";

    private static readonly string Wait =
        $"UPDATE recipients SET state = {(int)RecipientState.Waiting}, outbox_id = NULL WHERE id = @id AND outbox_id = @outbox AND state = {(int)RecipientState.Queued}";

    private static readonly string Skip = $"""
        UPDATE recipients SET state = {(int)RecipientState.Skipped}, error = @why
        WHERE id IN (SELECT id FROM recipients WHERE broadcast_id = @broadcast AND state = {(int)RecipientState.Waiting} ORDER BY id LIMIT {Step}) RETURNING id
        """;

    /// <param name="bot">Only what waits for this bot.</param>
    public async Task RunAsync(WorkspaceId workspace, long broadcastId, BotId? bot = null)
    {
        for (var after = 0L; ;)
        {
            var recipients = await QueuedAsync(workspace, broadcastId, bot, after);
            if (recipients.Count == 0)
                break;
            after = recipients[^1].Id;
            var files = await database.WriteAsync(workspace, db => CallBackAsync(db, recipients));
            files.ForEach(spool.Remove);
        }
        pulse.Note(workspace, broadcastId);
    }

    /// <summary>Those of a stopped broadcast who have not had their turn get none.</summary>
    public async Task SkipWaitingAsync(WorkspaceId workspace, long broadcastId)
    {
        for (var skipped = 1; skipped > 0;)
        {
            skipped = await database.WriteAsync(workspace, async db =>
            {
                var count = 0;
                await db.Session.ForEachAsync(Skip, [broadcastId], static (p, id) => p.Add("@why", "The broadcast was stopped before their turn.").Add("@broadcast", id), (_, _) => count++);
                return count;
            });
        }
        pulse.Note(workspace, broadcastId);
    }

    private async Task<List<Recipient>> QueuedAsync(WorkspaceId workspace, long broadcastId, BotId? bot, long after)
    {
        await using var db = database.Read(workspace);
        return await db.Recipients.Where(r => r.BroadcastId == broadcastId && r.State == RecipientState.Queued && r.Id > after && (bot == null || r.BotId == bot))
            .OrderBy(r => r.Id).Take(Step).ToListAsync();
    }

    private async Task<List<string?>> CallBackAsync(AppDbContext db, List<Recipient> recipients)
    {
        var now = time.GetUtcNow();
        var calledBack = new List<Recipient>();
        await db.Session.ForEachAsync(Cancel, recipients, (p, r) => p.Add("@at", (DateTimeOffset?)now).Add("@id", r.OutboxId), (index, _) => calledBack.Add(recipients[index]));
        await db.Session.ForEachAsync(Wait, calledBack, static (p, r) => p.Add("@id", r.Id).Add("@outbox", r.OutboxId));
        var ids = calledBack.ConvertAll(r => r.OutboxId);
        var messages = await db.OutboxMessages.AsNoTracking().Where(m => ids.Contains(m.Id)).ToListAsync();
        var outcomes = messages.ConvertAll(m => DeliveryOutcome.Of(QueuedMessage.Of(m), DeliveryState.Cancelled, now));
        await record.RecordEffectsAsync(db.Session, outcomes);
        db.AfterCommit(() => outcomes.ForEach(record.Tell));
        return messages.ConvertAll(m => m.Files);
    }
}

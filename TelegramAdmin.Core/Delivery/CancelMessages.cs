using Microsoft.EntityFrameworkCore;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Core.Delivery;

/// <summary>
/// Calls messages back that have not left. A sender marks a message before it leaves, so one of the two finds no row to change; the bot's own
/// replies leave without a mark and cannot be called back.
/// </summary>
public sealed class CancelMessages
{
    private const string Cancel = """
        UPDATE outbox_messages SET state = 6, finished_at = @at, error = NULL, error_code = NULL
        WHERE id = @id AND workspace_id = @workspace AND state IN (1, 3, 8) AND (on_uncertain = 1 OR api_key_id IS NOT NULL OR can_move = @true) RETURNING id
        """;

    private readonly IDatabase _database;
    private readonly RecordOutcomes _record;
    private readonly Spool _spool;
    private readonly TimeProvider _time;

    internal CancelMessages(IDatabase database, RecordOutcomes record, Spool spool, TimeProvider time) => (_database, _record, _spool, _time) = (database, record, spool, time);

    /// <returns>How many were called back; the others are on their way or finished.</returns>
    public async Task<int> RunAsync(WorkspaceId workspace, IReadOnlyList<long> ids)
    {
        var cancelled = await _database.WriteAsync(workspace, async db =>
        {
            var now = _time.GetUtcNow();
            var rows = (await db.OutboxMessages.Where(m => ids.Contains(m.Id)).ToListAsync()).ToDictionary(m => m.Id);
            var found = new List<OutboxMessage>();
            await db.Session.ForEachAsync(Cancel, ids, (p, id) => p.Add("@at", (DateTimeOffset?)now).Add("@id", id).Add("@workspace", workspace).Add("@true", true),
                (index, _) => found.Add(rows[ids[index]]));
            var outcomes = found.ConvertAll(m => DeliveryOutcome.Of(QueuedMessage.Of(m), DeliveryState.Cancelled, now));
            await _record.RecordEffectsAsync(db.Session, outcomes);
            db.AfterCommit(() => outcomes.ForEach(_record.Tell));
            return found;
        });
        foreach (var message in cancelled)
            _spool.Remove(message.Files);
        return cancelled.Count;
    }
}

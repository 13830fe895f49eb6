using Microsoft.EntityFrameworkCore;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Core.Delivery;

/// <summary>Decides what becomes of a message that failed, or of which nobody knows whether it arrived.</summary>
public sealed class SettleMessage(IDatabase database, Outbox outbox, TimeProvider time)
{
    internal const string RequeueRow = """
        UPDATE outbox_messages SET state = 1, attempts = 0, send_at = @now, not_before = NULL, error = NULL, error_code = NULL, finished_at = NULL
        WHERE id = @id AND workspace_id = @workspace AND state IN (5, 7)
        """;

    internal const string Believe = """
        UPDATE outbox_messages SET state = 4, finished_at = COALESCE(finished_at, @now), error = NULL, error_code = NULL
        WHERE id = @id AND workspace_id = @workspace AND state = 7 RETURNING id
        """;

    private const string Requeue = RequeueRow + " RETURNING id";

    /// <summary>Queues it once more; it may arrive a second time.</summary>
    /// <returns>False where it is in no state to be sent again.</returns>
    public Task<bool> SendAgainAsync(WorkspaceId workspace, long messageId, Func<AppDbContext, Task> inSameTransaction) => database.WriteAsync(workspace, async db =>
    {
        if (!await ChangedAsync(db, Requeue, workspace, messageId))
            return false;
        outbox.Requeue(db, await db.OutboxMessages.FirstAsync(m => m.Id == messageId));
        await inSameTransaction(db);
        return true;
    });

    /// <summary>Somebody saw it arrive.</summary>
    public Task<bool> BelieveSentAsync(WorkspaceId workspace, long messageId, Func<AppDbContext, Task> inSameTransaction) => database.WriteAsync(workspace, async db =>
    {
        if (!await ChangedAsync(db, Believe, workspace, messageId))
            return false;
        await inSameTransaction(db);
        return true;
    });

    private async Task<bool> ChangedAsync(AppDbContext db, string sql, WorkspaceId workspace, long messageId)
    {
        var isChanged = false;
        await db.Session.ForEachAsync(sql, [messageId], (p, id) => p.Add("@now", (DateTimeOffset?)time.GetUtcNow()).Add("@id", id).Add("@workspace", workspace), (_, _) => isChanged = true);
        return isChanged;
    }
}

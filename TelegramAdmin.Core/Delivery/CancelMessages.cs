using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Core.Delivery;

/// <summary>Calls back messages that wait.</summary>
public sealed class CancelMessages(IDatabase database, TimeProvider time)
{
    private const string Cancel = """
        UPDATE outbox_messages SET state = 6, not_before = NULL, finished_at = @at
        WHERE id = @id AND workspace_id = @workspace AND state IN (1, 3, 8) RETURNING id
        """;

    /// <returns>How many were called back; the others are being sent or finished.</returns>
    public Task<int> RunAsync(WorkspaceId workspace, IReadOnlyList<long> ids) => database.WriteAsync(workspace, async db =>
    {
        var count = 0;
        await db.Session.ForEachAsync(Cancel, ids, (p, id) => p.Add("@at", (DateTimeOffset?)time.GetUtcNow()).Add("@id", id).Add("@workspace", workspace), (_, _) => count++);
        return count;
    });
}

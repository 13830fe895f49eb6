using TelegramAdmin.Core.Events;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Core.QuickReplies.Filling;

/// <summary>A quick reply was sent: it counts for the reply, and for who sent it on this day.</summary>
public sealed class CountReplyUse(IDatabase database, EventBus events, TimeProvider time)
{
    private const string OfReply = "UPDATE quick_replies SET uses = uses + 1, last_used_at = @now WHERE id = @id AND workspace_id = @workspace";

    private const string OfDay = """
        INSERT INTO quick_reply_uses (workspace_id, quick_reply_id, admin_id, day, count)
        SELECT workspace_id, id, @admin, @day, 1 FROM quick_replies WHERE id = @id AND workspace_id = @workspace
        ON CONFLICT (quick_reply_id, admin_id, day) DO UPDATE SET count = quick_reply_uses.count + 1
        """;

    public Task RunAsync(WorkspaceId workspace, long replyId, long adminId) => database.WriteAsync(workspace, async db =>
    {
        var now = time.GetUtcNow();
        var day = new DateTimeOffset(now.UtcDateTime.Date, TimeSpan.Zero);
        await db.Session.RunAsync(OfReply, p => p.Add("@now", now).Add("@id", replyId).Add("@workspace", workspace));
        await db.Session.RunAsync(OfDay, p => p.Add("@admin", adminId).Add("@day", day).Add("@id", replyId).Add("@workspace", workspace));
        db.AfterCommit(() => events.Publish(new QuickRepliesChanged(workspace)));
    });
}

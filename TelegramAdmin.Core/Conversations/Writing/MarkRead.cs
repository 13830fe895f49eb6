using Microsoft.EntityFrameworkCore;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Core.Conversations.Writing;

/// <summary>Somebody of the team looked at the conversation, or wants it unread again.</summary>
public sealed class MarkRead(IDatabase database, ConversationHeads heads)
{
    public Task RunAsync(WorkspaceId workspace, long conversationId) => SetAsync(workspace, conversationId, _ => 0);

    public Task UnreadAsync(WorkspaceId workspace, long conversationId) => SetAsync(workspace, conversationId, count => Math.Max(count, 1));

    private Task SetAsync(WorkspaceId workspace, long conversationId, Func<int, int> change) => database.WriteAsync(workspace, async db =>
    {
        var conversation = await db.Conversations.AsTracking().FirstOrDefaultAsync(c => c.Id == conversationId);
        if (conversation is null || change(conversation.UnreadCount) is var unread && conversation.UnreadCount == unread)
            return;
        conversation.UnreadCount = unread;
        heads.Tell(db, conversation);
    });
}

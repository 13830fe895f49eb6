using Microsoft.EntityFrameworkCore;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Core.Conversations.Writing;

/// <summary>Somebody of the team looked at the conversation, or wants it unread again.</summary>
public sealed class MarkRead(IDatabase database, ConversationHeads heads)
{
    public Task RunAsync(WorkspaceId workspace, long conversationId) => SetAsync(workspace, conversationId, 0);

    public Task UnreadAsync(WorkspaceId workspace, long conversationId) => SetAsync(workspace, conversationId, 1);

    private Task SetAsync(WorkspaceId workspace, long conversationId, int unread) => database.WriteAsync(workspace, async db =>
    {
        var conversation = await db.Conversations.AsTracking().FirstOrDefaultAsync(c => c.Id == conversationId);
        if (conversation is null || conversation.UnreadCount == unread)
            return;
        conversation.UnreadCount = unread;
        heads.Tell(db, conversation);
    });
}

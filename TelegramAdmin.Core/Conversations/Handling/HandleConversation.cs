using Microsoft.EntityFrameworkCore;
using TelegramAdmin.Core.Access;
using TelegramAdmin.Core.Errors;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Core.Conversations.Handling;

/// <summary>Somebody of the team does something with a conversation.</summary>
public sealed class HandleConversation(IDatabase database, ConversationDesk desk)
{
    /// <returns>The conversation as it is now.</returns>
    public Task<Result<Conversation>> RunAsync(WorkspaceId workspace, long conversationId, HandlingAct act, Actor by) => database.WriteAsync(workspace, async db =>
    {
        if (await ConversationHeads.TakeAsync(db, conversationId) is not { } conversation)
            return (Result<Conversation>)ConversationErrors.NotFound;
        return await desk.ApplyAsync(db, conversation, act, by) is { } refused ? refused : conversation;
    });

    /// <summary>As it is, where nothing is to be done.</summary>
    public async Task<Result<Conversation>> ReadAsync(WorkspaceId workspace, long conversationId)
    {
        await using var db = database.Read(workspace);
        return await db.Conversations.FirstOrDefaultAsync(c => c.Id == conversationId) is { } found ? found : ConversationErrors.NotFound;
    }
}

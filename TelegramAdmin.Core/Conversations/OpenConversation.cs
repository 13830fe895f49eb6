using TelegramAdmin.Core.Conversations.Timing;
using TelegramAdmin.Core.Updates;

namespace TelegramAdmin.Core.Conversations;

/// <summary>
/// A person wrote to the team: the conversation opens, or goes on, and counts as unread. Decided at the end, when it is known whether the bot
/// answered by itself.
/// </summary>
public sealed class OpenConversation(VisitBook visits) : IUpdateHandler
{
    public UpdateStage Stage => UpdateStage.Conclude;

    public async Task HandleAsync(UpdateContext context)
    {
        if (context.Find<ConversationThread>() is not { StaysQuiet: false } thread)
            return;
        thread.Row.UnreadCount++;
        await visits.AskedAsync(context.Db, thread.Row, context.Now);
    }
}

using Microsoft.EntityFrameworkCore;
using TelegramAdmin.Core.Conversations;

namespace TelegramAdmin.Core.AutoReplies.Acting;

/// <summary>The message under which somebody pressed a button, as far as it is ours.</summary>
internal static class PressedMessage
{
    /// <summary>Whether the bot sent it into this chat with a button that begins so. One that was just sent may not have its number here yet.</summary>
    /// <param name="route">The beginning of what the button sends back.</param>
    public static async Task<bool> HasButtonAsync(RuleTurn turn, long telegramMessageId, string route)
    {
        var message = await turn.Conversation.FindMessageAsync(turn.Db, telegramMessageId)
            ?? await turn.Db.ConversationMessages.Where(m => m.ConversationId == turn.Conversation.Id && m.Author == MessageAuthor.Bot && m.TelegramMessageId == null && m.Buttons != null)
                .OrderByDescending(m => m.Id).FirstOrDefaultAsync();
        return message is { Author: MessageAuthor.Bot, DeletedAt: null, Buttons: { } buttons } && buttons.Contains($"\"{route}", StringComparison.Ordinal);
    }
}

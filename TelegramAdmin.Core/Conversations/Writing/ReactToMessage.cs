using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using TelegramAdmin.Core.Bots;
using TelegramAdmin.Core.Delivery;
using TelegramAdmin.Core.Errors;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Core.Conversations.Writing;

/// <summary>Puts an emoji on a person's message, or takes it off. A bot has one for each message (core.telegram.org/bots/api#setmessagereaction).</summary>
public sealed class ReactToMessage(IDatabase database, Outbox outbox, ConversationHeads heads, TimeProvider time)
{
    /// <summary>What Telegram takes of those that people use (core.telegram.org/bots/api#reactiontypeemoji).</summary>
    public static IReadOnlyList<string> Offered { get; } = ["👍", "❤", "🔥", "🎉", "👏", "😁", "🤔", "😢", "🙏", "👌", "🤝", "💯"];

    /// <param name="emoji">Null takes it off.</param>
    public Task<Result<long>> RunAsync(WorkspaceId workspace, long messageId, string? emoji) => database.WriteAsync(workspace, async db =>
    {
        var message = await db.ConversationMessages.AsTracking().FirstOrDefaultAsync(m => m.Id == messageId);
        if (message is null or { TelegramMessageId: null } or { DeletedAt: not null })
            return (Result<long>)ConversationErrors.MessageNotFound;
        if (emoji is not null && !Offered.Contains(emoji))
            return ConversationErrors.ReactionUnknown;
        var conversation = await db.Conversations.FirstAsync(c => c.Id == message.ConversationId);
        if (!await db.Bots.AnyAsync(b => b.Id == conversation.BotId && b.State != BotState.Removed))
            return ConversationErrors.BotGone;
        if (message.OurReaction == emoji)
            return messageId;
        message.OurReaction = emoji;
        Queue(db, conversation, message, emoji);
        heads.Tell(db, conversation);
        return messageId;
    });

    private void Queue(AppDbContext db, Conversation conversation, ConversationMessage message, string? emoji)
    {
        JsonArray reaction = emoji is null ? [] : [new JsonObject { ["type"] = "emoji", ["emoji"] = emoji }];
        outbox.Add(db, new OutboxMessage
        {
            WorkspaceId = conversation.WorkspaceId,
            BotId = conversation.BotId,
            ChatId = conversation.ChatId,
            Method = "setMessageReaction",
            Parameters = new JsonObject { ["message_id"] = message.TelegramMessageId, ["reaction"] = reaction }.ToJsonString(),
            Lane = Lane.Reply,
            Priority = Priority.High,
            OnUncertain = OnUncertain.Retry, // Doing it twice changes nothing.
            SubjectId = message.Id,
            CreatedAt = time.GetUtcNow(),
        });
    }
}

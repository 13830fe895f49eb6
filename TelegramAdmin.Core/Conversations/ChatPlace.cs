using TelegramAdmin.Core.BotApi.Types;

namespace TelegramAdmin.Core.Conversations;

/// <summary>Where a message stands: in a person's chat with the bot, in a group or one of its topics, or in the chat of a business account.</summary>
public readonly record struct ChatPlace(ConversationKind Kind, long ChatId, long ThreadId = 0, string Business = "")
{
    /// <summary>Null where no conversation takes place, such as a channel.</summary>
    public static ChatPlace? Of(Message message) => message switch
    {
        { BusinessConnectionId: { Length: > 0 } connection } => new ChatPlace(ConversationKind.Business, message.Chat.Id, 0, connection),
        { Chat.IsPrivate: true } => new ChatPlace(ConversationKind.Private, message.Chat.Id),
        { Chat.IsGroup: true } => new ChatPlace(ConversationKind.Group, message.Chat.Id, message.IsTopicMessage ? message.MessageThreadId ?? 0 : 0),
        _ => null,
    };
}

/// <summary>
/// Left in the update's context by whoever knows that this is the team's own business, in its forum group or in the bot's menus: it is part of no
/// conversation, and costs nothing.
/// </summary>
public sealed record StaffChat;

using TelegramAdmin.Core.BotApi.Types;
using TelegramAdmin.Core.Conversations;

namespace TelegramAdmin.Core.Credits.Charging;

/// <summary>What of a person's messages costs something: what somebody of the team has to read. Commands and Telegram's own notes do not.</summary>
internal static class ChargedKind
{
    // Content that has no kind of ours. Every other unknown field is a service message (core.telegram.org/bots/api#message).
    private static readonly HashSet<string> UnsupportedContent = ["poll", "dice", "game", "story", "checklist", "paid_media"];

    /// <summary>Null where the message is free.</summary>
    public static MessageKind? Of(Message message, string botUsername, FreeCommands commands)
    {
        if (!message.Chat.IsPrivate || message.SuccessfulPayment is not null || message.RefundedPayment is not null || commands.IsFree(message, botUsername))
            return null;
        var content = MessageContent.Of(message);
        return content.Kind != MessageKind.Unsupported || UnsupportedContent.Contains(content.Media?.Field ?? "") ? content.Kind : null;
    }

    /// <summary>What a tier must allow for it.</summary>
    public static TierPermissions Needs(MessageKind kind) => kind switch
    {
        MessageKind.Text => TierPermissions.None,
        MessageKind.Voice or MessageKind.VideoNote => TierPermissions.SendVoice,
        _ => TierPermissions.SendMedia,
    };
}

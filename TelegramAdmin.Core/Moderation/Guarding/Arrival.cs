using TelegramAdmin.Core.BotApi.Types;
using TelegramAdmin.Core.Conversations;

namespace TelegramAdmin.Core.Moderation.Guarding;

/// <summary>What of an update the guard looks at: who it is from, and what they sent.</summary>
/// <param name="Chat">Null for an inline query, and for a press under an inline message.</param>
/// <param name="Message">Null for a press and an inline query.</param>
internal sealed record Arrival(User Sender, Chat? Chat, Message? Message = null)
{
    // What a deep link can carry (core.telegram.org/bots/features#deep-linking); more is a text behind a slash.
    private const int LongestArgument = 64;

    public bool IsPrivate => Chat is { IsPrivate: true } && Message?.BusinessConnectionId is null;

    /// <summary>Null for what is no act of a person, and for payments: what is paid is granted.</summary>
    public static Arrival? Of(Update update) => update switch
    {
        { Message: { } message } => OfMessage(message),
        { EditedMessage: { } edited } => OfMessage(edited),
        { BusinessMessage: { } message } => OfMessage(message),
        { EditedBusinessMessage: { } edited } => OfMessage(edited),
        { CallbackQuery: { } press } => new Arrival(press.From, press.Message?.Chat),
        { InlineQuery: { } query } => new Arrival(query.From, null),
        _ => null,
    };

    public bool IsShortCommand(string botUsername) => Message is not null && BotCommand.TryRead(Message, botUsername, out var command) && command.Argument.Length <= LongestArgument;

    /// <summary>The text, or what the message is.</summary>
    public string Words()
    {
        var content = MessageContent.Of(Message!);
        return content.Text.Length > 0 ? content.Text : content.Kind.ToString();
    }

    private static Arrival? OfMessage(Message message)
    {
        if (message.SuccessfulPayment is not null || message.RefundedPayment is not null || message.Person is not { } sender)
            return null;
        // In a group Telegram's own notes (somebody came, the group moved) are needed whoever caused them.
        return message.Chat.IsPrivate || MessageContent.Of(message).Kind != MessageKind.Unsupported ? new Arrival(sender, message.Chat, message) : null;
    }
}

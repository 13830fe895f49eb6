using TelegramAdmin.Core.Errors;

namespace TelegramAdmin.Core.Conversations;

/// <summary>Every way in which work on a conversation is refused.</summary>
public static class ConversationErrors
{
    public static Failure NotFound { get; } = new(FailureKind.NotFound, "conversation_not_found", "This conversation does not exist, or not in this workspace.");

    public static Failure MessageNotFound { get; } = new(FailureKind.NotFound, "message_not_found", "This message does not exist any more.");

    public static Failure Empty { get; } = new(FailureKind.Invalid, "message_empty", "There is nothing to send. Write something or attach a file.", "text");

    public static Failure TooLong(int length, int limit) => new(FailureKind.Invalid, "message_too_long",
        $"The text has {length:N0} characters. Telegram takes {limit:N0}. Shorten it, or send it in two messages.", "text");

    public static Failure FileTooLarge(string name, long limit) => new(FailureKind.Invalid, "file_too_large",
        $"{name} is too large. Telegram takes files of up to {limit / 1024 / 1024} MB from a bot. Nothing was sent.", "files");

    public static Failure FileEmpty(string name) => new(FailureKind.Invalid, "file_empty", $"{name} is empty. Nothing was sent.", "files");

    public static Failure TooManyFiles { get; } = new(FailureKind.Invalid, "too_many_files", "Send at most ten files at once.", "files");

    public static Failure TooManyButtons(int most) => new(FailureKind.Invalid, "too_many_buttons", $"A message takes at most {most} buttons. Remove some.", "buttons");

    public static Failure ButtonText(int longest) => new(FailureKind.Invalid, "button_text_invalid", $"A button has 1 to {longest} characters.", "buttons");

    public static Failure ButtonUrl(string text) => new(FailureKind.Invalid, "button_url_invalid", $"“{text}” does not lead to an address. Write one that begins with https://", "buttons");

    public static Failure ReactionUnknown { get; } = new(FailureKind.Invalid, "reaction_unknown", "Telegram does not take this emoji as a reaction. Choose one of those that are offered.", "emoji");

    public static Failure BotGone { get; } = new(FailureKind.Conflict, "bot_removed", "The bot of this conversation was removed. Add it again to answer.");

    public static Failure BusinessIsOff { get; } = new(FailureKind.Conflict, "business_is_off",
        "The business account does not let the bot answer any more. In Telegram, its owner switches it on under Settings, Telegram Business, Chatbots.");

    public static Failure NotOurs { get; } = new(FailureKind.Conflict, "message_not_ours", "Only messages that Telegram accepted from us can be changed.");

    public static Failure MediaTooLarge { get; } = new(FailureKind.Invalid, "media_too_large",
        "Telegram gives bots files of up to 20 MB. This one is larger; open the chat in Telegram to see it.");

    public static Failure MediaUnavailable { get; } = new(FailureKind.Unavailable, "media_unavailable", "Telegram does not answer now. Try again in a moment.");

    public static Failure MediaGone { get; } = new(FailureKind.NotFound, "media_gone", "Telegram does not give this file out any more.");
}

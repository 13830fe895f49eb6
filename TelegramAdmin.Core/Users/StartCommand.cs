using TelegramAdmin.Core.BotApi.Types;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Core.Users;

/// <summary>/start in a private chat, and what the link that led there carried (core.telegram.org/bots/features#deep-linking).</summary>
internal static class StartCommand
{
    private const string Command = "/start";

    /// <returns>Null where it is another message; empty without a link.</returns>
    public static string? LinkIn(Message message)
    {
        if (!message.Chat.IsPrivate || message.Text is not { } text || !text.StartsWith(Command, StringComparison.OrdinalIgnoreCase))
            return null;
        var end = text.AsSpan().IndexOfAny(' ', '\n');
        var command = end < 0 ? text : text[..end];
        if (command.Length > Command.Length && command[Command.Length] != '@')
            return null;
        return end < 0 ? "" : ShortText.Cut(text[end..].Trim(), KnownPerson.LongestLink);
    }
}

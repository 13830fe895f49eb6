using TelegramAdmin.Core.BotApi.Types;

namespace TelegramAdmin.Core.Conversations;

/// <summary>A command at the beginning of a message, such as <c>/start abc</c> or <c>/help@my_bot</c> (core.telegram.org/bots/features#commands).</summary>
/// <param name="Name">Without slash and bot, lower case.</param>
/// <param name="Argument">What follows; empty for nothing.</param>
public readonly record struct BotCommand(string Name, string Argument)
{
    public static bool TryRead(Message message, string botUsername, out BotCommand command)
    {
        command = default;
        var text = message.Text;
        if (text is null || message.Entities is not { Count: > 0 } entities || entities[0] is not { Type: "bot_command", Offset: 0 } entity || entity.Length > text.Length)
            return false;
        var (name, addressee) = Split(text[1..entity.Length]);
        if (addressee.Length > 0 && !addressee.Equals(botUsername, StringComparison.OrdinalIgnoreCase))
            return false;
        command = new BotCommand(name.ToLowerInvariant(), text[entity.Length..].Trim());
        return true;
    }

    private static (string Name, string Addressee) Split(string command)
    {
        var at = command.IndexOf('@', StringComparison.Ordinal);
        return at < 0 ? (command, "") : (command[..at], command[(at + 1)..]);
    }
}

using System.Text.RegularExpressions;
using TelegramAdmin.Core.BotApi.Types;

namespace TelegramAdmin.Core.Conversations;

/// <summary>A command at the beginning of a message, such as <c>/start abc</c> or <c>/help@my_bot</c> (core.telegram.org/bots/features#commands).</summary>
/// <param name="Name">Without slash and bot, lower case.</param>
/// <param name="Argument">What follows; empty for nothing.</param>
public readonly partial record struct BotCommand(string Name, string Argument)
{
    public static bool TryRead(Message message, string botUsername, out BotCommand command)
    {
        command = default;
        var match = Form().Match(message.Text ?? "");
        if (!match.Success)
            return false;
        var addressee = match.Groups["bot"].Value;
        if (addressee.Length > 0 && !addressee.Equals(botUsername, StringComparison.OrdinalIgnoreCase))
            return false;
        command = new BotCommand(match.Groups["name"].Value.ToLowerInvariant(), message.Text![match.Length..].Trim());
        return true;
    }

    // Read off the text itself: Telegram marks commands with an entity too, but not every server that speaks its protocol does.
    [GeneratedRegex(@"^/(?<name>[A-Za-z0-9_]{1,64})(?:@(?<bot>[A-Za-z0-9_]{1,64}))?(?=\s|$)", RegexOptions.None, 500)]
    private static partial Regex Form();
}

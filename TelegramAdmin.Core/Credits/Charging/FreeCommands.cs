using System.Collections.Frozen;
using Microsoft.Extensions.DependencyInjection;
using TelegramAdmin.Core.BotApi.Types;
using TelegramAdmin.Core.Conversations;
using TelegramAdmin.Core.Credits.Chat;

namespace TelegramAdmin.Core.Credits.Charging;

/// <summary>Which commands are free: the bot's own, and words after a slash that say nothing more. A question behind a slash is a question.</summary>
public sealed class FreeCommands(IServiceProvider services)
{
    private const int LongestArgument = 64; // What a deep link can carry (core.telegram.org/bots/features#deep-linking).

    private readonly Lazy<FrozenSet<string>> _known = new(() => services.GetServices<IChatScreen>().SelectMany(screen => screen.Names).Append("start").Append("help").ToFrozenSet());

    public bool IsFree(Message message, string botUsername) =>
        BotCommand.TryRead(message, botUsername, out var command) && (command.Argument.Length == 0 || (IsKnown(command.Name) && command.Argument.Length <= LongestArgument));

    private bool IsKnown(string name) => _known.Value.Contains(name) || _known.Value.Contains(name.TrimEnd('0', '1', '2', '3', '4', '5', '6', '7', '8', '9'));
}

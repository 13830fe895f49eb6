using TelegramAdmin.Core.BotApi.Types;

namespace TelegramAdmin.Features.Settings.Bots.Commands;

/// <summary>A line of the list while it is being written.</summary>
internal sealed class CommandInput
{
    public string Command { get; set; } = "";

    public string Description { get; set; } = "";

    public ListedCommand Written => new(Command.Trim().TrimStart('/'), Description.Trim());

    public static CommandInput Of(ListedCommand command) => new() { Command = command.Command, Description = command.Description };
}

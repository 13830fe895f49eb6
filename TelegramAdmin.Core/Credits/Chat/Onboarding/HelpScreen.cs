namespace TelegramAdmin.Core.Credits.Chat.Onboarding;

/// <summary>/help: what this bot is for, and the commands that this person has.</summary>
public sealed class HelpScreen : IChatScreen
{
    public IReadOnlyList<string> Names { get; } = ["help"];

    public Task ShowAsync(ChatTurn turn)
    {
        var commands = ChatCommands.All.Where(turn.Commands.Contains).Select(command => $"/{command} – {turn.Say(ChatCommands.TextOf(command))}");
        return turn.ShowAsync($"{turn.Say("credits.help", ("price", turn.TextPrice))}\n\n{string.Join('\n', commands)}", [[turn.Button("menu", "menu")]]);
    }
}

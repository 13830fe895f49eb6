using TelegramAdmin.Core.Conversations;
using TelegramAdmin.Core.Credits.Chat.Account;

namespace TelegramAdmin.Core.Credits.Chat.Onboarding;

/// <summary>The main menu: what this person needs most comes first.</summary>
public sealed class Menu : IChatScreen
{
    public IReadOnlyList<string> Names { get; } = ["menu"];

    public Task ShowAsync(ChatTurn turn) => turn.ShowAsync($"{turn.Say("credits.menu")}\n\n{AccountCard.Of(turn)}", Rows(turn));

    public static IReadOnlyList<IReadOnlyList<BotButton>> Rows(ChatTurn turn)
    {
        IReadOnlyList<BotButton> buy = turn.Commands.Contains("buy") ? [turn.Button("buy", "buy")] : [];
        IReadOnlyList<BotButton> account = [turn.Button("balance", "balance"), turn.Button("history", "history")];
        IReadOnlyList<BotButton> tutorial = Tutorial.IsWaiting(turn) ? [turn.Button(turn.Account.Tutorial == TutorialState.UnderWay ? "tutorial.resume" : "tutorial.show", "tutorial")] : [];
        IReadOnlyList<BotButton> more = [.. turn.Commands.Contains("invite") ? [turn.Button("invite", "invite")] : Array.Empty<BotButton>(), turn.Button("help", "help")];
        return AccountCard.IsShort(turn) ? [buy, tutorial, account, more] : [tutorial, account, buy, more];
    }
}

namespace TelegramAdmin.Core.Credits.Chat.Account;

/// <summary>
/// /reset, where a workspace allows it for tests: credits and pass go, the tutorial starts over. Bonuses that came once do not come again,
/// so that nobody lives on starting over.
/// </summary>
public sealed class ResetScreen(Ledger ledger, PassBook passes) : IChatScreen
{
    public IReadOnlyList<string> Names { get; } = ["reset"];

    public bool AppliesTo(ChatTurn turn) => turn.Settings.Get(CreditSettings.ResetIsAllowed);

    public Task ShowAsync(ChatTurn turn) => turn is { IsPress: true, Argument: "yes" }
        ? ResetAsync(turn)
        : turn.ShowAsync(turn.Say("credits.reset.ask", ("balance", turn.Account.Balance)), [turn.Button("reset.yes", "reset:yes"), turn.Button("reset.no", "menu")]);

    private async Task ResetAsync(ChatTurn turn)
    {
        var account = turn.Account;
        await ledger.ExpireAsync(turn.Db, account);
        if (account.Balance > 0)
            await ledger.DeductAsync(turn.Db, account, new EntryDraft(EntryKind.Reset, account.Balance, turn.Source("reset")) { BotId = turn.Context.Bot.Id });
        await passes.EndAsync(turn.Db, account, _ => true);
        (account.Tutorial, account.TutorialStep, account.WarnedAt) = (TutorialState.NotOffered, 1, null);
        turn.Person.StartedAt = null;
        await turn.ShowAsync(turn.Say("credits.reset.done"), [turn.Button("start", "start")]);
    }
}

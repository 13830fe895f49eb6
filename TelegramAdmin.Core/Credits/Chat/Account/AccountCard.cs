using TelegramAdmin.Core.Settings;

namespace TelegramAdmin.Core.Credits.Chat.Account;

/// <summary>How an account stands, in two or three lines.</summary>
public static class AccountCard
{
    public static string Of(ChatTurn turn)
    {
        var full = turn.Settings.Get(CreditSettings.FullBar);
        var status = turn.HasPass ? "pass" : BalanceBar.LevelOf(turn.Account.Balance, full) switch
        {
            BalanceLevel.Good => "good",
            BalanceLevel.Fair => "fair",
            BalanceLevel.Low => "low",
            _ => "empty",
        };
        var line = turn.Say("credits.card", ("bar", BalanceBar.Of(turn.Account.Balance, full)), ("balance", turn.Account.Balance));
        var until = turn.Account.PassUntil is { } end ? turn.Words.Time(end) : "";
        return $"{line}\n{turn.Say("credits.status." + status, ("until", until))}";
    }

    /// <summary>Whether it is time to think of buying.</summary>
    public static bool IsShort(ChatTurn turn) =>
        !turn.HasPass && BalanceBar.LevelOf(turn.Account.Balance, turn.Settings.Get(CreditSettings.FullBar)) is BalanceLevel.Low or BalanceLevel.Empty;
}

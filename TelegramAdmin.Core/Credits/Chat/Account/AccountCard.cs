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
        var until = turn.Account.PassUntil is { } end ? turn.Words.Time(end) : "";
        return $"{Bar(turn)}\n{turn.Say("credits.status." + status, ("until", until))}";
    }

    /// <summary>Bar and number alone, for whoever just got them: a warning would spoil the gift.</summary>
    public static string Bar(ChatTurn turn) =>
        turn.Say("credits.card", ("bar", BalanceBar.Of(turn.Account.Balance, turn.Settings.Get(CreditSettings.FullBar))), ("balance", turn.Account.Balance));

    /// <summary>Whether it is time to think of buying.</summary>
    public static bool IsShort(ChatTurn turn) =>
        !turn.HasPass && BalanceBar.LevelOf(turn.Account.Balance, turn.Settings.Get(CreditSettings.FullBar)) is BalanceLevel.Low or BalanceLevel.Empty;
}

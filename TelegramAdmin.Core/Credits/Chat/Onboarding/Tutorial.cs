using TelegramAdmin.Core.Conversations;

namespace TelegramAdmin.Core.Credits.Chat.Onboarding;

/// <summary>What is known of a person's way through the tutorial.</summary>
public static class Tutorial
{
    public const int Steps = 3;

    /// <summary>Whether it can be begun or gone on with.</summary>
    public static bool IsWaiting(ChatTurn turn) => turn.Settings.Get(CreditSettings.TutorialIsOffered) && turn.Account.Tutorial != TutorialState.Done;

    /// <summary>What waits at its end, after a space; empty without a bonus.</summary>
    public static string BonusLine(ChatTurn turn) =>
        turn.Settings.Get(CreditSettings.TutorialBonus) is > 0 and var bonus ? " " + turn.Say("credits.tutorial.bonus", ("bonus", bonus)) : "";

    public static IReadOnlyList<BotButton> OfferRow(ChatTurn turn) => [turn.Button("tutorial.show", "tutorial"), turn.Button("tutorial.skip", "tutorial:skip")];
}

using TelegramAdmin.Core.Settings;

namespace TelegramAdmin.Core.Credits;

/// <summary>What a workspace decides about credits.</summary>
public static class CreditSettings
{
    public static Setting<ChargingMode> Charging { get; } = new(
        "credits.charging", ChargingMode.WithStripe, "Messages cost credits",
        "Whether people pay for what they write to a bot that answers by itself.");

    public static Setting<int> FreeCredits { get; } = new(
        "credits.free", 3, "Free credits", "What a new person gets at the first start.", Between(0, 10_000)) { Unit = "credits" };

    public static Setting<bool> TutorialIsOffered { get; } = new(
        "credits.tutorial", true, "Tutorial", "Whether a new person is offered the three steps.");

    public static Setting<int> TutorialBonus { get; } = new(
        "credits.tutorial_bonus", 2, "Tutorial bonus", "Credits at the end of the tutorial.", Between(0, 10_000)) { Unit = "credits" };

    public static Setting<int> BonusLastsDays { get; } = new(
        "credits.bonus_days", 0, "Bonus credits last", "Days after which free and bonus credits end; 0 for never. Credits that were paid for never end.", Between(0, 3_650)) { Unit = "days" };

    public static Setting<int> LowBalance { get; } = new(
        "credits.low", 2, "Low balance", "At or below this many credits a person is warned, at most once a day; 0 for never.", Between(0, 10_000)) { Unit = "credits" };

    /// <summary>The balance at which the bar is full.</summary>
    public static Setting<int> FullBar { get; } = new(
        "credits.full_bar", 50, "Full bar", "The balance that fills the bar of /balance.", Between(1, 1_000_000)) { Unit = "credits" };

    public static Setting<int> ReferralForInviter { get; } = new(
        "credits.referral_inviter", 5, "Invitation, for the one who invites", "Credits once the invited person has bought something; 0 for none.", Between(0, 10_000)) { Unit = "credits" };

    public static Setting<int> ReferralForGuest { get; } = new(
        "credits.referral_guest", 2, "Invitation, for the invited", "Credits at the first start by an invitation link; 0 for none.", Between(0, 10_000)) { Unit = "credits" };

    public static Setting<bool> GiftsAreAllowed { get; } = new(
        "credits.gifts", true, "Gifts between people", "Whether people may give credits to each other with /gift.");

    public static Setting<bool> OnlyBoughtAreGiven { get; } = new(
        "credits.gifts_bought", true, "Only bought credits are given", "Whether people may give no more than they have bought, so that free credits of many accounts cannot be gathered in one.");

    public static Setting<int> GiftLastsDays { get; } = new(
        "credits.gift_days", 7, "A gift waits", "Days until a gift that nobody claimed goes back.", Between(1, 365)) { Unit = "days" };

    public static Setting<bool> ResetIsAllowed { get; } = new(
        "credits.reset", false, "Reset for testing", "Whether people may start over with /reset: credits, pass and tutorial. For tests only.");

    /// <summary>What an operator may add at once; admins may add anything.</summary>
    public static Setting<int> OperatorsMayGive { get; } = new(
        "credits.operator_limit", 50, "Operators may add", "The most credits that an operator gives a person at once; 0 for none. Admins may add, take and set any number.", Between(0, 100_000)) { Unit = "credits" };

    /// <summary>All of them, in the order of the page.</summary>
    public static IReadOnlyList<Setting> All { get; } =
    [
        Charging, FreeCredits, TutorialIsOffered, TutorialBonus, BonusLastsDays, LowBalance, FullBar,
        ReferralForInviter, ReferralForGuest, GiftsAreAllowed, OnlyBoughtAreGiven, GiftLastsDays, OperatorsMayGive, ResetIsAllowed,
    ];

    private static Func<int, string?> Between(int least, int most) =>
        value => value < least || value > most ? $"Write a whole number from {least:N0} to {most:N0}." : null;
}

public enum ChargingMode
{
    /// <summary>As soon as people can pay by card.</summary>
    WithStripe = 1,
    Always = 2,
    Never = 3,
}

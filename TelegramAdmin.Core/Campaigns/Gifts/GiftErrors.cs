using System.Globalization;
using TelegramAdmin.Core.Credits;
using TelegramAdmin.Core.Errors;

namespace TelegramAdmin.Core.Campaigns.Gifts;

/// <summary>Every way in which a gift is refused.</summary>
public static class GiftErrors
{
    public static Failure NotFound { get; } = new(FailureKind.NotFound, "gift_not_found", "This gift does not exist, or was deleted. Nothing was changed.");

    public static Failure Changed { get; } = new(FailureKind.Conflict, "gift_changed",
        "Somebody else changed or started this gift meanwhile. Nothing of yours was saved: load it again, look, and decide.");

    public static Failure NameInvalid { get; } = Invalid("name", $"Give the gift a name of 1 to {GiftCampaign.LongestName} characters. Only the team reads it.");

    public static Failure ReasonInvalid { get; } = Invalid("reason", $"Say in up to {GiftCampaign.LongestReason} characters what it is for. People read it in their history.");

    public static Failure AmountInvalid { get; } = Invalid("credits", $"Give 1 to {Number(GiftRules.MostCredits)} credits to each person, or a pass instead.");

    public static Failure PassInvalid { get; } = Invalid("pass_days", $"A pass lasts 1 to {Number(PassUnit.Day.Longest)} days.");

    public static Failure BothKinds { get; } = Invalid("pass_days", "A gift is either credits or a pass. Make two gifts to give both.");

    public static Failure ExpiryInvalid { get; } = Invalid("expires_after_days", $"Credits end after 1 to {Number(GiftRules.LongestExpiry)} days; leave it empty for never.");

    public static Failure BudgetInvalid { get; } = Invalid("budget", "A budget is a number of credits, at least as many as one person gets. Leave it empty for none; a pass costs no credits.");

    public static Failure LimitInvalid { get; } = Invalid("most_claims", $"The limit is 1 to {Number(GiftRules.MostClaims)} people.");

    public static Failure EndInvalid { get; } = Invalid("ends_at", "The end lies in the past, or more than a year ahead. Choose another day.");

    public static Failure Endless { get; } = Invalid("ends_at", "What people take themselves needs a last day or a number of people, so that it ends. Set one of them.");

    public static Failure ClaimsOnly { get; } = Invalid("ends_at", "A last day and a number of people belong to gifts that people take themselves.");

    public static Failure Nobody { get; } = new(FailureKind.Conflict, "gift_audience_empty",
        "Nobody matches this audience, so nothing was given. Change its conditions, or wait until somebody does.", "audience");

    public static Failure OverBudget(long credits, long budget) => new(FailureKind.Conflict, "gift_over_budget",
        $"This gives {Number(credits)} credits, and the budget is {Number(budget)}. Nothing was given: raise the budget, give less to each, or choose fewer people.", "budget");

    public static Failure ConfirmationMissing(long people) => new(FailureKind.Conflict, "gift_confirmation_missing", $"This goes to {Number(people)} people. Confirm it by giving this number.", "confirm");

    public static Failure ConfirmationWrong(long confirmed, long people) => new(FailureKind.Conflict, "gift_confirmation_wrong",
        $"You confirmed {Number(confirmed)} people, but it goes to {Number(people)}. Check the audience, then give this number.", "confirm");

    public static Failure WrongState(GiftState state, string wanted) => new(FailureKind.Conflict, "gift_state_wrong", $"This gift is {WordOf(state)}; {wanted}. Nothing was changed.");

    public static string WordOf(GiftState state) => state switch
    {
        GiftState.Draft => "a draft",
        GiftState.Running => "running",
        GiftState.Paused => "paused",
        GiftState.Finished => "finished",
        GiftState.Cancelled => "stopped",
        GiftState.Undoing => "being taken back",
        _ => "taken back",
    };

    private static string Number(long number) => number.ToString("N0", CultureInfo.InvariantCulture);

    private static Failure Invalid(string field, string message) => new(FailureKind.Invalid, "gift_invalid", message, field);
}

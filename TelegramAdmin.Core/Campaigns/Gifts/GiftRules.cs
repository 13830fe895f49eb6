using TelegramAdmin.Core.Campaigns.Gifts.Drafting;
using TelegramAdmin.Core.Credits;
using TelegramAdmin.Core.Errors;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Core.Campaigns.Gifts;

/// <summary>What a gift must be to be kept, and what to be given.</summary>
public static class GiftRules
{
    /// <summary>For one person; more is a typing error rather than a wish.</summary>
    public const long MostCredits = 1_000_000;

    public const int MostClaims = 1_000_000;

    public const int LongestExpiry = 3_650;

    /// <summary>From so many people on, whoever starts it types the number.</summary>
    public const long ConfirmedFrom = 10_000;

    private static readonly TimeSpan LongestOffer = TimeSpan.FromDays(366);

    /// <summary>A draft may be unfinished, but nothing in it may be impossible.</summary>
    public static Failure? Fault(GiftDraft draft) =>
        draft.Name.Trim().Length is < 1 or > GiftCampaign.LongestName || !ShortText.IsWhole(draft.Name) ? GiftErrors.NameInvalid
        : draft.Reason.Trim().Length > GiftCampaign.LongestReason || !ShortText.IsWhole(draft.Reason) ? GiftErrors.ReasonInvalid
        : draft.Credits is < 0 or > MostCredits || !Enum.IsDefined(draft.Kind) ? GiftErrors.AmountInvalid
        : draft.PassDays < 0 || draft.PassDays > PassUnit.Day.Longest ? GiftErrors.PassInvalid
        : draft is { Credits: > 0, PassDays: > 0 } ? GiftErrors.BothKinds
        : draft.ExpiresAfterDays is < 1 or > LongestExpiry ? GiftErrors.ExpiryInvalid
        : draft.Budget is < 1 or > EntryDraft.LargestAmount || (draft.Budget is not null && draft.PassDays > 0) ? GiftErrors.BudgetInvalid
        : draft.MostClaims is < 1 or > MostClaims ? GiftErrors.LimitInvalid
        : draft.Kind == GiftKind.Given && (draft.MostClaims is not null || draft.EndsAt is not null) ? GiftErrors.ClaimsOnly
        : null;

    /// <summary>What is missing to give it.</summary>
    public static Failure? Missing(GiftDraft draft, DateTimeOffset now) =>
        Fault(draft) is { } fault ? fault
        : draft is { Credits: 0, PassDays: 0 } ? GiftErrors.AmountInvalid
        : draft.Budget < draft.Credits ? GiftErrors.BudgetInvalid
        : draft.Kind == GiftKind.Claimed && draft is { EndsAt: null, MostClaims: null } ? GiftErrors.Endless
        : draft.EndsAt is { } end && (end <= now || end > now + LongestOffer) ? GiftErrors.EndInvalid
        : null;
}

using TelegramAdmin.Core.Errors;

namespace TelegramAdmin.Core.Credits.Managing;

/// <summary>Every way in which a tier or a promo code is refused.</summary>
public static class ManagingErrors
{
    public static Failure TierNotFound { get; } = new(FailureKind.NotFound, "tier_not_found", "This tier does not exist any more. Nothing was changed.");

    public static Failure TierNameInvalid { get; } = new(FailureKind.Invalid, "tier_name_invalid", "Nothing was saved. Give the tier a name of 1 to 64 characters.", "name");

    public static Failure TierNameTaken { get; } = new(FailureKind.Conflict, "tier_name_taken", "Nothing was saved. Another tier, perhaps an archived one, has this name. Take another name.", "name");

    public static Failure TierPriceInvalid { get; } =
        new(FailureKind.Invalid, "tier_price_invalid", $"Nothing was saved. A message costs 0 to {Tier.LargestPrice:N0} credits.", "prices");

    public static Failure TierBonusInvalid { get; } = new(FailureKind.Invalid, "tier_bonus_invalid", "Nothing was saved. The bonus is 0 to 500 percent.", "bonus");

    public static Failure TierIsDefault { get; } =
        new(FailureKind.Conflict, "tier_is_default", "Nothing was changed. Whoever has no tier of their own is in this one. Make another tier the usual one first.");

    public static Failure PromoNotFound { get; } = new(FailureKind.NotFound, "promo_not_found", "This promo code does not exist any more. Nothing was changed.");

    public static Failure PromoCodeInvalid { get; } = new(FailureKind.Invalid, "promo_code_invalid",
        "Nothing was saved. A code has 3 to 32 letters (A to Z), digits and hyphens, and begins with a letter or digit.", "code");

    public static Failure PromoCodeTaken { get; } = new(FailureKind.Conflict, "promo_code_taken",
        "Nothing was saved. This code exists, or existed once. Take another one, so that nobody mixes them up.", "code");

    public static Failure PromoValueInvalid(PromoKind kind) => new(FailureKind.Invalid, "promo_value_invalid",
        kind == PromoKind.Credits ? "Nothing was saved. A code gives 1 to 100,000 credits." : "Nothing was saved. A discount is 1 to 95 percent; give credits where something shall be free.", "value");

    public static Failure PromoUsesInvalid { get; } = new(FailureKind.Invalid, "promo_uses_invalid", "Nothing was saved. Between 1 and 10,000,000 people may use a code; leave it empty for any number.", "uses");

    public static Failure PromoTimesInvalid { get; } = new(FailureKind.Invalid, "promo_times_invalid", "Nothing was saved. The code must end after it begins, and in the future.", "ends_at");

    public static Failure PromoLastingInvalid { get; } = new(FailureKind.Invalid, "promo_lasting_invalid", "Nothing was saved. Credits last 1 to 3,650 days; leave it empty for ever.", "lasting");
}

using TelegramAdmin.Core.Errors;

namespace TelegramAdmin.Core.Credits.Sharing;

/// <summary>Why a code or a gift was not taken. The bot says each in the person's language.</summary>
public static class SharingErrors
{
    public static Failure PromoUnknown { get; } = new(FailureKind.NotFound, "promo_unknown", "There is no such code. Check the spelling.", "code");

    public static Failure PromoOver { get; } = new(FailureKind.Conflict, "promo_over", "This code is not valid at this time.", "code");

    public static Failure PromoUsedUp { get; } = new(FailureKind.Conflict, "promo_used_up", "So many people used this code that nothing is left of it.", "code");

    public static Failure PromoUsed { get; } = new(FailureKind.Conflict, "promo_used", "This person used this code before; each code works once.", "code");

    public static Failure PromoWaiting { get; } = new(FailureKind.Conflict, "promo_waiting", "A discount waits already. Use it first, then enter the next code.", "code");

    public static Failure PromoGuessing { get; } = new(FailureKind.Conflict, "promo_guessing", "Too many wrong codes. Try again in ten minutes.", "code");

    public static Failure GiftUnknown { get; } = new(FailureKind.NotFound, "gift_unknown", "There is no such gift.");

    public static Failure GiftOwn { get; } = new(FailureKind.Conflict, "gift_own", "This is the person's own gift; somebody else can claim it.");

    public static Failure GiftClaimed { get; } = new(FailureKind.Conflict, "gift_claimed", "Somebody claimed this gift before.");

    public static Failure GiftReturned { get; } = new(FailureKind.Conflict, "gift_returned", "This gift went back to the one who gave it.");

    public static Failure OnlyBought { get; } = new(FailureKind.Conflict, "gift_only_bought", "Only credits that the person has bought can be given.", "amount");

    public static Failure TooManyGifts { get; } = new(FailureKind.Conflict, "gift_too_many", "Too many gifts wait to be claimed. Take one back first.");
}

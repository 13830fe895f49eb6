using TelegramAdmin.Core.Errors;

namespace TelegramAdmin.Core.Payments;

public static class PaymentErrors
{
    public static Failure ProductGone { get; } =
        new(FailureKind.NotFound, "product_gone", "This product is not sold any more. Choose another one.");

    public static Failure NoPrice { get; } =
        new(FailureKind.Conflict, "price_missing", "This product cannot be paid in this way. Choose another way to pay.");

    public static Failure CardsOff { get; } =
        new(FailureKind.Conflict, "cards_off", "Payment by card is switched off here. Pay with Telegram Stars, or write to us.");

    public static Failure StarsOff { get; } =
        new(FailureKind.Conflict, "stars_off", "Payment with Telegram Stars is switched off here.");

    public static Failure NotFound { get; } = new(FailureKind.NotFound, "payment_not_found", "There is no payment with this number.");

    public static Failure NotPaid { get; } =
        new(FailureKind.Conflict, "payment_not_paid", "Nothing was paid yet, so nothing can go back.");

    public static Failure NothingToRefund(string left) =>
        new(FailureKind.Invalid, "refund_too_large", $"At most {left} can go back: the rest went back before, or is on its way.", "amount");

    public static Failure CreditsTooMany(long most) =>
        new(FailureKind.Invalid, "refund_credits_too_many", $"At most {most:N0} credits can be taken back: that is what the payment gave and the person still has.", "credits");

    public static Failure Disputed { get; } =
        new(FailureKind.Conflict, "payment_disputed", "The cardholder's bank has taken this money back already. Answer the dispute at Stripe instead.");

    public static Failure StarsWhole { get; } =
        new(FailureKind.Invalid, "stars_refund_whole", "Telegram gives Stars back in full only.", "amount");

    public static Failure NotRetried { get; } =
        new(FailureKind.Conflict, "payment_not_open", "Only a payment that failed or expired gets a new link.");

    public static Failure FindingSettled { get; } =
        new(FailureKind.Conflict, "finding_settled", "Somebody, or a later event, has settled this already.");

    public static Failure GrantedByOther { get; } =
        new(FailureKind.Conflict, "payment_granted_already", "Other money paid for this already, and it was granted. Refund this money at Stripe, or dismiss this line.");

    public static Failure NoRecharge { get; } = new(FailureKind.NotFound, "recharge_not_found", "This person has no auto-recharge.");
}

using TelegramAdmin.Core.Payments;

namespace TelegramAdmin.Features.Payments.Billing;

/// <summary>The steps of a payment's story in words.</summary>
internal static class StepWords
{
    public static string Of(PaymentStepKind kind) => kind switch
    {
        PaymentStepKind.Begun => "Begun",
        PaymentStepKind.CheckoutMade => "Checkout made",
        PaymentStepKind.EventTaken => "Stripe told us",
        PaymentStepKind.Paid => "Paid",
        PaymentStepKind.Granted => "Granted",
        PaymentStepKind.Told => "Message to the person",
        PaymentStepKind.Failed => "Failed",
        PaymentStepKind.Expired => "Checkout expired",
        PaymentStepKind.RefundAsked => "Refund asked for",
        PaymentStepKind.Refunded => "Refunded",
        PaymentStepKind.RefundFailed => "Refund failed",
        PaymentStepKind.DisputeOpened => "Dispute opened",
        PaymentStepKind.DisputeWon => "Dispute won",
        PaymentStepKind.DisputeLost => "Dispute lost",
        PaymentStepKind.CreditsTaken => "Credits taken back",
        PaymentStepKind.CreditsReturned => "Credits returned",
        PaymentStepKind.HeldUp => "Held up",
        PaymentStepKind.Repaired => "Put right",
        PaymentStepKind.ConfirmationAsked => "The bank asks for a confirmation",
        _ => "Card charged",
    };

    public static Components.Marks.Tone Tone(PaymentStepKind kind) => kind switch
    {
        PaymentStepKind.Paid or PaymentStepKind.Granted or PaymentStepKind.Told or PaymentStepKind.DisputeWon or PaymentStepKind.Repaired or PaymentStepKind.CreditsReturned => Components.Marks.Tone.Ok,
        PaymentStepKind.Failed or PaymentStepKind.RefundFailed or PaymentStepKind.DisputeOpened or PaymentStepKind.DisputeLost => Components.Marks.Tone.Bad,
        PaymentStepKind.HeldUp or PaymentStepKind.ConfirmationAsked => Components.Marks.Tone.Warn,
        PaymentStepKind.RefundAsked or PaymentStepKind.Refunded or PaymentStepKind.CreditsTaken => Components.Marks.Tone.Violet,
        PaymentStepKind.Expired => Components.Marks.Tone.Mute,
        _ => Components.Marks.Tone.Info,
    };
}

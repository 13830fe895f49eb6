using TelegramAdmin.Core.Payments;

namespace TelegramAdmin.Features.Payments;

/// <summary>Why a payment did not go through, for the team. The codes stand at https://docs.stripe.com/declines/codes.</summary>
internal static class DeclineWords
{
    private static readonly Dictionary<string, string> Known = new()
    {
        ["insufficient_funds"] = "Not enough money on the card",
        ["card_velocity_exceeded"] = "The card's limit is used up",
        ["withdrawal_count_limit_exceeded"] = "The card's limit is used up",
        ["expired_card"] = "The card has expired",
        ["lost_card"] = "The card was reported lost",
        ["stolen_card"] = "The card was reported stolen",
        ["pickup_card"] = "The bank withdrew the card",
        ["restricted_card"] = "The bank withdrew the card",
        ["incorrect_number"] = "The card number is wrong",
        ["invalid_number"] = "The card number is wrong",
        ["incorrect_cvc"] = "The security code is wrong",
        ["invalid_cvc"] = "The security code is wrong",
        ["incorrect_zip"] = "The postal code is wrong",
        ["invalid_expiry_month"] = "The expiry date is wrong",
        ["invalid_expiry_year"] = "The expiry date is wrong",
        ["card_not_supported"] = "The card does not take this kind of payment",
        ["currency_not_supported"] = "The card does not take this currency",
        ["authentication_required"] = "The bank wants the person to confirm",
        ["authentication_not_handled"] = "The bank wants the person to confirm",
        ["payment_intent_authentication_failure"] = "The person did not confirm with their bank",
        ["fraudulent"] = "Stripe took it for fraud",
        ["merchant_blacklist"] = "Your block list at Stripe stopped it",
        ["do_not_honor"] = "The bank said no without a reason",
        ["generic_decline"] = "The bank said no without a reason",
        ["card_declined"] = "The bank said no without a reason",
        ["call_issuer"] = "The bank said no; the person has to call it",
        ["no_action_taken"] = "The bank said no; the person has to call it",
        ["transaction_not_allowed"] = "The bank does not allow this payment",
        ["stop_payment_order"] = "The person stopped payments to you at their bank",
        ["revocation_of_authorization"] = "The person stopped payments to you at their bank",
        ["try_again_later"] = "The bank could not answer",
        ["issuer_not_available"] = "The bank could not answer",
        ["processing_error"] = "Something failed on the way to the bank",
        ["reenter_transaction"] = "Something failed on the way to the bank",
        ["testmode_decline"] = "A test card in live mode, or the other way round",
    };

    public static string Of(Payment payment) =>
        payment.State == PaymentState.NeedsConfirmation && payment.FailureCode is null ? "The bank wants the person to confirm"
        : payment.FailureCode is { } code && Known.TryGetValue(code, out var words) ? words
        : payment.FailureMessage ?? payment.FailureCode ?? "No reason was given";

    /// <summary>The words of the cardholder's bank for a dispute.</summary>
    public static string OfDispute(string reason) => reason switch
    {
        "fraudulent" => "says that the cardholder did not make it",
        "duplicate" => "says that it was charged twice",
        "product_not_received" => "says that nothing was received",
        "product_unacceptable" => "says that it was not as described",
        "subscription_canceled" => "says that it was cancelled before",
        "unrecognized" => "says that the cardholder does not recognise it",
        "credit_not_processed" => "says that a promised refund did not come",
        _ => reason.Replace('_', ' '),
    };
}

namespace TelegramAdmin.Core.Payments.Granting;

/// <summary>What a decline means, in words: for the person who pays, and for the team (docs.stripe.com/declines/codes).</summary>
public static class DeclineWords
{
    private static readonly Dictionary<string, Reason> Known = new()
    {
        ["insufficient_funds"] = new("insufficient_funds", "Not enough money on the card"),
        ["card_velocity_exceeded"] = new("limit", "The card's limit is used up"),
        ["withdrawal_count_limit_exceeded"] = new("limit", "The card's limit is used up"),
        ["expired_card"] = new("expired_card", "The card has expired"),
        ["lost_card"] = new("blocked", "The card was reported lost"),
        ["stolen_card"] = new("blocked", "The card was reported stolen"),
        ["pickup_card"] = new("blocked", "The bank withdrew the card"),
        ["restricted_card"] = new("blocked", "The bank withdrew the card"),
        ["incorrect_number"] = new("wrong_details", "The card number is wrong"),
        ["invalid_number"] = new("wrong_details", "The card number is wrong"),
        ["incorrect_cvc"] = new("wrong_details", "The security code is wrong"),
        ["invalid_cvc"] = new("wrong_details", "The security code is wrong"),
        ["incorrect_zip"] = new("wrong_details", "The postal code is wrong"),
        ["invalid_expiry_month"] = new("expired_card", "The expiry date is wrong"),
        ["invalid_expiry_year"] = new("expired_card", "The expiry date is wrong"),
        ["card_not_supported"] = new("not_supported", "The card does not take this kind of payment"),
        ["currency_not_supported"] = new("not_supported", "The card does not take this currency"),
        ["authentication_required"] = new("confirmation", "The bank wants the person to confirm"),
        ["authentication_not_handled"] = new("generic", "The bank wants the person to confirm"),
        ["payment_intent_authentication_failure"] = new("generic", "The person did not confirm with their bank"),
        ["fraudulent"] = new("blocked", "Stripe took it for fraud"),
        ["merchant_blacklist"] = new("generic", "Your block list at Stripe stopped it"),
        ["do_not_honor"] = new("generic", "The bank said no without a reason"),
        ["generic_decline"] = new("generic", "The bank said no without a reason"),
        ["card_declined"] = new("generic", "The bank said no without a reason"),
        ["call_issuer"] = new("generic", "The bank said no; the person has to call it"),
        ["no_action_taken"] = new("generic", "The bank said no; the person has to call it"),
        ["transaction_not_allowed"] = new("generic", "The bank does not allow this payment"),
        ["stop_payment_order"] = new("generic", "The person stopped payments to you at their bank"),
        ["revocation_of_authorization"] = new("generic", "The person stopped payments to you at their bank"),
        ["try_again_later"] = new("try_later", "The bank could not answer"),
        ["issuer_not_available"] = new("try_later", "The bank could not answer"),
        ["processing_error"] = new("try_later", "Something failed on the way to the bank"),
        ["reenter_transaction"] = new("try_later", "Something failed on the way to the bank"),
        ["testmode_decline"] = new("generic", "A test card in live mode, or the other way round"),
    };

    /// <summary>The key of the bot's text.</summary>
    public static string KeyOf(string? code) => "decline." + (code is not null && Known.TryGetValue(code, out var reason) ? reason.Kind : "generic");

    /// <summary>For the team.</summary>
    /// <param name="message">What Stripe said, for a code that is not known here.</param>
    public static string Of(string? code, string? message = null) =>
        code is not null && Known.TryGetValue(code, out var reason) ? reason.Words : message ?? code ?? "No reason was given";

    public static string Of(Payment payment) =>
        payment is { State: PaymentState.NeedsConfirmation, FailureCode: null } ? "The bank wants the person to confirm" : Of(payment.FailureCode, payment.FailureMessage);

    /// <param name="Kind">Which of the bot's texts says it to the person.</param>
    private readonly record struct Reason(string Kind, string Words);
}

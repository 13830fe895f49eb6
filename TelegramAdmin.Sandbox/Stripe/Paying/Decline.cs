namespace TelegramAdmin.Sandbox.Stripe.Paying;

/// <summary>A refusal of the bank: https://docs.stripe.com/declines/codes.</summary>
/// <param name="Code">The error's code.</param>
/// <param name="DeclineCode">The bank's reason.</param>
/// <param name="AdviceCode">What Stripe advises: try_again_later, do_not_try_again or confirm_card_data.</param>
internal sealed record Decline(string Code, string? DeclineCode, string Message, string? AdviceCode = null)
{
    public static Decline Generic { get; } = Card("generic_decline", "Your card was declined.", "try_again_later");

    public static Decline InsufficientFunds { get; } = Card("insufficient_funds", "Your card has insufficient funds.", "try_again_later");

    public static Decline Lost { get; } = Card("lost_card", "Your card was declined.", "do_not_try_again");

    public static Decline Stolen { get; } = Card("stolen_card", "Your card was declined.", "do_not_try_again");

    public static Decline Velocity { get; } = Card("card_velocity_exceeded", "Your card was declined for making repeated attempts too frequently or exceeding its amount limit.");

    public static Decline Fraudulent { get; } = Card("fraudulent", "Your card was declined.", "do_not_try_again");

    public static Decline Expired { get; } = new("expired_card", "expired_card", "Your card has expired.", "do_not_try_again");

    public static Decline Cvc { get; } = new("incorrect_cvc", "incorrect_cvc", "Your card's security code is incorrect.", "confirm_card_data");

    public static Decline Processing { get; } =
        new("processing_error", "processing_error", "An error occurred while processing your card. Try again in a little bit.", "try_again_later");

    public static Decline Number { get; } = new("incorrect_number", null, "Your card number is incorrect.");

    public static Decline NeedsAuthentication { get; } =
        new("authentication_required", "authentication_required", "Your card was declined. This transaction requires authentication.");

    public static Decline FailedAuthentication { get; } = new(
        "payment_intent_authentication_failure", null,
        "We are unable to authenticate your payment method. Please choose a different payment method and try again.");

    private static Decline Card(string declineCode, string message, string? adviceCode = null) => new("card_declined", declineCode, message, adviceCode);
}

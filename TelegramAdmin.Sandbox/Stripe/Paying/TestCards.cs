namespace TelegramAdmin.Sandbox.Stripe.Paying;

/// <summary>The cards of https://docs.stripe.com/testing.</summary>
internal static class TestCards
{
    public static IReadOnlyList<TestCard> All { get; } =
    [
        new("4242424242424242", "pm_card_visa", "Pay with a good card"),
        new("4000002760003184", "pm_card_authenticationRequired", "Bank asks to confirm every time (3-D Secure)") { Authentication = Authentication.Always },
        new("4000002500003155", "pm_card_authenticationRequiredOnSetup", "Bank asks to confirm once (3-D Secure)") { Authentication = Authentication.UnlessSetUp },
        new("4000000000000002", "pm_card_chargeDeclined", "Card is declined") { Decline = Decline.Generic },
        new("4000000000009995", "pm_card_chargeDeclinedInsufficientFunds", "Card is declined: insufficient funds") { Decline = Decline.InsufficientFunds },
        new("4000000000009987", "pm_card_chargeDeclinedLostCard", "Card is declined: reported lost") { Decline = Decline.Lost },
        new("4000000000009979", "pm_card_chargeDeclinedStolenCard", "Card is declined: reported stolen") { Decline = Decline.Stolen },
        new("4000000000000069", "pm_card_chargeDeclinedExpiredCard", "Card is declined: expired") { Decline = Decline.Expired },
        new("4000000000000127", "pm_card_chargeDeclinedIncorrectCvc", "Card is declined: wrong security code") { Decline = Decline.Cvc },
        new("4000000000000119", "pm_card_chargeDeclinedProcessingError", "Card is declined: error while processing") { Decline = Decline.Processing },
        new("4000000000006975", "pm_card_chargeDeclinedVelocityLimitExceeded", "Card is declined: used too often") { Decline = Decline.Velocity },
        new("4100000000000019", "pm_card_radarBlock", "Card is blocked as fraudulent") { Decline = Decline.Fraudulent },
        new("4000000000000341", "pm_card_chargeCustomerFail", "Card can be saved, but is declined when charged") { Decline = Decline.Generic, CanBeSaved = true },
        new("4000008260003178", "pm_card_authenticationRequiredChargeDeclinedInsufficientFunds", "Bank asks to confirm, then: insufficient funds")
        {
            Authentication = Authentication.Always, Decline = Decline.InsufficientFunds, CanBeSaved = true,
        },
        new("4000003800000446", "pm_card_authenticationRequiredSetupForOffSession", "Bank asks to confirm, but not for later payments") { Authentication = Authentication.OnlyOnSession },
        new("4000000000007726", "pm_card_pendingRefund", "Pays; a refund takes a while") { Refund = RefundCourse.Later },
        new("4000000000005126", "pm_card_refundFail", "Pays; a refund fails") { Refund = RefundCourse.Fails },
        new("4000000000000259", "pm_card_createDispute", "Pays; the payment is disputed") { Disputes = true },
        new("5555555555554444", "pm_card_mastercard", "Pays with a Mastercard") { Brand = "mastercard" },
        new("378282246310005", "pm_card_amex", "Pays with an American Express card") { Brand = "amex" },
        new("4000056655665556", "pm_card_visa_debit", "Pays with a debit card") { Funding = "debit" },
    ];

    public static TestCard Good => All[0];

    public static TestCard? ByNumber(string number) => All.FirstOrDefault(card => card.Number == number);

    public static TestCard? ByToken(string token) => All.FirstOrDefault(card => card.Token == token || card.Token.Replace("card_charge", "card_visa_charge", StringComparison.Ordinal) == token);
}

namespace TelegramAdmin.Core.Payments.Granting;

/// <summary>What a decline means, in words: for the person who pays, and for the team (docs.stripe.com/declines/codes).</summary>
public static class DeclineWords
{
    private static readonly Dictionary<string, string> Kinds = new()
    {
        ["insufficient_funds"] = "insufficient_funds", ["withdrawal_count_limit_exceeded"] = "limit", ["card_velocity_exceeded"] = "limit",
        ["expired_card"] = "expired_card", ["invalid_expiry_month"] = "expired_card", ["invalid_expiry_year"] = "expired_card",
        ["incorrect_cvc"] = "wrong_details", ["invalid_cvc"] = "wrong_details", ["incorrect_number"] = "wrong_details", ["invalid_number"] = "wrong_details", ["incorrect_zip"] = "wrong_details",
        ["lost_card"] = "blocked", ["stolen_card"] = "blocked", ["pickup_card"] = "blocked", ["restricted_card"] = "blocked", ["fraudulent"] = "blocked",
        ["authentication_required"] = "confirmation", ["card_not_supported"] = "not_supported", ["currency_not_supported"] = "not_supported",
        ["processing_error"] = "try_later", ["issuer_not_available"] = "try_later", ["try_again_later"] = "try_later", ["reenter_transaction"] = "try_later",
    };

    private static readonly Dictionary<string, string> ForTeam = new()
    {
        ["insufficient_funds"] = "Not enough money on the account. It may go through in a few days.",
        ["limit"] = "The card's limit is reached. It may go through tomorrow.",
        ["expired_card"] = "The card has expired. The person needs another one.",
        ["wrong_details"] = "A number, date or code of the card is wrong.",
        ["blocked"] = "The card is blocked, lost or stolen. It will not go through; the person needs another one.",
        ["confirmation"] = "The bank wants the person to confirm (3-D Secure). They have a link.",
        ["not_supported"] = "The card does not take this kind of payment or currency.",
        ["try_later"] = "The bank or the network had a fault. It may go through at the next try.",
        ["generic"] = "The bank declined and does not say why. The person has to ask it, or use another card.",
    };

    /// <summary>The key of the bot's text.</summary>
    public static string KeyOf(string? code) => "decline." + KindOf(code);

    /// <summary>For Billing.</summary>
    public static string Of(string? code) => ForTeam[KindOf(code)];

    private static string KindOf(string? code) => code is not null && Kinds.TryGetValue(code, out var kind) ? kind : "generic";
}

using TelegramAdmin.Core.Settings;

namespace TelegramAdmin.Core.Payments;

/// <summary>What a workspace decides about payments.</summary>
public static class PaymentSettings
{
    public static Setting<string> Currency { get; } = new(
        "payments.currency", "USD", "Currency", "Shown first, and used where a product has several prices.",
        value => value.Length == 3 && value.All(char.IsAsciiLetterUpper) ? null : "Write a currency as three capitals, such as USD.");

    public static Setting<bool> StarsAreOffered { get; } = new(
        "payments.stars", true, "Telegram Stars", "Whether products with a price in Stars can be bought with them.");

    public static Setting<bool> CardsAreOffered { get; } = new(
        "payments.cards", true, "Cards", "Whether Stripe Checkout is offered, where a key is configured.");

    public static Setting<bool> RechargeIsOffered { get; } = new(
        "payments.recharge", true, "Auto-recharge", "Whether people may let their saved card be charged when their credits run low.");

    public static Setting<string> RechargeConsent { get; } = new(
        "payments.recharge_consent",
        "I agree that {product} for {price} is charged to my saved card whenever I have fewer than {threshold} credits, at most {cap} in a month. I can switch this off at any time with /autorecharge.",
        "Words of consent", "What a person agrees to; kept with the date. May hold {product}, {price}, {threshold} and {cap}.",
        value => value.Length is >= 20 and <= 1500 ? null : "Write 20 to 1,500 characters.");

    /// <summary>Hours after a decline at which the charge is tried again.</summary>
    public static Setting<int[]> DunningHours { get; } = new(
        "payments.dunning_hours", [24, 72, 120], "Tries after a decline", "Hours after each decline until the next try; after the last one auto-recharge is switched off.",
        value => value.Length is >= 1 and <= 10 && value.All(hours => hours is >= 1 and <= 720) ? null : "Write one to ten numbers of hours, each from 1 to 720.") { Unit = "hours" };

    /// <summary>What a Star is worth when revenue in Stars is shown in money.</summary>
    public static Setting<decimal> StarValue { get; } = new(
        "payments.star_value", 0.013m, "A Star is worth", "In the currency above; only for showing Stars beside money.",
        value => value is > 0 and < 100 ? null : "Write a value above 0.");

    public static IReadOnlyList<Setting> All { get; } = [Currency, StarsAreOffered, CardsAreOffered, RechargeIsOffered, RechargeConsent, DunningHours, StarValue];
}

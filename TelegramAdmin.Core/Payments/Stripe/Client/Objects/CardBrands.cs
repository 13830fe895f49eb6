namespace TelegramAdmin.Core.Payments.Stripe.Client.Objects;

/// <summary>Brands of cards as they stand on the card (docs.stripe.com/api/payment_methods/object#payment_method_object-card-brand).</summary>
internal static class CardBrands
{
    public static string NameOf(string? brand) => brand switch
    {
        "amex" => "American Express",
        "cartes_bancaires" => "Cartes Bancaires",
        "diners" => "Diners Club",
        "eftpos_au" => "eftpos",
        "jcb" => "JCB",
        "unionpay" => "UnionPay",
        null or "" or "unknown" => "Card",
        _ => char.ToUpperInvariant(brand[0]) + brand[1..],
    };
}

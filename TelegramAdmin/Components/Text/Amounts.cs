using System.Globalization;

namespace TelegramAdmin.Components.Text;

/// <summary>Money and Telegram Stars.</summary>
public static class Amounts
{
    private const string Stars = "XTR";

    // Source: https://docs.stripe.com/currencies#zero-decimal
    private static readonly HashSet<string> WithoutCents = new(StringComparer.OrdinalIgnoreCase)
    {
        "BIF", "CLP", "DJF", "GNF", "JPY", "KMF", "KRW", "MGA", "PYG", "RWF", "UGX", "VND", "VUV", "XAF", "XOF", "XPF", Stars,
    };

    private static readonly Dictionary<string, string> Symbols = new(StringComparer.OrdinalIgnoreCase)
    {
        ["USD"] = "$", ["EUR"] = "€", ["GBP"] = "£", ["JPY"] = "¥", ["INR"] = "₹", ["KRW"] = "₩", ["UAH"] = "₴", ["TRY"] = "₺", ["BRL"] = "R$",
    };

    /// <summary>$8,412.50, 250 ★, CHF 12.00: always with cents where the currency has them.</summary>
    /// <param name="minorUnits">Cents; whole units where the currency has none.</param>
    public static string Money(long minorUnits, string currency)
    {
        if (currency.Equals(Stars, StringComparison.OrdinalIgnoreCase))
            return Numbers.Count(minorUnits) + " ★";

        var digits = Decimals(currency);
        var format = (NumberFormatInfo)CultureInfo.CurrentCulture.NumberFormat.Clone();
        format.CurrencySymbol = Symbols.GetValueOrDefault(currency) ?? currency.ToUpperInvariant() + "\u00a0";
        format.CurrencyDecimalDigits = digits;
        format.CurrencyNegativePattern = 1;
        format.NegativeSign = "−";
        return (minorUnits / (decimal)Math.Pow(10, digits)).ToString("C", format);
    }

    /// <summary>2, or 0 for currencies without a smaller coin.</summary>
    public static int Decimals(string currency) => WithoutCents.Contains(currency) ? 0 : 2;
}

using System.Globalization;
using TelegramAdmin.Core.Payments.Catalogue;

namespace TelegramAdmin.Components.Text;

/// <summary>Money and Telegram Stars.</summary>
public static class Amounts
{
    private const string Stars = Currencies.Stars;

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

    /// <summary>7.99 or 250, as it stands in an input.</summary>
    public static string Plain(long minorUnits, string currency) =>
        (minorUnits / (decimal)Math.Pow(10, Decimals(currency))).ToString("F" + Decimals(currency).ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);

    /// <summary>Reads what somebody typed, with a point or a comma before the cents.</summary>
    /// <returns>The smallest unit; null where it is no amount, or has more decimals than the currency.</returns>
    public static long? Read(string? typed, string currency)
    {
        var text = (typed ?? "").Trim().Replace(',', '.');
        if (!decimal.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var units) || units > 1_000_000_000)
            return null;
        var minor = units * (decimal)Math.Pow(10, Decimals(currency));
        return minor == decimal.Truncate(minor) ? (long)minor : null;
    }

    /// <summary>2, or 0 for currencies without a smaller coin, or 3.</summary>
    public static int Decimals(string currency) => Currencies.Find(currency.ToUpperInvariant())?.Decimals ?? 2;
}

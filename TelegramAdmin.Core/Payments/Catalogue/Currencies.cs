using System.Collections.Frozen;
using System.Globalization;

namespace TelegramAdmin.Core.Payments.Catalogue;

/// <summary>What can be charged in: Stripe's presentment currencies and Telegram Stars (docs.stripe.com/currencies, core.telegram.org/bots/payments-stars).</summary>
public static class Currencies
{
    /// <summary>Telegram Stars.</summary>
    public const string Stars = "XTR";

    /// <summary>What Telegram takes for a subscription is the most that it names; it names none for a single invoice.</summary>
    public const long MostStars = 10_000;

    /// <summary>Eight digits.</summary>
    private const long MostMoney = 99_999_999;

    private const string All = """
        USD EUR GBP AED AFN ALL AMD ANG AOA ARS AUD AWG AZN BAM BBD BDT BGN BHD BIF BMD BND BOB BRL BSD BWP BYN BZD CAD CDF CHF CLP CNY COP CRC CVE CZK
        DJF DKK DOP DZD EGP ETB FJD FKP GEL GIP GMD GNF GTQ GYD HKD HNL HTG HUF IDR ILS INR ISK JMD JOD JPY KES KGS KHR KMF KRW KWD KYD KZT LAK LBP LKR
        LRD LSL MAD MDL MGA MKD MMK MNT MOP MUR MVR MWK MXN MYR MZN NAD NGN NIO NOK NPR NZD OMR PAB PEN PGK PHP PKR PLN PYG QAR RON RSD RUB RWF SAR SBD
        SCR SEK SGD SHP SLE SOS SRD STD SZL THB TJS TND TOP TRY TTD TWD TZS UAH UGX UYU UZS VND VUV WST XAF XCD XOF XPF YER ZAR ZMW
        """;

    private static readonly FrozenSet<string> WithoutDecimals =
        FrozenSet.Create("BIF", "CLP", "DJF", "GNF", "JPY", "KMF", "KRW", "MGA", "PYG", "RWF", "VND", "VUV", "XAF", "XOF", "XPF");

    /// <summary>The last digit is always 0.</summary>
    private static readonly FrozenSet<string> WithThreeDecimals = FrozenSet.Create("BHD", "JOD", "KWD", "OMR", "TND");

    /// <summary>Written with two decimals that are always 00.</summary>
    private static readonly FrozenSet<string> WholeOnly = FrozenSet.Create("ISK", "UGX");

    /// <summary>The least that Stripe charges, where the money is paid out in the same currency.</summary>
    private static readonly FrozenDictionary<string, long> Least = new Dictionary<string, long>
    {
        ["USD"] = 50, ["AED"] = 200, ["AUD"] = 50, ["BGN"] = 100, ["BRL"] = 50, ["CAD"] = 50, ["CHF"] = 50, ["CZK"] = 1500, ["DKK"] = 250, ["EUR"] = 50,
        ["GBP"] = 30, ["HKD"] = 400, ["HUF"] = 17500, ["INR"] = 50, ["JPY"] = 50, ["MXN"] = 1000, ["MYR"] = 200, ["NOK"] = 300, ["NZD"] = 50, ["PLN"] = 200,
        ["RON"] = 200, ["SEK"] = 300, ["SGD"] = 50, ["THB"] = 1000,
    }.ToFrozenDictionary();

    private static readonly FrozenDictionary<string, Currency> Known =
        All.Split((char[])[' ', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries).Select(Money)
            .Append(new Currency(Stars, 0, 1, MostStars, 1)).ToFrozenDictionary(c => c.Code);

    /// <summary>Money that Stripe charges in; the common ones first.</summary>
    public static IReadOnlyList<Currency> OfStripe { get; } = [.. Known.Values.Where(c => c.Code != Stars).OrderBy(c => All.IndexOf(c.Code, StringComparison.Ordinal))];

    /// <param name="code">ISO 4217 in capitals, or XTR.</param>
    public static Currency? Find(string code) => Known.GetValueOrDefault(code);

    /// <summary>Such as $3.99, €8.50, 12.00 CHF, 250 ★: as it is read in any of the bot's languages.</summary>
    /// <param name="code">In any case, as Stripe writes small letters.</param>
    public static string Write(long amount, string code)
    {
        code = code.ToUpperInvariant();
        if (code == Stars)
            return $"{amount.ToString("N0", CultureInfo.InvariantCulture)} ★";
        var decimals = Find(code)?.Decimals ?? 2;
        var number = (amount / (decimal)Math.Pow(10, decimals)).ToString($"N{decimals}", CultureInfo.InvariantCulture);
        return code switch
        {
            "USD" => $"${number}",
            "EUR" => $"€{number}",
            "GBP" => $"£{number}",
            "JPY" => $"¥{number}",
            _ => $"{number} {code}",
        };
    }

    /// <summary>What is left of an amount after a discount: in the currency's steps, and no less than can be charged.</summary>
    public static long Discounted(long amount, string code, int percent)
    {
        var (step, least) = Find(code) is { } currency ? (currency.Step, currency.Least) : (1, 1);
        var left = amount - (amount * percent / 100);
        return Math.Min(amount, Math.Max(left / step * step, least));
    }

    private static Currency Money(string code)
    {
        var decimals = WithoutDecimals.Contains(code) ? 0 : WithThreeDecimals.Contains(code) ? 3 : 2;
        var step = WholeOnly.Contains(code) ? 100 : WithThreeDecimals.Contains(code) ? 10 : 1;
        return new Currency(code, decimals, Math.Max(Least.GetValueOrDefault(code, 1), step), MostMoney / step * step, step);
    }
}

/// <summary>A currency and what can be charged in it; amounts in its smallest unit.</summary>
/// <param name="Decimals">How many digits of an amount stand behind the point.</param>
/// <param name="Least">The smallest charge; Stripe may want more where it converts into another currency.</param>
/// <param name="Step">An amount is a multiple of it.</param>
public sealed record Currency(string Code, int Decimals, long Least, long Most, int Step);

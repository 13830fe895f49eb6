using System.Globalization;
using TelegramAdmin.Sandbox.Stripe.Protocol;

namespace TelegramAdmin.Sandbox.Stripe.Paying;

/// <summary>Currencies and least amounts: https://docs.stripe.com/currencies.</summary>
internal static class Currencies
{
    private const string Known =
        "usd, aed, afn, all, amd, ang, aoa, ars, aud, awg, azn, bam, bbd, bdt, bgn, bhd, bif, bmd, bnd, bob, brl, bsd, bwp, byn, bzd, cad, cdf, chf, clp, cny, cop, crc, cve, czk, djf, dkk, dop, dzd, egp, etb, eur, fjd, fkp, gbp, gel, gip, gmd, gnf, gtq, gyd, hkd, hnl, htg, huf, idr, ils, inr, isk, jmd, jod, jpy, kes, kgs, khr, kmf, krw, kwd, kyd, kzt, lak, lbp, lkr, lrd, lsl, mad, mdl, mga, mkd, mmk, mnt, mop, mur, mvr, mwk, mxn, myr, mzn, nad, ngn, nio, nok, npr, nzd, pab, pen, pgk, php, pkr, pln, pyg, qar, ron, rsd, rub, rwf, sar, sbd, scr, sek, sgd, shp, sle, sos, srd, std, szl, thb, tjs, tnd, top, try, ttd, twd, tzs, uah, ugx, uyu, uzs, vnd, vuv, wst, xaf, xcd, xof, xpf, yer, zar, zmw";

    private static readonly HashSet<string> All = [.. Known.Split(", ")];

    private static readonly HashSet<string> WithoutMinor =
        ["bif", "clp", "djf", "gnf", "jpy", "kmf", "krw", "mga", "pyg", "rwf", "vnd", "vuv", "xaf", "xof", "xpf"];

    private static readonly Dictionary<string, long> Least = new()
    {
        ["usd"] = 50, ["eur"] = 50, ["aud"] = 50, ["brl"] = 50, ["cad"] = 50, ["chf"] = 50, ["inr"] = 50, ["nzd"] = 50, ["sgd"] = 50, ["gbp"] = 30,
        ["jpy"] = 50, ["sek"] = 300, ["nok"] = 300, ["dkk"] = 250, ["pln"] = 200, ["czk"] = 1500, ["mxn"] = 1000, ["hkd"] = 400, ["huf"] = 17500,
        ["aed"] = 200, ["ron"] = 200, ["thb"] = 1000, ["myr"] = 200,
    };

    private static readonly Dictionary<string, string> Signs = new() { ["usd"] = "$", ["eur"] = "€", ["gbp"] = "£", ["jpy"] = "¥" };

    public static string Read(string text, string param)
    {
        var currency = text.ToLowerInvariant();
        return All.Contains(currency) ? currency : throw StripeException.Invalid($"Invalid currency: {currency}. Stripe currently supports these currencies: {Known}", param);
    }

    public static void CheckAmount(long amount, string currency, string param)
    {
        if (amount < 0) throw StripeException.Invalid("Invalid non-negative integer", param, "parameter_invalid_integer");
        if (amount < Least.GetValueOrDefault(currency, 1))
            throw StripeException.Invalid($"Amount must be at least {Words(Least.GetValueOrDefault(currency, 1), currency)}", param, "amount_too_small");
        if (amount > 99_999_999)
            throw StripeException.Invalid($"Amount must be no more than {Words(99_999_999, currency)}", param, "amount_too_large");
    }

    /// <summary>"€12.50", or "12.50 PLN" where there is no sign for it.</summary>
    public static string Words(long amount, string currency)
    {
        var digits = WithoutMinor.Contains(currency) ? 0 : 2;
        var value = digits == 0 ? amount : amount / 100m;
        var number = value.ToString($"N{digits}", CultureInfo.InvariantCulture);
        return Signs.TryGetValue(currency, out var sign) ? sign + number : $"{number} {currency.ToUpperInvariant()}";
    }
}

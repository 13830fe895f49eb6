using System.Globalization;

namespace TelegramAdmin.Core.Campaigns.Broadcasts.Comparing;

/// <summary>
/// The stated rule: the variant with the best share wins, and where shares are equal the first of them. How sure that is says a two-proportion z-test
/// of the best and the second best, two-sided.
/// </summary>
internal static class WinnerRule
{
    public static (string Winner, string Reason) Choose(IReadOnlyList<VariantScore> scores, WinnerBy by, bool hasRest)
    {
        var isFewest = by == WinnerBy.FewestOptOuts;
        var ranked = isFewest ? scores.OrderBy(s => s.Share).ToList() : [.. scores.OrderByDescending(s => s.Share)];
        var shares = ranked.Select((s, place) => string.Create(CultureInfo.InvariantCulture, $"{s.Variant}: {s.Share * 100:0.#}%{(place == 0 ? $" {Verb(by)}" : "")}"));
        var rest = hasRest ? $"; the rest gets {ranked[0].Variant}" : "";
        return (ranked[0].Variant, $"{string.Join(", ", shares)}, {Sureness(ranked)}{rest}.");
    }

    /// <summary>How sure it is that two shares differ, 0 to 1.</summary>
    public static double Confidence(VariantScore one, VariantScore other)
    {
        if (one.People == 0 || other.People == 0)
            return 0;
        var pooled = (double)(one.Acted + other.Acted) / (one.People + other.People);
        var error = Math.Sqrt(pooled * (1 - pooled) * (1.0 / one.People + 1.0 / other.People));
        return error == 0 ? 0 : Erf(Math.Abs(one.Share - other.Share) / error / Math.Sqrt(2));
    }

    private static string Sureness(List<VariantScore> ranked) =>
        ranked.Count < 2 ? "nothing to compare"
        : ranked[0].Share == ranked[1].Share ? "a tie, so the first of them"
        : string.Create(CultureInfo.InvariantCulture, $"{Math.Min(0.999, Confidence(ranked[0], ranked[1])) * 100:0.0}% sure");

    private static string Verb(WinnerBy by) => by switch
    {
        WinnerBy.Presses => "pressed",
        WinnerBy.Replies => "replied",
        WinnerBy.Purchases => "bought",
        _ => "opted out",
    };

    // Abramowitz and Stegun, 7.1.26: wrong by at most 1.5e-7.
    private static double Erf(double x)
    {
        var t = 1 / (1 + 0.3275911 * x);
        return 1 - ((((1.061405429 * t - 1.453152027) * t + 1.421413741) * t - 0.284496736) * t + 0.254829592) * t * Math.Exp(-x * x);
    }
}

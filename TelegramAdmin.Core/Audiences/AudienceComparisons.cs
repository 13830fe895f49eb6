using System.Globalization;

namespace TelegramAdmin.Core.Audiences;

/// <summary>Which comparisons there are for which values, and how many of them fields have to write by themselves.</summary>
public static class AudienceComparisons
{
    public static IReadOnlyList<Comparison> Of(AudienceValues values) => values switch
    {
        AudienceValues.YesNo => [Comparison.Is],
        AudienceValues.Ids => [Comparison.Is, Comparison.IsNot],
        AudienceValues.Number => [Comparison.AtLeast, Comparison.AtMost],
        AudienceValues.Moment => [Comparison.WithinDays, Comparison.NotWithinDays, Comparison.From, Comparison.Until, Comparison.Exists, Comparison.Missing],
        AudienceValues.Codes => [Comparison.Is, Comparison.IsNot, Comparison.Exists, Comparison.Missing],
        _ => [Comparison.Is, Comparison.IsNot, Comparison.Contains, Comparison.StartsWith, Comparison.Exists, Comparison.Missing],
    };

    /// <summary>Whether a comparison takes no values.</summary>
    public static bool IsBare(Comparison comparison) => comparison is Comparison.Exists or Comparison.Missing;

    /// <summary>A condition said without "not": is, at least, from, until, within days, contains, starts with and exists are what is left.</summary>
    public static (Audience Condition, bool IsDenied) Positive(Audience condition, AudienceValues values) => condition.Is switch
    {
        Comparison.IsNot => (condition with { Is = Comparison.Is }, true),
        Comparison.Missing => (condition with { Is = Comparison.Exists }, true),
        Comparison.NotWithinDays => (condition with { Is = Comparison.WithinDays }, true),
        Comparison.AtMost => (condition with { Is = Comparison.AtLeast, Values = [(Number(condition) + 1).ToString(CultureInfo.InvariantCulture)] }, true),
        Comparison.Is when values == AudienceValues.YesNo => (condition, condition.Values is ["false"]),
        _ => (condition, false),
    };

    /// <summary>Of a condition that was checked.</summary>
    public static long Number(this Audience condition) => long.Parse(condition.Values![0], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);
}

using System.Globalization;
using TelegramAdmin.Components.Text;
using TelegramAdmin.Core.Audiences;

namespace TelegramAdmin.Features.Audiences;

/// <summary>Languages and countries by the names that people know.</summary>
internal static class PlaceNames
{
    private static readonly Lazy<IReadOnlyDictionary<string, string>> KnownLanguages = new(() =>
        CultureInfo.GetCultures(CultureTypes.NeutralCultures).Where(c => c.Name.Length is 2 or 3)
            .GroupBy(c => c.TwoLetterISOLanguageName).ToDictionary(g => g.Key, g => g.First().EnglishName));

    private static readonly Lazy<IReadOnlyDictionary<string, string>> KnownCountries = new(() =>
        CultureInfo.GetCultures(CultureTypes.SpecificCultures).Select(RegionOf).OfType<RegionInfo>().Where(r => r.TwoLetterISORegionName.Length == 2 && char.IsAsciiLetter(r.TwoLetterISORegionName[0]))
            .GroupBy(r => r.TwoLetterISORegionName).ToDictionary(g => g.Key, g => g.First().EnglishName));

    public static IReadOnlyList<AudienceChoice> Languages { get; } = Choices(KnownLanguages);

    public static IReadOnlyList<AudienceChoice> Countries { get; } = Choices(KnownCountries);

    /// <summary>The same choices in the reader's language, in its order.</summary>
    public static IReadOnlyList<AudienceChoice> In(IReadOnlyList<AudienceChoice> places, Localizer words) =>
        [.. places.Select(p => p with { Name = words[p.Name] }).OrderBy(p => p.Name, StringComparer.CurrentCultureIgnoreCase)];

    /// <param name="tag">IETF; "pt-br" is "Portuguese (BR)".</param>
    /// <param name="words">English without it.</param>
    public static string Language(string tag, Localizer? words = null)
    {
        var parts = tag.Split('-', 2);
        var name = KnownLanguages.Value.GetValueOrDefault(parts[0].ToLowerInvariant()) ?? parts[0];
        name = words?[name] ?? name;
        return parts.Length == 1 ? name : $"{name} ({parts[1].ToUpperInvariant()})";
    }

    /// <param name="words">English without it.</param>
    public static string Country(string code, Localizer? words = null)
    {
        var name = KnownCountries.Value.GetValueOrDefault(code.ToUpperInvariant()) ?? code.ToUpperInvariant();
        return words?[name] ?? name;
    }

    private static IReadOnlyList<AudienceChoice> Choices(Lazy<IReadOnlyDictionary<string, string>> names) =>
        [.. names.Value.OrderBy(n => n.Value, StringComparer.OrdinalIgnoreCase).Select(n => new AudienceChoice(n.Key, n.Value))];

    private static RegionInfo? RegionOf(CultureInfo culture)
    {
        try
        {
            return new RegionInfo(culture.Name);
        }
        catch (ArgumentException)
        {
            return null; // A culture without a region of its own.
        }
    }
}

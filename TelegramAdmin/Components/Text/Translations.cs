using System.Collections.Frozen;
using System.Globalization;
using System.Text.Json;

namespace TelegramAdmin.Components.Text;

/// <summary>What Words/{language}/*.json says, by the English text. A text with plural forms has them between bars: "{0} person|{0} people".</summary>
internal static class Translations
{
    private static readonly FrozenDictionary<string, FrozenDictionary<string, string>> ByLanguage = Read();

    public static IReadOnlyCollection<string> Languages => ByLanguage.Keys;

    public static string? Find(string language, string english) => ByLanguage.GetValueOrDefault(language)?.GetValueOrDefault(english);

    /// <summary>In the language of the current request or circuit: for the words that stand in numbers and times, which have no Localizer.</summary>
    public static string Here(string english) => Find(CultureInfo.CurrentUICulture.TwoLetterISOLanguageName, english) ?? english;

    /// <param name="format">With {0} for the value.</param>
    public static string Here(string format, object value) => string.Format(CultureInfo.CurrentCulture, Here(format), value);

    private static FrozenDictionary<string, FrozenDictionary<string, string>> Read()
    {
        var assembly = typeof(Translations).Assembly;
        return assembly.GetManifestResourceNames()
            .Where(name => name.StartsWith("Words/", StringComparison.Ordinal))
            .GroupBy(name => name.Split('/')[1], StringComparer.Ordinal)
            .ToFrozenDictionary(files => files.Key, files => files.SelectMany(file => Parse(assembly.GetManifestResourceStream(file)!)).DistinctBy(p => p.Key).ToFrozenDictionary(StringComparer.Ordinal), StringComparer.Ordinal);
    }

    private static Dictionary<string, string> Parse(Stream stream)
    {
        using (stream)
            return JsonSerializer.Deserialize<Dictionary<string, string>>(stream)!;
    }
}

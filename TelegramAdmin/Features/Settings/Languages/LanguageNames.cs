using System.Globalization;
using TelegramAdmin.Components.Text;
using TelegramAdmin.Core.Localization;

namespace TelegramAdmin.Features.Settings.Languages;

/// <summary>Languages that texts may be written in, by their two letters.</summary>
internal static class LanguageNames
{
    private const string Codes = "ar be bg bn ca cs da de el en es et fa fi fr he hi hr hu id it ja ka kk ko lt lv ms nb nl pl pt ro ru sk sl sq sr sv sw th tr uk ur uz vi zh";

    /// <summary>What bots speak without being taught.</summary>
    public static IReadOnlyList<string> OfBots { get; } = [.. TextCatalog.Languages.Select(l => l.Code)];

    public static IReadOnlyList<string> Others { get; } = [.. Codes.Split(' ').Except(OfBots).OrderBy(Of, StringComparer.CurrentCulture)];

    /// <summary>The others in the order of the reader's alphabet.</summary>
    public static IEnumerable<string> OthersIn(Localizer words) => Others.OrderBy(code => words[Of(code)], StringComparer.CurrentCulture);

    /// <summary>"Spanish"; the letters themselves where nobody knows them.</summary>
    public static string Of(string code) => IsCode(code) && Known(code) is { } culture ? culture.EnglishName : code;

    /// <summary>What an address names, or the default.</summary>
    public static string Closest(string? code) => code is not null && IsCode(code) ? code : "";

    /// <summary>How days and numbers are written there; English for what nobody knows.</summary>
    public static CultureInfo Culture(string code) => (IsCode(code) ? Known(code) : null) ?? CultureInfo.GetCultureInfo(TextCatalog.Fallback);

    private static bool IsCode(string code) => code.Length == 2 && code.All(char.IsAsciiLetterLower);

    private static CultureInfo? Known(string code)
    {
        try
        {
            return CultureInfo.GetCultureInfo(code, predefinedOnly: true);
        }
        catch (CultureNotFoundException)
        {
            return null;
        }
    }
}

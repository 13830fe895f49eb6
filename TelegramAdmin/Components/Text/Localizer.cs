using System.Globalization;
using TelegramAdmin.Core.Localization;

namespace TelegramAdmin.Components.Text;

/// <summary>
/// The interface in its reader's language. The English text is the key and stands where there is no translation yet, so that pages stay
/// readable and a new text needs nothing else. In every component as <c>L</c>; one for each circuit, which keeps the language it began with.
/// </summary>
public sealed class Localizer
{
    private readonly string _language = CultureInfo.CurrentUICulture.TwoLetterISOLanguageName;

    public string this[string english] => Translations.Find(_language, english) ?? english;

    /// <param name="values">For {0}, {1} …, in the reader's culture.</param>
    public string this[string english, params object?[] values] => string.Format(CultureInfo.CurrentCulture, this[english], values);

    /// <summary>A word that other languages say differently by what it is about, which stands behind it: "up (figure)" is "up".</summary>
    public string Sense(string english) => Translations.Find(_language, english) ?? this[english[..english.LastIndexOf(" (", StringComparison.Ordinal)]];

    /// <summary>"1 person", "1,204 people": the form that stands beside the number, which is {0}.</summary>
    public string Count(long number, string one, string other)
    {
        var shown = Numbers.Count(number);
        var forms = Translations.Find(_language, $"{one}|{other}") is { } translated ? translated.Split('|') : [one, other];
        return string.Format(CultureInfo.CurrentCulture, Plurals.Choose(_language, shown, forms), shown);
    }
}

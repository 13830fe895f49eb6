using System.Diagnostics.CodeAnalysis;
using System.Text.RegularExpressions;
using TelegramAdmin.Components.Text;

namespace TelegramAdmin.Features.Operations;

/// <summary>Sentences that Core made, with numbers and names in them already: "3 bots receive" is looked for as "{0} bots receive", and the 3 put back in.</summary>
internal static partial class Sentences
{
    /// <returns>The sentence as it is where it has no translation.</returns>
    [return: NotNullIfNotNull(nameof(sentence))]
    public static string? Said(this Localizer words, string? sentence)
    {
        if (sentence is null)
            return null;
        var whole = words[sentence];
        if (whole != sentence)
            return whole;
        var values = new List<object?>();
        var form = Values().Replace(sentence, value =>
        {
            var span = $"{{0}} {value.Groups["unit"].Value}";
            values.Add(value.Groups["unit"].Success ? words[span, value.Groups["number"].Value] : value.Value);
            return $"{{{values.Count - 1}}}";
        });
        return words[form] == form ? sentence : words[form, values.ToArray()];
    }

    // A name in quotation marks; a span such as "2 days"; an address, a file or a time of the day; any other number.
    [GeneratedRegex("""(?<=“).+(?=”)|\b(?<number>\d+) (?<unit>s|min|h|days)\b|[\w-]+(?:[.:][\w-]+)+|\d+(?:[-.,\u00a0\u202f]\d+)*""", RegexOptions.None, 500)]
    private static partial Regex Values();
}

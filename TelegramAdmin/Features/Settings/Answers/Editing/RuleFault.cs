using System.Globalization;
using System.Text.RegularExpressions;

namespace TelegramAdmin.Features.Settings.Answers.Editing;

/// <summary>Where in a reply something was refused, out of a failure's field such as <c>actions[0].screens[1].texts.es</c>.</summary>
/// <param name="Language">Null where it is not about one language.</param>
internal sealed partial record RuleFault(int Screen, string? Language)
{
    public static RuleFault? Find(string? field)
    {
        var found = Place().Match(field ?? "");
        if (!found.Success)
            return null;
        var language = Text().Match(field!);
        return new RuleFault(int.Parse(found.Groups["screen"].Value, CultureInfo.InvariantCulture), language.Success ? language.Groups["language"].Value : null);
    }

    [GeneratedRegex(@"\.screens\[(?<screen>[0-9]{1,4})\]", RegexOptions.None, 500)]
    private static partial Regex Place();

    [GeneratedRegex(@"\.texts\.(?<language>[a-z]*)\z", RegexOptions.None, 500)]
    private static partial Regex Text();
}

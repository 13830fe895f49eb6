using System.Globalization;
using TelegramAdmin.Components.Text;
using TelegramAdmin.Core.Audiences;

namespace TelegramAdmin.Features.Audiences;

/// <summary>Audiences as people read them: a chip for each condition, a sentence for the whole.</summary>
public static class AudienceWords
{
    private const int MostNamed = 3;

    /// <summary>Such as "Language Spanish and Last seen within 90 days, but not Opted out of News"; "Everybody" without conditions.</summary>
    public static string Of(Audience audience, AudienceNameBook names)
    {
        var parts = Parts(audience);
        var wanted = parts.Where(p => p.Kind != AudienceKind.Not).Select(p => Inner(p, names)).ToList();
        var unwanted = parts.Where(p => p.Kind == AudienceKind.Not).SelectMany(p => p.Of ?? []).Select(p => Inner(p, names)).ToList();
        var who = wanted.Count == 0 ? "Everybody" : string.Join(" and ", wanted);
        return unwanted.Count == 0 ? who : $"{who}, but not {string.Join(" or ", unwanted)}";
    }

    /// <summary>What stands first on a chip: the field.</summary>
    public static string Label(Audience condition) =>
        condition.Kind != AudienceKind.Where ? condition.Kind switch { AudienceKind.Any => "Any of", AudienceKind.Not => "Not", _ => "All of" }
        : condition.Field == AudienceField.Attribute ? condition.Name ?? "" : AudienceTitles.Of(condition.Field!.Value);

    /// <summary>What stands second on a chip: the comparison with its values.</summary>
    public static string Value(Audience condition, AudienceNameBook names)
    {
        if (condition.Kind != AudienceKind.Where)
            return string.Join(condition.Kind == AudienceKind.All ? " and " : " or ", (condition.Of ?? []).Select(p => Inner(p, names)));
        var values = condition.Values ?? [];
        var first = values.Count > 0 ? values[0] : "";
        return condition.Is switch
        {
            Comparison.Is => List(condition, names),
            Comparison.IsNot => $"not {List(condition, names)}",
            Comparison.AtLeast => $"at least {Number(first)}",
            Comparison.AtMost => $"at most {Number(first)}",
            Comparison.From => $"on or after {Day(first)}",
            Comparison.Until => $"before {Day(first)}",
            Comparison.WithinDays => $"within {Number(first)} days",
            Comparison.NotWithinDays => $"not within {Number(first)} days",
            Comparison.Contains => $"contains “{first}”",
            Comparison.StartsWith => $"starts with “{first}”",
            Comparison.Exists => "known",
            _ => "not known",
        };
    }

    private static IReadOnlyList<Audience> Parts(Audience audience) => audience.Kind == AudienceKind.All ? audience.Of ?? [] : [audience];

    private static string Inner(Audience part, AudienceNameBook names) =>
        part.Kind == AudienceKind.Where ? $"{Label(part)} {Value(part, names)}" : part.Kind == AudienceKind.Not ? $"not ({Value(part, names)})" : $"({Value(part, names)})";

    private static string List(Audience condition, AudienceNameBook names)
    {
        var words = (condition.Values ?? []).Select(v => One(condition.Field!.Value, v, names)).ToList();
        return words.Count <= MostNamed ? string.Join(" or ", words) : $"{string.Join(", ", words.Take(MostNamed))} or {words.Count - MostNamed} more";
    }

    private static string One(AudienceField field, string value, AudienceNameBook names) => field switch
    {
        AudienceField.Language => PlaceNames.Language(value),
        AudienceField.Country => PlaceNames.Country(value),
        _ when value == "true" => "yes",
        _ when value == "false" => "no",
        _ => names.Of(field, value),
    };

    private static string Number(string text) => long.TryParse(text, CultureInfo.InvariantCulture, out var number) ? Numbers.Count(number) : text;

    private static string Day(string text) => AudienceMoment.Read(text) is { } at
        ? at.TimeOfDay == TimeSpan.Zero ? at.ToString("d MMM yyyy", CultureInfo.CurrentCulture) : $"{at.ToString("d MMM yyyy, HH:mm", CultureInfo.CurrentCulture)} UTC"
        : text;
}

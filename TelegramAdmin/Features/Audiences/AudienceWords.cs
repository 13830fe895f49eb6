using System.Globalization;
using TelegramAdmin.Components.Text;
using TelegramAdmin.Core.Audiences;

namespace TelegramAdmin.Features.Audiences;

/// <summary>Audiences as people read them: a chip for each condition, a sentence for the whole. English without a <see cref="Localizer"/>.</summary>
public static class AudienceWords
{
    private const int MostNamed = 3;

    /// <summary>Such as "Language Spanish and Last seen within 90 days, but not Opted out of News"; "Everybody" without conditions.</summary>
    public static string Of(Audience audience, AudienceNameBook names, Localizer? words = null)
    {
        var parts = Parts(audience);
        var wanted = parts.Where(p => p.Kind != AudienceKind.Not).Select(p => Inner(p, names, words)).ToList();
        var unwanted = parts.Where(p => p.Kind == AudienceKind.Not).SelectMany(p => p.Of ?? []).Select(p => Inner(p, names, words)).ToList();
        var who = wanted.Count == 0 ? Say(words, "Everybody") : Join(words, "{0} and {1}", wanted);
        return unwanted.Count == 0 ? who : Say(words, "{0}, but not {1}", who, Join(words, "{0} or {1}", unwanted));
    }

    /// <summary>What stands first on a chip: the field.</summary>
    public static string Label(Audience condition, Localizer? words = null) =>
        condition.Kind != AudienceKind.Where ? Say(words, condition.Kind switch { AudienceKind.Any => "Any of", AudienceKind.Not => "Not", _ => "All of" })
        : condition.Field == AudienceField.Attribute ? condition.Name ?? "" : Say(words, AudienceTitles.Of(condition.Field!.Value));

    /// <summary>What stands second on a chip: the comparison with its values.</summary>
    public static string Value(Audience condition, AudienceNameBook names, Localizer? words = null)
    {
        if (condition.Kind != AudienceKind.Where)
            return Join(words, condition.Kind == AudienceKind.All ? "{0} and {1}" : "{0} or {1}", (condition.Of ?? []).Select(p => Inner(p, names, words)));
        var values = condition.Values ?? [];
        var first = values.Count > 0 ? values[0] : "";
        return condition.Is switch
        {
            Comparison.Is => List(condition, names, words),
            Comparison.IsNot => Say(words, "not {0}", List(condition, names, words)),
            Comparison.AtLeast => Say(words, "at least {0}", Number(first)),
            Comparison.AtMost => Say(words, "at most {0}", Number(first)),
            Comparison.From => Say(words, "on or after {0}", Day(first)),
            Comparison.Until => Say(words, "before {0}", Day(first)),
            Comparison.WithinDays => Days(words, "within {0} days", first),
            Comparison.NotWithinDays => Days(words, "not within {0} days", first),
            Comparison.Contains => Say(words, "contains “{0}”", first),
            Comparison.StartsWith => Say(words, "starts with “{0}”", first),
            Comparison.Exists => Say(words, "known"),
            _ => Say(words, "not known"),
        };
    }

    private static IReadOnlyList<Audience> Parts(Audience audience) => audience.Kind == AudienceKind.All ? audience.Of ?? [] : [audience];

    private static string Inner(Audience part, AudienceNameBook names, Localizer? words) =>
        part.Kind == AudienceKind.Where ? $"{Label(part, words)} {Value(part, names, words)}" : part.Kind == AudienceKind.Not ? Say(words, "not ({0})", Value(part, names, words)) : $"({Value(part, names, words)})";

    private static string List(Audience condition, AudienceNameBook names, Localizer? words)
    {
        var values = (condition.Values ?? []).Select(v => One(condition.Field!.Value, v, names, words)).ToList();
        return values.Count <= MostNamed ? Join(words, "{0} or {1}", values) : Say(words, "{0} or {1} more", string.Join(", ", values.Take(MostNamed)), values.Count - MostNamed);
    }

    private static string One(AudienceField field, string value, AudienceNameBook names, Localizer? words) => field switch
    {
        AudienceField.Language => PlaceNames.Language(value, words),
        AudienceField.Country => PlaceNames.Country(value, words),
        _ when value == "true" => Say(words, "yes"),
        _ when value == "false" => Say(words, "no"),
        _ => names.Of(field, value),
    };

    private static string Say(Localizer? words, string english) => words?[english] ?? english;

    private static string Say(Localizer? words, string english, params object?[] values) => words?[english, values] ?? string.Format(CultureInfo.CurrentCulture, english, values);

    private static string Days(Localizer? words, string english, string days) =>
        words is not null && long.TryParse(days, CultureInfo.InvariantCulture, out var number) ? words.Count(number, english, english) : Say(words, english, Number(days));

    /// <summary>All of them, two by two: "A and B", "A and B and C".</summary>
    private static string Join(Localizer? words, string pair, IEnumerable<string> parts) => parts.Aggregate("", (all, part) => all.Length == 0 ? part : Say(words, pair, all, part));

    private static string Number(string text) => long.TryParse(text, CultureInfo.InvariantCulture, out var number) ? Numbers.Count(number) : text;

    private static string Day(string text) => AudienceMoment.Read(text) is { } at
        ? at.TimeOfDay == TimeSpan.Zero ? at.ToString("d MMM yyyy", CultureInfo.CurrentCulture) : $"{at.ToString("d MMM yyyy, HH:mm", CultureInfo.CurrentCulture)} UTC"
        : text;
}

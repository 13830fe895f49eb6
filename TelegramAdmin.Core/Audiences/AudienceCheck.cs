using System.Globalization;
using TelegramAdmin.Core.Errors;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Core.Audiences;

/// <summary>Says what is wrong with an audience that comes from outside, and what to do about it.</summary>
public sealed class AudienceCheck(AudienceFields fields)
{
    public const int MostValues = 1_000;

    private const int LongestValue = 200;
    private const long LargestNumber = 1_000_000_000_000;
    private const long MostDays = 3_650;

    /// <summary>Form only: depth, number of conditions, comparisons and values.</summary>
    /// <param name="around">So many levels and conditions more than people may write, where something of ours is put around theirs.</param>
    public Failure? Fault(Audience audience, int around = 0) =>
        Depth(audience) > Audience.DeepestNesting + 1 + around ? AudienceErrors.TooDeep
        : audience.Conditions().Skip(Audience.MostConditions + around).Any() ? AudienceErrors.TooMany(Audience.MostConditions)
        : FaultOf(audience, isRoot: true) is { } why ? AudienceErrors.Invalid(why) : null;

    /// <summary>As <see cref="Fault"/>, and whether everything that it names exists.</summary>
    public async Task<Failure?> FindFaultAsync(AppDbContext db, Audience audience, CancellationToken cancellation = default)
    {
        if (Fault(audience) is { } fault)
            return fault;
        foreach (var condition in audience.Conditions())
        {
            if (await UnknownAsync(db, condition, cancellation) is { } id)
                return AudienceErrors.Invalid($"{AudienceTitles.Of(condition.Field!.Value)}: there is no {id}, or not any more. Choose from what there is.");
        }
        return null;
    }

    private async Task<string?> UnknownAsync(AppDbContext db, Audience condition, CancellationToken cancellation)
    {
        if (fields.ChoicesOf(condition.Field!.Value) is not { } choices || condition.Values is not { Count: > 0 } values)
            return null;
        var known = (await choices.ReadAsync(db, [.. values.Select(v => long.Parse(v, CultureInfo.InvariantCulture))], cancellation)).Select(c => c.Value).ToHashSet();
        return values.FirstOrDefault(v => !known.Contains(v));
    }

    private static int Depth(Audience audience) => 1 + (audience.Of is { Count: > 0 } parts ? parts.Max(p => p is null ? 0 : Depth(p)) : 0);

    private string? FaultOf(Audience part, bool isRoot) => part.Kind switch
    {
        AudienceKind.Where => FaultOfCondition(part),
        AudienceKind.All or AudienceKind.Any or AudienceKind.Not => FaultOfGroup(part, isRoot),
        _ => "A part of the audience is of no known kind. Take all, any, not or where.",
    };

    private string? FaultOfGroup(Audience group, bool isRoot)
    {
        if (group.Field is not null || group.Is is not null || group.Values is not null || group.Name is not null)
            return "A group has only its parts. Put field, is and values into a condition of the kind where.";
        if (group.Of is not { Count: > 0 } parts)
            return isRoot && group.Kind == AudienceKind.All ? null : "A group has no conditions. Add one, or take the group out.";
        return parts.Any(p => p is null) ? "A part of a group is empty. Take it out." : parts.Select(p => FaultOf(p, isRoot: false)).FirstOrDefault(f => f is not null);
    }

    private string? FaultOfCondition(Audience condition)
    {
        if (condition.Of is not null)
            return "A condition has no parts of its own. Put the parts into a group of the kind all, any or not.";
        if (condition.Field is not { } name || !Enum.IsDefined(name) || fields.Find(name) is not { } field)
            return "A condition does not say what it looks at. Give it a field.";
        var title = AudienceTitles.Of(name);
        if (condition.Is is not { } comparison || !field.Comparisons.Contains(comparison))
            return $"{title} cannot be compared like that. Take {string.Join(", ", field.Comparisons.Select(AudienceTitles.Of))}.";
        if ((condition.Name is null) == (name == AudienceField.Attribute))
            return name == AudienceField.Attribute ? "Say which attribute is meant." : $"{title} has no name of its own. Leave the name out.";
        return (FaultOfValues(field.Values, comparison, condition.Values ?? []) ?? field.Fault(condition)) is { } why ? $"{title}: {why}" : null;
    }

    private static string? FaultOfValues(AudienceValues kind, Comparison comparison, IReadOnlyList<string> values)
    {
        if (AudienceComparisons.IsBare(comparison))
            return values.Count == 0 ? null : "this comparison takes no value. Leave the values out.";
        if (values.Count == 0)
            return "choose a value.";
        if (values.Count > MostValues)
            return $"at most {MostValues:N0} values. Upload the people as a list instead.";
        if (values.Any(v => v is null or { Length: 0 or > LongestValue } || !ShortText.IsWhole(v)))
            return $"a value has 1 to {LongestValue} characters.";
        return comparison is not Comparison.Is and not Comparison.IsNot && values.Count > 1 ? "this comparison takes one value." : FaultOfForm(kind, comparison, values);
    }

    private static string? FaultOfForm(AudienceValues kind, Comparison comparison, IReadOnlyList<string> values) => (kind, comparison) switch
    {
        (AudienceValues.YesNo, _) => values is ["true"] or ["false"] ? null : "the value is true or false.",
        (AudienceValues.Ids, _) => values.All(v => NumberOf(v) is not null) ? null : "values are ids, whole numbers.",
        (AudienceValues.Number, _) => NumberOf(values[0]) is >= -LargestNumber and <= LargestNumber ? null : "the value is a whole number.",
        (_, Comparison.WithinDays or Comparison.NotWithinDays) => NumberOf(values[0]) is >= 1 and <= MostDays ? null : $"the value is a number of days from 1 to {MostDays:N0}.",
        (AudienceValues.Moment, _) => AudienceMoment.Read(values[0]) is not null ? null : "the value is a day such as 2026-05-01 or a moment such as 2026-05-01T09:30:00Z.",
        _ => null,
    };

    private static long? NumberOf(string text) => long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number : null;
}

using TelegramAdmin.Core.AutoReplies.Rules;

namespace TelegramAdmin.Core.AutoReplies.Matching;

/// <summary>What the conditions of rules ask of a person and their conversation; each is looked up when it is asked for.</summary>
internal abstract class RuleFacts
{
    /// <summary>Somebody of the team who answered within so long is still talking with the person.</summary>
    public static readonly TimeSpan TalkLasts = TimeSpan.FromHours(4);

    /// <summary>Two letters; null where it is not known.</summary>
    public abstract string? Language { get; }

    public abstract Task<long?> TierAsync();

    public abstract Task<IReadOnlySet<long>> LabelsAsync();

    /// <summary>Whether the rule acted in this conversation before.</summary>
    public abstract Task<bool> HasActedAsync(CompiledRule rule);

    /// <summary>Whether the rule acted in this conversation since the team went away.</summary>
    public abstract Task<bool> HasActedWhileAwayAsync(CompiledRule rule);

    public abstract Task<bool> IsTalkingAsync();

    /// <summary>What keeps a rule from acting, in words; null where nothing does.</summary>
    public async Task<string?> WhyNotAsync(CompiledRule rule)
    {
        var conditions = rule.Conditions;
        if (conditions.Languages.Count > 0 && !conditions.Languages.Contains(Language ?? "", StringComparer.Ordinal))
            return $"The language is not {string.Join(" or ", conditions.Languages)}.";
        if (conditions.Tiers.Count > 0 && !(await TierAsync() is { } tier && conditions.Tiers.Contains(tier)))
            return "The person is in another tier.";
        if (conditions.Labels.Count > 0 && !(await LabelsAsync()).Overlaps(conditions.Labels))
            return "The conversation does not carry the label.";
        if (conditions.NotWhileTalking && await IsTalkingAsync())
            return "Somebody of the team is talking with the person.";
        if (conditions.OnlyFirstTime && await HasActedAsync(rule))
            return "It acted for this person before.";
        return rule.Trigger.Kind == TriggerKind.OutsideHours && await HasActedWhileAwayAsync(rule) ? "It acted for this person since the team went away." : null;
    }

    protected static string? TwoLetters(string? tag) => tag?.Split('-', '_')[0].ToLowerInvariant();
}

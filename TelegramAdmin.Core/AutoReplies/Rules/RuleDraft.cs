using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Core.AutoReplies.Rules;

/// <summary>A rule as somebody wrote it, before it is checked.</summary>
public sealed record RuleDraft(string Name, RuleTrigger Trigger, IReadOnlyList<RuleAction> Actions)
{
    /// <summary>Null for every bot of the workspace.</summary>
    public BotId? BotId { get; init; }

    public RuleConditions Conditions { get; init; } = new();

    /// <summary>See <see cref="AutoRule.StopsHere"/>.</summary>
    public bool StopsHere { get; init; } = true;

    public bool IsOn { get; init; }

    public static RuleDraft Of(AutoRule rule) => new(rule.Name, RuleJson.ReadTrigger(rule.Trigger), RuleJson.ReadActions(rule.Actions))
    {
        BotId = rule.BotId,
        Conditions = RuleJson.ReadConditions(rule.Conditions),
        StopsHere = rule.StopsHere,
        IsOn = rule.IsOn,
    };

    /// <summary>With words as they are compared: no blanks around them, none twice, commands without slash and in lower case.</summary>
    internal RuleDraft Tidy() => this with
    {
        Name = Name.Trim(),
        Trigger = Trigger with { Words = [.. Trigger.Words.Select(Tidy).Where(w => w.Length > 0).Distinct(StringComparer.Ordinal)] },
    };

    internal void WriteTo(AutoRule rule)
    {
        (rule.Name, rule.BotId, rule.IsOn, rule.StopsHere, rule.Trouble) = (Name, BotId, IsOn, StopsHere, null);
        rule.Trigger = RuleJson.Write(Trigger);
        rule.Conditions = Conditions.IsEmpty ? null : RuleJson.Write(Conditions);
        rule.Actions = RuleJson.Write(Actions);
    }

    private string Tidy(string word) => Trigger.Kind switch
    {
        TriggerKind.Command => word.Trim().TrimStart('/').ToLowerInvariant(),
        TriggerKind.Pattern or TriggerKind.Button => word,
        _ => word.Trim(),
    };
}

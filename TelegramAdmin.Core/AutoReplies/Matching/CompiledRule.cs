using TelegramAdmin.Core.AutoReplies.Rules;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Core.AutoReplies.Matching;

/// <summary>A rule, read once and ready to be asked.</summary>
internal sealed class CompiledRule(AutoRule row)
{
    public long Id => row.Id;

    public string Name => row.Name;

    public bool StopsHere => row.StopsHere;

    public DateTimeOffset ChangedAt => row.ChangedAt;

    public RuleTrigger Trigger { get; } = RuleJson.ReadTrigger(row.Trigger);

    public RuleConditions Conditions { get; } = RuleJson.ReadConditions(row.Conditions);

    public IReadOnlyList<RuleAction> Actions { get; } = RuleJson.ReadActions(row.Actions);

    public IReadOnlyList<RuleScreen> Screens => Actions.FirstOrDefault(a => a.Kind == RuleActionKind.Reply)?.Screens ?? [];

    public bool IsFor(BotId bot) => row.BotId is null || row.BotId == bot;

    public bool Does(RuleActionKind kind) => Actions.Any(a => a.Kind == kind);
}

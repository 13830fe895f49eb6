using System.Globalization;
using TelegramAdmin.Core.AutoReplies.Rules;
using TelegramAdmin.Core.Conversations;

namespace TelegramAdmin.Features.Settings.Answers.Inputs;

/// <summary>One thing that a rule does, while it is being written.</summary>
public sealed class ActionInput(RuleActionKind kind)
{
    public RuleActionKind Kind => kind;

    /// <summary>With reply.</summary>
    public ReplyInput? Reply { get; init; } = kind == RuleActionKind.Reply ? ReplyInput.Empty() : null;

    /// <summary>With label and unlabel: a name; a label that is not there yet is made on saving.</summary>
    public string Label { get; set; } = "";

    public string Staff { get; set; } = "";

    public ConversationPriority Priority { get; set; } = ConversationPriority.High;

    public string Credits { get; set; } = "1";

    public string Url { get; set; } = "";

    public bool IsLabel => Kind is RuleActionKind.Label or RuleActionKind.Unlabel;

    /// <param name="labels">Names of the workspace's labels.</param>
    public static ActionInput Of(RuleAction action, IReadOnlyDictionary<long, string> labels) => new(action.Kind)
    {
        Reply = action.Kind == RuleActionKind.Reply ? ReplyInput.Of(action.Screens) : null,
        Label = action.LabelId is { } label ? labels.GetValueOrDefault(label, "") : "",
        Staff = action.AdminId?.ToString(CultureInfo.InvariantCulture) ?? "",
        Priority = action.Priority ?? ConversationPriority.High,
        Credits = action.Credits.ToString(CultureInfo.InvariantCulture),
        Url = action.Url ?? "",
    };

    /// <param name="labelId">Of <see cref="Label"/>; null where there is none of this name.</param>
    public RuleAction Written(long? labelId) => new(Kind)
    {
        Screens = Reply is null ? [] : [.. Reply.Screens.Select(s => s.Written)],
        LabelId = IsLabel ? labelId : null,
        AdminId = Kind == RuleActionKind.Assign && long.TryParse(Staff, CultureInfo.InvariantCulture, out var staff) ? staff : null,
        Priority = Kind == RuleActionKind.Priority ? Priority : null,
        Credits = Kind == RuleActionKind.GiveCredits && int.TryParse(Credits, NumberStyles.None, CultureInfo.InvariantCulture, out var credits) ? credits : 0,
        Url = Kind == RuleActionKind.Webhook ? Url.Trim() : null,
    };
}

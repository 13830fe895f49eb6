using System.Globalization;
using TelegramAdmin.Core.AutoReplies.Rules;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Features.Settings.Answers.Inputs;

/// <summary>A rule while it is being written.</summary>
public sealed class RuleInput
{
    public string Name { get; set; } = "";

    /// <summary>Empty for every bot.</summary>
    public string Bot { get; set; } = "";

    public TriggerKind Kind { get; set; } = TriggerKind.Keywords;

    /// <summary>One on each line.</summary>
    public string Words { get; set; } = "";

    public string Minutes { get; set; } = "15";

    public HashSet<string> Languages { get; } = [];

    public HashSet<long> Tiers { get; } = [];

    public HashSet<long> Labels { get; } = [];

    public bool OnlyFirstTime { get; set; }

    public bool NotWhileTalking { get; set; }

    public List<ActionInput> Actions { get; } = [];

    public bool StopsHere { get; set; } = true;

    public bool IsOn { get; set; }

    public ReplyInput? Reply => Actions.Find(a => a.Kind == RuleActionKind.Reply)?.Reply;

    public bool HasConditions => OnlyFirstTime || NotWhileTalking || Languages.Count + Tiers.Count + Labels.Count > 0;

    /// <param name="labels">Names of the workspace's labels.</param>
    public static RuleInput Of(RuleDraft draft, IReadOnlyDictionary<long, string> labels)
    {
        var input = new RuleInput
        {
            Name = draft.Name,
            Bot = draft.BotId?.ToString() ?? "",
            Kind = draft.Trigger.Kind,
            Words = string.Join('\n', draft.Trigger.Words),
            Minutes = draft.Trigger.Minutes > 0 ? draft.Trigger.Minutes.ToString(CultureInfo.InvariantCulture) : "15",
            OnlyFirstTime = draft.Conditions.OnlyFirstTime,
            NotWhileTalking = draft.Conditions.NotWhileTalking,
            StopsHere = draft.StopsHere,
            IsOn = draft.IsOn,
        };
        input.Languages.UnionWith(draft.Conditions.Languages);
        input.Tiers.UnionWith(draft.Conditions.Tiers);
        input.Labels.UnionWith(draft.Conditions.Labels);
        input.Actions.AddRange(draft.Actions.Select(a => ActionInput.Of(a, labels)));
        return input;
    }

    /// <param name="labels">Numbers of the workspace's labels.</param>
    public RuleDraft Written(IReadOnlyDictionary<string, long> labels) => new(Name.Trim(), Trigger, [.. Actions.Select(a => a.Written(labels.TryGetValue(a.Label.Trim(), out var id) ? id : null))])
    {
        BotId = long.TryParse(Bot, CultureInfo.InvariantCulture, out var bot) ? new BotId(bot) : null,
        Conditions = new RuleConditions { Languages = [.. Languages.Order()], Tiers = [.. Tiers.Order()], Labels = [.. Labels.Order()], OnlyFirstTime = OnlyFirstTime, NotWhileTalking = NotWhileTalking },
        StopsHere = StopsHere,
        IsOn = IsOn,
    };

    /// <summary>Everything that is written, to see whether something changed.</summary>
    public string Snapshot()
    {
        var draft = Written(new Dictionary<string, long>());
        return string.Join('\u001f', [draft.Name, Bot, RuleJson.Write(draft.Trigger), RuleJson.Write(draft.Conditions), RuleJson.Write(draft.Actions), .. Actions.Select(a => a.Label), StopsHere.ToString()]);
    }

    private RuleTrigger Trigger => new(Kind)
    {
        Words = RuleWords.TakesWords(Kind) ? [.. Words.ReplaceLineEndings("\n").Split('\n', StringSplitOptions.RemoveEmptyEntries)] : [],
        Minutes = Kind == TriggerKind.NoAnswer && int.TryParse(Minutes, NumberStyles.None, CultureInfo.InvariantCulture, out var minutes) ? minutes : 0,
    };
}

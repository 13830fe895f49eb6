using System.Text.Json;
using System.Text.Json.Serialization;
using TelegramAdmin.Core.Conversations;

namespace TelegramAdmin.Core.AutoReplies.Rules;

/// <summary>What a rule waits for.</summary>
public sealed record RuleTrigger(TriggerKind Kind)
{
    /// <summary>Commands without slash, whole messages, parts, keywords, button data or start payloads; any of them. A pattern is the first.</summary>
    public IReadOnlyList<string> Words { get; init; } = [];

    /// <summary>With <see cref="TriggerKind.NoAnswer"/>.</summary>
    public int Minutes { get; init; }
}

public enum TriggerKind
{
    /// <summary>/word at the beginning.</summary>
    Command = 1,

    /// <summary>The whole message, whatever its case.</summary>
    Exact = 2,

    /// <summary>A part of the message.</summary>
    Contains = 3,

    /// <summary>A whole word of the message.</summary>
    Keywords = 4,

    /// <summary>A regular expression, with a limit on its time.</summary>
    Pattern = 5,

    /// <summary>A pressed button with this data.</summary>
    Button = 6,

    /// <summary>Something typed after @bot in any chat; an empty list of words takes all.</summary>
    InlineQuery = 7,

    /// <summary>Somebody starts the bot for the first time, or joins a group that it is in.</summary>
    Joined = 8,

    /// <summary>/start with this payload (core.telegram.org/bots/features#deep-linking).</summary>
    StartLink = 9,

    /// <summary>Any message while the team is away, once for each person until it is there again. The message stays for the team.</summary>
    OutsideHours = 10,

    /// <summary>Nobody of the team answered for some minutes.</summary>
    NoAnswer = 11,

    /// <summary>Any message.</summary>
    AnyMessage = 12,
}

/// <summary>When a rule applies besides its trigger; all that are set have to hold.</summary>
public sealed record RuleConditions
{
    /// <summary>Two letters each; any of them.</summary>
    public IReadOnlyList<string> Languages { get; init; } = [];

    public IReadOnlyList<long> Tiers { get; init; } = [];

    /// <summary>The conversation carries any of them.</summary>
    public IReadOnlyList<long> Labels { get; init; } = [];

    /// <summary>It never acted for this person before.</summary>
    public bool OnlyFirstTime { get; init; }

    /// <summary>Not while somebody of the team answered within the last hours: people are talking.</summary>
    public bool NotWhileTalking { get; init; }

    [JsonIgnore]
    public bool IsEmpty => Languages.Count == 0 && Tiers.Count == 0 && Labels.Count == 0 && !OnlyFirstTime && !NotWhileTalking;
}

/// <summary>One thing that a rule does.</summary>
public sealed record RuleAction(RuleActionKind Kind)
{
    /// <summary>With reply: what is shown; buttons may lead to others of them.</summary>
    public IReadOnlyList<RuleScreen> Screens { get; init; } = [];

    /// <summary>With label and unlabel.</summary>
    public long? LabelId { get; init; }

    /// <summary>With assign.</summary>
    public long? AdminId { get; init; }

    /// <summary>With priority.</summary>
    public ConversationPriority? Priority { get; init; }

    /// <summary>With give credits: so many, once for each person.</summary>
    public int Credits { get; init; }

    /// <summary>With webhook: an https address that gets a signed POST.</summary>
    public string? Url { get; init; }
}

public enum RuleActionKind
{
    /// <summary>Shows the first screen.</summary>
    Reply = 1,
    Label = 2,
    Unlabel = 3,
    Assign = 4,
    Priority = 5,
    GiveCredits = 6,
    Webhook = 7,

    /// <summary>Opens the conversation for the team and says so.</summary>
    HandOver = 8,

    /// <summary>Lets the AI answer, where it is switched on; else as hand-over.</summary>
    AskAi = 9,

    Close = 10,

    /// <summary>The message stays for the team as if nobody had answered; without it, what a reply answered does not call anybody.</summary>
    TellTeam = 11,
}

/// <summary>One page of an answer: text, a file, buttons.</summary>
public sealed record RuleScreen
{
    /// <summary>Unique within the rule; the first is where it begins.</summary>
    public required string Key { get; init; }

    /// <summary>Telegram's HTML by language, two letters; "" is for all others.</summary>
    public required IReadOnlyDictionary<string, string> Texts { get; init; }

    public KeptFile? File { get; init; }

    public IReadOnlyList<IReadOnlyList<RuleButton>> Buttons { get; init; } = [];
}

/// <summary>A button of a screen: leads to a screen, to a link, or to a person.</summary>
public sealed record RuleButton
{
    /// <summary>By language, as <see cref="RuleScreen.Texts"/>; without HTML.</summary>
    public required IReadOnlyDictionary<string, string> Texts { get; init; }

    /// <summary>The key of a screen of the same rule.</summary>
    public string? Screen { get; init; }

    public string? Url { get; init; }

    /// <summary>The team is called.</summary>
    public bool HandsOver { get; init; }
}

/// <summary>How the parts of a rule are stored.</summary>
public static class RuleJson
{
    public static string Write(RuleTrigger trigger) => JsonSerializer.Serialize(trigger, RuleJsonContext.Default.RuleTrigger);

    public static string Write(RuleConditions conditions) => JsonSerializer.Serialize(conditions, RuleJsonContext.Default.RuleConditions);

    public static string Write(IReadOnlyList<RuleAction> actions) => JsonSerializer.Serialize([.. actions], RuleJsonContext.Default.ListRuleAction);

    public static RuleTrigger ReadTrigger(string json) => JsonSerializer.Deserialize(json, RuleJsonContext.Default.RuleTrigger)!;

    public static RuleConditions ReadConditions(string? json) => json is null ? new() : JsonSerializer.Deserialize(json, RuleJsonContext.Default.RuleConditions)!;

    public static IReadOnlyList<RuleAction> ReadActions(string json) => JsonSerializer.Deserialize(json, RuleJsonContext.Default.ListRuleAction)!;
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull, UseStringEnumConverter = true)]
[JsonSerializable(typeof(RuleTrigger))]
[JsonSerializable(typeof(RuleConditions))]
[JsonSerializable(typeof(List<RuleAction>))]
internal sealed partial class RuleJsonContext : JsonSerializerContext;

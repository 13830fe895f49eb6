using TelegramAdmin.Components.Text;
using TelegramAdmin.Core.AutoReplies.Rules;
using TelegramAdmin.Core.Conversations;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Features.Settings.Answers;

/// <summary>A rule in plain words: what it waits for, and what it does.</summary>
internal static class RuleWords
{
    private const int MostWords = 3;
    private const int LongestExcerpt = 48;

    public static bool TakesWords(TriggerKind kind) => kind is not (TriggerKind.Joined or TriggerKind.OutsideHours or TriggerKind.NoAnswer or TriggerKind.AnyMessage);

    /// <summary>"mentions hours, open or 2 more".</summary>
    public static string When(RuleTrigger trigger) => trigger.Kind switch
    {
        TriggerKind.Command => $"sends {Some(trigger.Words, w => "/" + w)}",
        TriggerKind.Exact => $"writes exactly {Some(trigger.Words, Quoted)}",
        TriggerKind.Contains => $"writes something with {Some(trigger.Words, Quoted)}",
        TriggerKind.Keywords => $"mentions {Some(trigger.Words, w => w)}",
        TriggerKind.Pattern => $"writes what matches {ShortText.Cut(trigger.Words is [var pattern, ..] ? pattern : "nothing yet", LongestExcerpt)}",
        TriggerKind.Button => $"presses a button with {Some(trigger.Words, Quoted)}",
        TriggerKind.InlineQuery => trigger.Words.Count == 0 ? "types anything after @bot" : $"types {Some(trigger.Words, Quoted)} after @bot",
        TriggerKind.Joined => "starts the bot for the first time, or joins",
        TriggerKind.StartLink => $"comes by the link with {Some(trigger.Words, w => w)}",
        TriggerKind.OutsideHours => "writes while the team is away",
        TriggerKind.NoAnswer => $"waits {Numbers.Duration(TimeSpan.FromMinutes(trigger.Minutes))} without an answer",
        _ => "writes anything",
    };

    /// <summary>"replies “We are open…” with 3 buttons, puts a label on".</summary>
    public static string Then(IReadOnlyList<RuleAction> actions) => string.Join(", ", actions.Select(Then));

    public static string TitleOf(TriggerKind kind) => kind switch
    {
        TriggerKind.Keywords => "mentions a word",
        TriggerKind.Exact => "writes exactly this",
        TriggerKind.Contains => "writes something with this in it",
        TriggerKind.Command => "sends a command",
        TriggerKind.Pattern => "writes something that matches a pattern",
        TriggerKind.AnyMessage => "writes anything",
        TriggerKind.Joined => "starts the bot for the first time, or joins a group",
        TriggerKind.StartLink => "comes by a link to the bot",
        TriggerKind.OutsideHours => "writes while the team is away",
        TriggerKind.NoAnswer => "gets no answer for some time",
        TriggerKind.InlineQuery => "types after @bot in any chat",
        _ => "presses a button of another program",
    };

    /// <summary>What stands under the field.</summary>
    public static string HintOf(TriggerKind kind) => kind switch
    {
        TriggerKind.Keywords => "One on each line. Each stands anywhere in the message as a whole word; capitals do not matter, and a line may hold several words.",
        TriggerKind.Exact => "One on each line. The whole message is one of these; capitals do not matter.",
        TriggerKind.Contains => "One on each line. Found within words too: “open” is in “opening”.",
        TriggerKind.Command => "One on each line, such as hours for /hours.",
        TriggerKind.Pattern => "A regular expression. One that takes too long on real messages is switched off and says so.",
        TriggerKind.AnyMessage => "Every message that no rule above this one stopped at.",
        TriggerKind.Joined => "Once for each person. Where messages cost credits, the bot's own welcome comes before it.",
        TriggerKind.StartLink => "What stands after ?start= in the link, one on each line: spring for t.me/your_bot?start=spring.",
        TriggerKind.OutsideHours => "By the business hours of the inbox, once for each person until the team is there again. The message waits for the team all the same.",
        TriggerKind.NoAnswer => "Counted from the message that waits, once for each wait.",
        TriggerKind.InlineQuery => "One on each line; empty for anything. The reply is offered as a result that people send themselves.",
        _ => "The data of the button, one on each line.",
    };

    public static string TitleOf(RuleActionKind kind) => kind switch
    {
        RuleActionKind.Reply => "Reply",
        RuleActionKind.Label => "Put a label on",
        RuleActionKind.Unlabel => "Take a label off",
        RuleActionKind.Assign => "Assign to somebody",
        RuleActionKind.Priority => "Set the priority",
        RuleActionKind.GiveCredits => "Give credits",
        RuleActionKind.Webhook => "Call a web address",
        RuleActionKind.HandOver => "Call a person",
        RuleActionKind.AskAi => "Let the AI answer",
        RuleActionKind.TellTeam => "Leave the message for the team too",
        _ => "Close the conversation",
    };

    public static string? HintOf(RuleActionKind kind) => kind switch
    {
        RuleActionKind.Webhook => "A signed POST with the message, the person and the rule; tried again until it is answered with 2xx.",
        RuleActionKind.HandOver => "The conversation opens for the team, which is told that somebody asked for a person.",
        RuleActionKind.AskAi => "Where the AI is switched on and sure enough; else a person is called.",
        RuleActionKind.TellTeam => "A message that a rule replied to calls nobody. With this it waits for the team as any other.",
        RuleActionKind.GiveCredits => "Once for each person.",
        _ => null,
    };

    public static string Priority(ConversationPriority priority) => priority.ToString().ToLowerInvariant();

    private static string Then(RuleAction action) => action.Kind switch
    {
        RuleActionKind.Reply => Reply(action.Screens),
        RuleActionKind.Label => "puts a label on",
        RuleActionKind.Unlabel => "takes a label off",
        RuleActionKind.Assign => "assigns it",
        RuleActionKind.Priority => $"makes it {Priority(action.Priority ?? ConversationPriority.Normal)} priority",
        RuleActionKind.GiveCredits => $"gives {Numbers.Count(action.Credits)} {(action.Credits == 1 ? "credit" : "credits")}",
        RuleActionKind.Webhook => "calls a web address",
        RuleActionKind.HandOver => "calls a person",
        RuleActionKind.AskAi => "lets the AI answer",
        RuleActionKind.TellTeam => "tells the team",
        _ => "closes the conversation",
    };

    private static string Reply(IReadOnlyList<RuleScreen> screens)
    {
        if (screens.Count == 0)
            return "replies";
        var text = ShortText.Cut(TelegramHtml.Read(screens[0].Texts.GetValueOrDefault("", "")).Text.ReplaceLineEndings(" "), LongestExcerpt);
        var buttons = screens[0].Buttons.Sum(row => row.Count);
        return $"replies “{text}”{(buttons == 0 ? "" : buttons == 1 ? " with a button" : $" with {buttons} buttons")}";
    }

    private static string Some(IReadOnlyList<string> words, Func<string, string> write)
    {
        var shown = words.Take(MostWords).Select(w => write(ShortText.Cut(w, LongestExcerpt))).ToList();
        return words.Count > MostWords ? $"{string.Join(", ", shown)} or {words.Count - MostWords} more"
            : shown.Count > 1 ? $"{string.Join(", ", shown[..^1])} or {shown[^1]}"
            : shown.FirstOrDefault() ?? "nothing yet";
    }

    private static string Quoted(string words) => $"“{words}”";
}

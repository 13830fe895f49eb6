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
    public static string When(RuleTrigger trigger, Localizer words) => trigger.Kind switch
    {
        TriggerKind.Command => words["sends {0}", Some(trigger.Words, w => "/" + w, words)],
        TriggerKind.Exact => words["writes exactly {0}", Quoted(trigger.Words, words)],
        TriggerKind.Contains => words["writes something with {0}", Quoted(trigger.Words, words)],
        TriggerKind.Keywords => words["mentions {0}", Some(trigger.Words, w => w, words)],
        TriggerKind.Pattern => words["writes what matches {0}", ShortText.Cut(trigger.Words is [var pattern, ..] ? pattern : words["nothing yet"], LongestExcerpt)],
        TriggerKind.Button => words["presses a button with {0}", Quoted(trigger.Words, words)],
        TriggerKind.InlineQuery => trigger.Words.Count == 0 ? words["types anything after @bot"] : words["types {0} after @bot", Quoted(trigger.Words, words)],
        TriggerKind.Joined => words["starts the bot for the first time, or joins"],
        TriggerKind.StartLink => words["comes by the link with {0}", Some(trigger.Words, w => w, words)],
        TriggerKind.OutsideHours => words["writes while the team is away"],
        TriggerKind.NoAnswer => words["waits {0} without an answer", Numbers.Duration(TimeSpan.FromMinutes(trigger.Minutes))],
        _ => words["writes anything"],
    };

    /// <summary>"replies “We are open…” with 3 buttons, puts a label on".</summary>
    public static string Then(IReadOnlyList<RuleAction> actions, Localizer words) => string.Join(", ", actions.Select(action => Then(action, words)));

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

    private static string Then(RuleAction action, Localizer words) => action.Kind switch
    {
        RuleActionKind.Reply => Reply(action.Screens, words),
        RuleActionKind.Label => words["puts a label on"],
        RuleActionKind.Unlabel => words["takes a label off"],
        RuleActionKind.Assign => words["assigns it"],
        RuleActionKind.Priority when action.Priority == ConversationPriority.High => words["makes it high priority"],
        RuleActionKind.Priority when action.Priority == ConversationPriority.Low => words["makes it low priority"],
        RuleActionKind.Priority => words["makes it normal priority"],
        RuleActionKind.GiveCredits => words.Count(action.Credits, "gives {0} credit", "gives {0} credits"),
        RuleActionKind.Webhook => words["calls a web address"],
        RuleActionKind.HandOver => words["calls a person"],
        RuleActionKind.AskAi => words["lets the AI answer"],
        RuleActionKind.TellTeam => words["tells the team"],
        _ => words["closes the conversation"],
    };

    private static string Reply(IReadOnlyList<RuleScreen> screens, Localizer words)
    {
        if (screens.Count == 0)
            return words.Sense("replies (does)");
        var text = ShortText.Cut(TelegramHtml.Read(screens[0].Texts.GetValueOrDefault("", "")).Text.ReplaceLineEndings(" "), LongestExcerpt);
        var buttons = screens[0].Buttons.Sum(row => row.Count);
        return words["replies “{0}”", text] + (buttons == 0 ? "" : " " + words.Count(buttons, "with a button", "with {0} buttons"));
    }

    private static string Some(IReadOnlyList<string> all, Func<string, string> write, Localizer words)
    {
        var shown = all.Take(MostWords).Select(w => write(ShortText.Cut(w, LongestExcerpt))).ToList();
        return all.Count > MostWords ? words["{0} or {1} more", string.Join(", ", shown), all.Count - MostWords]
            : shown.Count > 1 ? words["{0} or {1}", string.Join(", ", shown[..^1]), shown[^1]]
            : shown.FirstOrDefault() ?? words["nothing yet"];
    }

    private static string Quoted(IReadOnlyList<string> all, Localizer words) => Some(all, w => words["“{0}”", w], words);
}

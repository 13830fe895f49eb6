using TelegramAdmin.Core.AutoReplies.Rules;
using TelegramAdmin.Core.Conversations.Timing;
using TelegramAdmin.Features.Settings.Answers.Inputs;

namespace TelegramAdmin.Features.Settings.Answers.Templates;

/// <summary>Answers to begin with, in English; <see cref="Phrases"/> has them in the other languages.</summary>
internal static class RuleTemplates
{
    public static IReadOnlyList<RuleTemplate> All { get; } =
    [
        new("hours", "Opening hours with buttons", "Tells when you are open; buttons lead to the address, to holidays and to a person.", "schedule", Hours),
        new("welcome", "Welcome", "Greets whoever starts the bot for the first time.", "waving_hand", _ => Welcome()),
        new("away", "Away message", "Says when you are back to whoever writes while you are closed.", "bedtime", _ => Away()),
        new("person", "Talk to a person", "Calls the team when somebody asks for a human.", "support_agent", _ => Person()),
        new("empty", "From scratch", "An empty reply to the words that you choose.", "edit", _ => Empty()),
    ];

    /// <summary>The one that an address names, else the empty one.</summary>
    public static RuleTemplate Closest(string? key) => All.FirstOrDefault(t => t.Key == key) ?? All[^1];

    private static RuleDraft Hours(InboxHours hours) => new("Opening hours", new(TriggerKind.Keywords) { Words = ["hours", "open", "opening", "closed", "horario", "abierto", "abren", "часы", "открыты", "график"] },
    [
        Reply(
            Screen(ReplyInput.FirstKey, HoursText.Sentence(hours, ""), [To(Phrases.Address, "address"), To(Phrases.Holidays, "holidays")], [Call()]),
            Screen("address", Phrases.AddressText, [To(Phrases.Back, ReplyInput.FirstKey)]),
            Screen("holidays", Phrases.HolidaysText, [To(Phrases.Back, ReplyInput.FirstKey)])),
    ]);

    private static RuleDraft Welcome() => new("Welcome", new(TriggerKind.Joined), [Reply(Screen(ReplyInput.FirstKey, Phrases.WelcomeText, [Call()]))]);

    private static RuleDraft Away() => new("Away message", new(TriggerKind.OutsideHours), [Reply(Screen(ReplyInput.FirstKey, Phrases.AwayText))]);

    private static RuleDraft Person() => new("Talk to a person", new(TriggerKind.Keywords) { Words = ["human", "person", "operator", "agent", "persona", "humano", "человек", "оператор"] },
        [Reply(Screen(ReplyInput.FirstKey, Phrases.PersonText)), new(RuleActionKind.HandOver)]);

    private static RuleDraft Empty() => new("", new(TriggerKind.Keywords), [Reply(Screen(ReplyInput.FirstKey, ""))]);

    private static RuleAction Reply(params IReadOnlyList<RuleScreen> screens) => new(RuleActionKind.Reply) { Screens = screens };

    private static RuleScreen Screen(string key, string text, params IReadOnlyList<IReadOnlyList<RuleButton>> rows) => new() { Key = key, Texts = In(text), Buttons = rows };

    private static RuleButton To(string words, string screen) => new() { Texts = In(words), Screen = screen };

    private static RuleButton Call() => new() { Texts = In(Phrases.TalkToPerson), HandsOver = true };

    private static Dictionary<string, string> In(string text) => new() { [""] = text };
}

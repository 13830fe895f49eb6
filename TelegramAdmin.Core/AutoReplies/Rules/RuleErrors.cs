using TelegramAdmin.Core.Errors;

namespace TelegramAdmin.Core.AutoReplies.Rules;

/// <summary>Every way in which a rule is refused. The field says where: <c>trigger</c>, <c>actions[0].screens[1].texts.es</c> and so on.</summary>
public static class RuleErrors
{
    public static Failure NotFound { get; } = new(FailureKind.NotFound, "rule_not_found", "This rule does not exist any more. Nothing was changed.");

    public static Failure TooMany { get; } = new(FailureKind.Conflict, "rule_limit_reached",
        $"There are {AutoRule.Most:N0} rules, which is as many as a workspace may have. Remove one, or give one of them more words.");

    public static Failure NameInvalid { get; } = Invalid("rule_name_invalid", $"Give the rule a name of 1 to {AutoRule.LongestName} characters.", "name");

    public static Failure TooLarge { get; } = Invalid("rule_too_large", "All of the rule's screens together are too long. Split it into two rules.", "actions");

    public static Failure WordsMissing { get; } = Invalid("rule_words_missing", "Write at least one word that the rule waits for.", "trigger");

    public static Failure TooManyWords(int most) => Invalid("rule_words_too_many", $"A rule waits for at most {most} words. Make a second rule for the others.", "trigger");

    public static Failure WordInvalid(string word, string why) => Invalid("rule_word_invalid", $"“{word}”: {why}", "trigger");

    public static Failure PatternTooLong(int longest) => Invalid("rule_pattern_invalid", $"A pattern has at most {longest} characters. Shorten it.", "trigger");

    public static Failure PatternBroken(string why) => Invalid("rule_pattern_invalid", $"The pattern cannot be read: {why}", "trigger");

    public static Failure MinutesInvalid { get; } = Invalid("rule_minutes_invalid", "Wait for 1 to 10,080 minutes, which is a week.", "trigger");

    public static Failure BotUnknown { get; } = Invalid("rule_bot_unknown", "This bot is not here any more. Choose another one, or all bots.", "bot");

    public static Failure LanguageInvalid(string code, string field) => Invalid("rule_language_invalid", $"“{code}” is no language. Use two letters, such as es.", field);

    public static Failure TierUnknown { get; } = Invalid("rule_tier_unknown", "One of the tiers does not exist any more. Choose the tiers again.", "conditions.tiers");

    public static Failure LabelUnknown(string field) => Invalid("rule_label_unknown", "This label does not exist any more. Choose another one.", field);

    public static Failure AdminUnknown(string field) => Invalid("rule_admin_unknown", "Nobody of the team is chosen, or they left. Choose somebody.", field);

    public static Failure ActionsMissing { get; } = Invalid("rule_actions_missing", "The rule does nothing. Add what it shall do.", "actions");

    public static Failure TooManyActions(int most) => Invalid("rule_actions_too_many", $"A rule does at most {most} things.", "actions");

    public static Failure OneReply { get; } = Invalid("rule_reply_twice", "A rule replies once. Put the second text onto a screen of the first.", "actions");

    public static Failure ReplyMissing { get; } = Invalid("rule_reply_missing", "What somebody types after @bot is answered with a text. Add a reply; nothing else can be done there.", "actions");

    public static Failure PriorityMissing(string field) => Invalid("rule_priority_invalid", "Choose the priority: low, normal or high.", field);

    public static Failure CreditsInvalid(int most, string field) => Invalid("rule_credits_invalid", $"Give 1 to {most:N0} credits.", field);

    public static Failure UrlRefused(string why, string field) => Invalid("rule_url_refused", why, field);

    public static Failure ScreensMissing(string field) => Invalid("rule_screens_missing", "The reply has no text. Write one.", field);

    public static Failure TooManyScreens(int most, string field) => Invalid("rule_screens_too_many", $"A reply has at most {most} screens.", field);

    public static Failure ScreenKeyInvalid(string key, string field) => Invalid("rule_screen_key_invalid", $"“{key}” is no name for a screen. Use 1 to 32 small letters, digits, hyphens and underscores.", field);

    public static Failure ScreenKeyTwice(string key, string field) => Invalid("rule_screen_key_invalid", $"Two screens are called “{key}”. Rename one.", field);

    public static Failure FallbackMissing(string field) => Invalid("rule_fallback_missing", "Write the text for all other languages too: it is shown to whoever speaks none of these.", field);

    public static Failure TextInvalid(string why, string field) => Invalid("rule_text_invalid", why, field);

    public static Failure FileInvalid(string field) => Invalid("rule_file_invalid", "The file is not among ours any more, is empty, or is larger than 20 MB. Attach it again.", field);

    public static Failure TooManyButtons(string field) => Invalid("rule_buttons_too_many", "A screen has at most 50 buttons, 8 in a row.", field);

    public static Failure ButtonLeadsNowhere(string field) => Invalid("rule_button_invalid", "A button leads to a screen, to a link, or calls a person: choose one of them.", field);

    public static Failure ButtonScreenUnknown(string key, string field) => Invalid("rule_button_invalid", $"The button leads to the screen “{key}”, which is not there. Choose another one.", field);

    public static Failure ButtonUrl(string field) => Invalid("rule_button_invalid", "The button does not lead to an address. Write one that begins with https://", field);

    private static Failure Invalid(string code, string message, string field) => new(FailureKind.Invalid, code, message, field);
}

using System.Globalization;
using TelegramAdmin.Core.AutoReplies.Matching;
using TelegramAdmin.Core.AutoReplies.Rules;
using TelegramAdmin.Core.Conversations;
using TelegramAdmin.Core.Localization;

namespace TelegramAdmin.Core.AutoReplies.Acting;

/// <summary>A screen of a rule as one person sees it. Its buttons send back <c>rule:number:screen</c>, which fits the 64 bytes that Telegram takes.</summary>
internal static class ScreenView
{
    public const string Route = "rule";

    /// <summary>In the place of a screen's key; no key looks so.</summary>
    public const string Person = "!";

    public static BotScreen Of(long ruleId, RuleScreen screen, string? language, IReadOnlyDictionary<string, string> values)
    {
        var (text, own) = ScreenWords.Choose(screen.Texts, language);
        return new BotScreen(TextTemplate.Fill(text, values, own), [.. screen.Buttons.Select(row => row.Select(b => Button(ruleId, b, language, values)).ToList())]);
    }

    /// <summary>Every text that a screen shows in this language.</summary>
    public static IEnumerable<string> TextsOf(RuleScreen screen, string? language) =>
        screen.Buttons.SelectMany(row => row).Select(b => b.Texts).Prepend(screen.Texts).Select(t => ScreenWords.Choose(t, language).Text);

    private static BotButton Button(long ruleId, RuleButton button, string? language, IReadOnlyDictionary<string, string> values)
    {
        var (text, own) = ScreenWords.Choose(button.Texts, language);
        var words = TextTemplate.FillPlain(text, values, own);
        return button.Url is { } url ? BotButton.Link(words, url) : new BotButton(words, string.Create(CultureInfo.InvariantCulture, $"{Route}:{ruleId}:{(button.HandsOver ? Person : button.Screen)}"));
    }
}

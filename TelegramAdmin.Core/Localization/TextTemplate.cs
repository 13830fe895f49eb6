using System.Net;
using System.Text.RegularExpressions;

namespace TelegramAdmin.Core.Localization;

/// <summary>
/// Texts with variables in braces and Telegram's HTML (core.telegram.org/bots/api#html-style). <c>{credits:credit|credits}</c> is the form of
/// the word that stands beside the variable's number.
/// </summary>
public static partial class TextTemplate
{
    private const int LargestLabel = 60;

    private static readonly HashSet<string> Tags = ["b", "strong", "i", "em", "u", "ins", "s", "strike", "del", "code", "pre", "a", "blockquote", "tg-spoiler"];

    /// <summary>Fills the variables in; their values are escaped, so that a person's name is never read as a tag.</summary>
    public static string Fill(string text, IReadOnlyDictionary<string, string> variables, string language = TextCatalog.Fallback) =>
        Replace(text, variables, language, WebUtility.HtmlEncode);

    /// <summary>As <see cref="Fill"/>, for a place that knows no HTML, such as a button.</summary>
    public static string FillPlain(string text, IReadOnlyDictionary<string, string> variables, string language) => Replace(text, variables, language, value => value);

    /// <summary>The variables that a text uses.</summary>
    public static IEnumerable<string> VariablesIn(string text) => Variable().Matches(text).Select(m => m.Groups["name"].Value).Distinct();

    /// <summary>What is wrong with a text that somebody wrote; null where Telegram will take it.</summary>
    public static string? Check(string text, IReadOnlySet<string> variables)
    {
        if (string.IsNullOrWhiteSpace(text))
            return "The text is empty. Write what the bot shall say, or go back to ours.";
        if (text.Length > 4096)
            return $"The text has {text.Length:N0} characters. Telegram takes 4,096.";
        if (Variable().Matches(text).FirstOrDefault(m => !variables.Contains(m.Groups["name"].Value)) is { } unknown)
            return $"{{{unknown.Groups["name"].Value}}} is not known here. Use {string.Join(", ", variables.Select(v => $"{{{v}}}"))}.";
        return CheckTags(text);
    }

    /// <summary>What is wrong with the words of a button; null where Telegram will take them.</summary>
    public static string? CheckLabel(string text, IReadOnlySet<string> variables) =>
        text.Length > LargestLabel || text.Contains('\n', StringComparison.Ordinal) ? $"A button has one line of up to {LargestLabel} characters."
        : text.Contains('<', StringComparison.Ordinal) ? "A button shows no formatting. Write plain words."
        : Check(text, variables);

    private static string Replace(string text, IReadOnlyDictionary<string, string> variables, string language, Func<string, string> encode) =>
        Variable().Replace(text, match => !variables.TryGetValue(match.Groups["name"].Value, out var value) ? match.Value
            : match.Groups["forms"] is { Success: true, Value: var forms } ? Plurals.Choose(language, value, forms.Split('|'))
            : encode(value));

    private static string? CheckTags(string text)
    {
        var open = new Stack<string>();
        foreach (Match tag in Tag().Matches(text))
        {
            var name = tag.Groups["name"].Value;
            if (!Tags.Contains(name))
                return $"<{name}> is not a tag that Telegram knows. Write &lt; for a plain <.";
            if (tag.Groups["close"].Length == 0)
                open.Push(name);
            else if (!open.TryPop(out var last) || last != name)
                return $"</{name}> closes nothing. Close tags in the reverse order of opening.";
        }
        return open.TryPop(out var unclosed) ? $"<{unclosed}> is not closed." : null;
    }

    [GeneratedRegex(@"\{(?<name>[a-z_]+)(?::(?<forms>[^{}]+))?\}", RegexOptions.None, 500)]
    private static partial Regex Variable();

    [GeneratedRegex(@"<(?<close>/?)(?<name>[a-zA-Z-]*)[^<>]*>", RegexOptions.None, 500)]
    private static partial Regex Tag();
}

using System.Net;
using System.Text.RegularExpressions;

namespace TelegramAdmin.Core.Localization;

/// <summary>Texts with variables in braces and Telegram's HTML (core.telegram.org/bots/api#html-style).</summary>
public static partial class TextTemplate
{
    private static readonly HashSet<string> Tags = ["b", "strong", "i", "em", "u", "ins", "s", "strike", "del", "code", "pre", "a", "blockquote", "tg-spoiler"];

    /// <summary>Fills the variables in; their values are escaped, so that a person's name is never read as a tag.</summary>
    public static string Fill(string text, IReadOnlyDictionary<string, string> variables) =>
        Variable().Replace(text, match => variables.TryGetValue(match.Groups[1].Value, out var value) ? WebUtility.HtmlEncode(value) : match.Value);

    /// <summary>What is wrong with a text that somebody wrote; null where Telegram will take it.</summary>
    public static string? Check(string text, IReadOnlySet<string> variables)
    {
        if (string.IsNullOrWhiteSpace(text))
            return "The text is empty. Write what the bot shall say, or go back to ours.";
        if (text.Length > 4096)
            return $"The text has {text.Length:N0} characters. Telegram takes 4,096.";
        if (Variable().Matches(text).FirstOrDefault(m => !variables.Contains(m.Groups[1].Value)) is { } unknown)
            return $"{unknown.Value} is not known here. Use {string.Join(", ", variables.Select(v => $"{{{v}}}"))}.";
        return CheckTags(text);
    }

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

    [GeneratedRegex(@"\{([a-z_]+)\}", RegexOptions.None, 500)]
    private static partial Regex Variable();

    [GeneratedRegex(@"<(?<close>/?)(?<name>[a-zA-Z-]*)[^<>]*>", RegexOptions.None, 500)]
    private static partial Regex Tag();
}

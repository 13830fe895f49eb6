using System.Text.RegularExpressions;

namespace TelegramAdmin.Core.QuickReplies;

/// <summary>Variables of quick replies: <c>{first_name}</c>, and with words for when it is not known <c>{first_name|friend}</c>.</summary>
public static partial class ReplyVariables
{
    public static IReadOnlyList<string> Names { get; } = ["first_name", "last_name", "username", "bot_name", "operator", "credits", "tier", "date", "time"];

    /// <summary>The first name in braces that is no variable; null where there is none.</summary>
    public static string? FirstUnknown(string text) => NamesIn(text).FirstOrDefault(name => !Names.Contains(name));

    /// <summary>Puts values in. What is not known and has no other words stays as it is and is noted in <paramref name="missing"/>.</summary>
    public static string Fill(string text, IReadOnlyDictionary<string, string> values, ISet<string> missing) => Variable().Replace(text, match =>
    {
        var name = match.Groups["name"].Value;
        if (values.TryGetValue(name, out var value) && value.Length > 0)
            return value;
        if (match.Groups["otherwise"] is { Success: true } otherwise)
            return otherwise.Value;
        missing.Add(name);
        return match.Value;
    });

    private static IEnumerable<string> NamesIn(string text) => Variable().Matches(text).Select(m => m.Groups["name"].Value);

    [GeneratedRegex(@"\{(?<name>\w+)(?:\|(?<otherwise>[^{}\r\n]*))?\}", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 500)]
    private static partial Regex Variable();
}

using System.Buffers;
using System.Text.RegularExpressions;

namespace TelegramAdmin.Sandbox.Formatting;

/// <summary>Finds what Telegram's server marks by itself: commands, mentions, hashtags, addresses.</summary>
internal static partial class EntityFinder
{
    private static readonly SearchValues<char> Hints = SearchValues.Create("/@#$.");

    public static IReadOnlyList<TextEntity> Add(string text, IReadOnlyList<TextEntity> given)
    {
        if (text.AsSpan().IndexOfAny(Hints) < 0) return given;
        List<TextEntity>? found = null;
        foreach (var match in Anything().Matches(text).Cast<Match>())
        {
            if (given.Any(entity => Intersects(entity, match))) continue;
            (found ??= [.. given]).Add(new TextEntity(TypeOf(match), match.Index, match.Length));
        }

        if (found is null) return given;
        found.Sort((a, b) => a.Offset.CompareTo(b.Offset));
        return found;
    }

    private static bool Intersects(TextEntity entity, Match match) =>
        entity.Offset < match.Index + match.Length && match.Index < entity.Offset + entity.Length
        && entity.Type is "code" or "pre" or "text_link" or "text_mention" or "mention" or "url" or "email" or "hashtag" or "bot_command";

    private static string TypeOf(Match match)
    {
        foreach (var type in (string[])["email", "url", "bot_command", "mention", "hashtag", "cashtag"])
        {
            if (match.Groups[type].Success) return type;
        }

        return "url";
    }

    [GeneratedRegex("""
        (?<email>[\w.+-]+@[\w-]+\.[\w.-]*\w)
        |(?<url>(?:https?://|www\.)[^\s<>"]*[^\s<>".,;:!?)]
            |(?<![\w@./])(?:[\w-]+\.)+(?:com|org|net|io|dev|app|me|info|test|example)(?![\w.])(?:/[^\s<>"]*[^\s<>".,;:!?)])?)
        |(?<![\w/<])(?<bot_command>/[A-Za-z0-9_]{1,64}(?:@[A-Za-z0-9_]{3,32})?)(?![\w/])
        |(?<![\w@])(?<mention>@[A-Za-z][A-Za-z0-9_]{3,31})(?!\w)
        |(?<![\w#])(?<hashtag>\#\w*[^\W\d]\w*)
        |(?<![\w$])(?<cashtag>\$[A-Z]{1,8})(?!\w)
        """, RegexOptions.IgnorePatternWhitespace | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 2_000)]
    private static partial Regex Anything();
}

using System.Text;
using System.Text.RegularExpressions;
using TelegramAdmin.Core.BotApi.Types;

namespace TelegramAdmin.Core.Moderation.Guarding;

/// <summary>Whether a message leads somewhere: by Telegram's own marks, by buttons under it, or by words that hide a link.</summary>
internal static partial class LinkFinder
{
    private const int MostRead = 4096;

    public static bool IsIn(Message message, string botUsername) =>
        (message.Entities ?? message.CaptionEntities ?? []).Any(entity => IsLink(entity, message.Text ?? message.Caption ?? "", botUsername))
        || HasLinkButton(message)
        || HidesLink(message.Text ?? message.Caption ?? "");

    /// <summary>Links as people write them so that nobody finds them: "example dot com", "t . me/x", "hxxp://", letters of other alphabets, invisible signs between.</summary>
    internal static bool HidesLink(string text)
    {
        try
        {
            return Hidden().IsMatch(Plain(text));
        }
        catch (RegexMatchTimeoutException)
        {
            return true; // Nobody writes so by accident.
        }
    }

    private static bool IsLink(MessageEntity entity, string text, string botUsername) => entity.Type switch
    {
        "url" or "text_link" => true,
        "mention" => !Part(text, entity).TrimStart('@').Equals(botUsername, StringComparison.OrdinalIgnoreCase),
        _ => false,
    };

    // Offsets come from outside.
    private static string Part(string text, MessageEntity entity) =>
        entity.Offset < 0 || entity.Length < 0 || entity.Offset > text.Length - entity.Length ? "" : text.Substring(entity.Offset, entity.Length);

    // Forwarded from a channel, or made by an inline bot.
    private static bool HasLinkButton(Message message) =>
        message.Other?.TryGetValue("reply_markup", out var markup) == true && markup.GetRawText().Contains("\"url\"", StringComparison.Ordinal);

    private static string Plain(string text)
    {
        var kept = new StringBuilder(Math.Min(text.Length, MostRead));
        foreach (var rune in (text.Length > MostRead ? text[..MostRead] : text).EnumerateRunes().Where(rune => Rune.GetUnicodeCategory(rune) != System.Globalization.UnicodeCategory.Format && rune != Rune.ReplacementChar))
            kept.Append(rune.ToString());
        return kept.ToString().Normalize(NormalizationForm.FormKC).ToLowerInvariant();
    }

    // A name, a dot that may be written out, and an ending. With blanks around the dot only the endings that no sentence begins with.
    [GeneratedRegex("""
        \bh(?:tt|xx)ps?\s*:\s*/\s*/ | \b(?:tg|ftp)\s*:\s*/\s*/ | \bwww\s*\.\s*\w
        | \bt\s*(?:\.|[\[({]\s*(?:dot|точка|punto)\s*[\])}])?\s*me\s*/\s*[+\w]
        | (?<![\p{L}\p{N}-])[\p{L}\p{N}-]{2,63}\.(?:com|net|org|ru|io|me|info|xyz|shop|site|online|top|club|biz|link|app|dev|pro|vip|live|store|click|site|space|website|fun|icu|cc|рф)(?![\p{L}\p{N}])
        | (?<![\p{L}\p{N}-])[\p{L}\p{N}-]{2,63}\s*(?:[\[({]\s*(?:\.|dot|точка|punto)\s*[\])}]|\s(?:dot|точка|punto)\s|\s\.\s?)\s*(?:com|net|org|ru|io|info|xyz|me|рф)(?![\p{L}\p{N}])
        """, RegexOptions.IgnorePatternWhitespace | RegexOptions.CultureInvariant, 200)]
    private static partial Regex Hidden();
}

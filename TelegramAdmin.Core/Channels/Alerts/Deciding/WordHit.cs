using System.Globalization;
using System.Text;
using TelegramAdmin.Core.Channels.Posts;
using TelegramAdmin.Core.Conversations;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Core.Channels.Alerts;

/// <summary>A post holds one of some words or phrases: whole ones, in upper or lower case, in any language.</summary>
internal static class WordHit
{
    public static Sighting? Find(ChannelAlertRule rule, ChannelPost post)
    {
        if (post.Kind == PostKind.Service || post.Text.Length == 0)
            return null;
        var text = Plain(post.Text);
        return rule.WordList.FirstOrDefault(word => Holds(text, Plain(word))) is { } found
            ? new Sighting(Sighting.Occasional("words", post.MessageId), post.PostedAt, $"A post holds “{found}”: {Quote(post.Text)}", post.MessageId)
            : null;
    }

    public static string Quote(string text) => text.Length == 0 ? "a post without text" : $"“{ShortText.Cut(Excerpt.OneLineOf(text), 120)}”";

    /// <summary>Composed characters, and one space where there were several or a line ended.</summary>
    internal static string Plain(string text)
    {
        var mended = ShortText.Cut(text, text.Length).Normalize(NormalizationForm.FormC);
        return string.Join(' ', mended.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
    }

    internal static bool Holds(string text, string word)
    {
        for (var at = 0; word.Length > 0 && (at = text.IndexOf(word, at, StringComparison.OrdinalIgnoreCase)) >= 0; at++)
        {
            if (IsEdge(text, at - 1, word[0]) && IsEdge(text, at + word.Length, word[^1]))
                return true;
        }
        return false;
    }

    // Scripts without spaces have no whole words to look for.
    private static bool IsEdge(string text, int at, char inside) => at < 0 || at >= text.Length || IsUnspaced(inside) || !IsOfWord(text[at]) || !IsOfWord(inside);

    private static bool IsOfWord(char c) => char.IsLetterOrDigit(c) || c == '_'
        || CharUnicodeInfo.GetUnicodeCategory(c) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark;

    private static bool IsUnspaced(char c) => c is (>= '\u0E00' and <= '\u0EFF') or (>= '\u1000' and <= '\u109F') or (>= '\u1780' and <= '\u17FF')
        or (>= '\u3040' and <= '\u30FF') or (>= '\u3400' and <= '\u9FFF') or (>= '\uF900' and <= '\uFAFF');
}

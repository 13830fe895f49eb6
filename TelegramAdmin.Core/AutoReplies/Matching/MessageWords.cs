using System.Globalization;
using System.Text;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Core.AutoReplies.Matching;

/// <summary>
/// A message as rules compare it: whatever its case, width and invisible marks (Unicode NFKC, without format characters and variation
/// selectors), in one line. Its words are runs of letters, digits and their marks; an emoji is a word of its own, whatever its skin.
/// </summary>
internal sealed class MessageWords
{
    // More than Telegram takes: what is longer was not written by a person.
    private const int Longest = 4096;

    private IReadOnlyList<string>? _tokens;

    public MessageWords(string text)
    {
        Raw = text.Length > Longest ? ShortText.Cut(text, Longest) : text;
        Folded = Fold(Raw);
    }

    public string Raw { get; }

    public string Folded { get; }

    public IReadOnlyList<string> Tokens => _tokens ??= Split(Folded);

    public static IReadOnlyList<string> TokensOf(string text) => Split(Fold(text));

    public static string Fold(string text)
    {
        if (IsPlain(text))
            return text.Trim().ToUpperInvariant();
        var whole = ShortText.IsWhole(text) ? text : ShortText.Cut(text, text.Length);
        var folded = new StringBuilder(whole.Length);
        foreach (var rune in whole.Normalize(NormalizationForm.FormKC).EnumerateRunes())
        {
            if (Rune.IsWhiteSpace(rune))
                AppendBlank(folded);
            else if (!IsInvisible(rune))
                folded.Append(Rune.ToUpperInvariant(rune).ToString());
        }
        return folded.ToString().TrimEnd(' ');
    }

    private static bool IsPlain(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] is > '~' or < ' ' || (text[i] == ' ' && i > 0 && text[i - 1] == ' '))
                return false;
        }
        return true;
    }

    private static void AppendBlank(StringBuilder folded)
    {
        if (folded.Length > 0 && folded[^1] != ' ')
            folded.Append(' ');
    }

    // Joiners and marks of direction, and the two selectors that say whether an emoji is drawn in colour.
    private static bool IsInvisible(Rune rune) => rune.Value is 0xFE0E or 0xFE0F || Rune.GetUnicodeCategory(rune) is UnicodeCategory.Format or UnicodeCategory.Control;

    private static List<string> Split(string folded)
    {
        var words = new List<string>();
        var start = -1;
        for (var i = 0; i < folded.Length;)
        {
            Rune.DecodeFromUtf16(folded.AsSpan(i), out var rune, out var length);
            var kind = KindOf(rune);
            if (kind == WordKind.Letter && start < 0)
                start = i;
            if (kind != WordKind.Letter)
                start = Close(words, folded, start, i);
            if (kind == WordKind.Symbol)
                words.Add(folded.Substring(i, length));
            i += length;
        }
        Close(words, folded, start, folded.Length);
        return words;
    }

    private static int Close(List<string> words, string folded, int start, int end)
    {
        if (start >= 0)
            words.Add(folded[start..end]);
        return -1;
    }

    private static WordKind KindOf(Rune rune) => Rune.GetUnicodeCategory(rune) switch
    {
        UnicodeCategory.UppercaseLetter or UnicodeCategory.LowercaseLetter or UnicodeCategory.TitlecaseLetter or UnicodeCategory.ModifierLetter or UnicodeCategory.OtherLetter
            or UnicodeCategory.DecimalDigitNumber or UnicodeCategory.LetterNumber or UnicodeCategory.OtherNumber
            or UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark => WordKind.Letter,
        UnicodeCategory.OtherSymbol => WordKind.Symbol,
        _ => WordKind.None,
    };

    private enum WordKind
    {
        None,
        Letter,
        Symbol,
    }
}

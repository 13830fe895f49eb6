using System.Globalization;
using System.Text;

namespace TelegramAdmin.Core.Search;

/// <summary>
/// Cuts a text into the words by which it is found: lower case, without accents, letters and digits only. Signs of scripts that put no blanks between
/// words are words by themselves. Both databases get these words rather than the text, so that they find the same.
/// </summary>
public static class SearchWords
{
    private const int Longest = 64;

    public static IReadOnlyList<string> Of(string text) => [.. Find(text).Select(w => w.Word)];

    /// <summary>One word of all letters and digits, for ids: <c>pi_3Nx</c> is <c>pi3nx</c>.</summary>
    public static string Whole(string id) => string.Concat(Of(id)) is var word && word.Length > Longest ? word[..Longest] : word;

    /// <summary>Words with where they stand in the text.</summary>
    public static IEnumerable<FoundWord> Find(string text)
    {
        var word = new StringBuilder();
        var (start, at) = (0, 0);
        foreach (var rune in text.EnumerateRunes())
        {
            var kind = KindOf(rune);
            if (word.Length > 0 && kind is (RuneKind.Sign or RuneKind.Break))
            {
                yield return Taken(word, start, at);
                word.Clear();
            }
            if (kind == RuneKind.Sign)
                yield return new FoundWord(rune.ToString(), at, rune.Utf16SequenceLength);
            else if (kind == RuneKind.Letter)
            {
                if (word.Length == 0)
                    start = at;
                Append(word, rune);
            }
            at += rune.Utf16SequenceLength;
        }
        if (word.Length > 0)
            yield return Taken(word, start, at);
    }

    private static FoundWord Taken(StringBuilder word, int start, int end) => new(word.ToString(0, Cut(word)), start, end - start);

    private static int Cut(StringBuilder word) => word.Length <= Longest ? word.Length : char.IsHighSurrogate(word[Longest - 1]) ? Longest - 1 : Longest;

    private static void Append(StringBuilder word, Rune rune)
    {
        if (rune.IsAscii)
        {
            word.Append(char.ToLowerInvariant((char)rune.Value));
            return;
        }
        foreach (var part in rune.ToString().Normalize(NormalizationForm.FormKD).EnumerateRunes())
        {
            if (KindOf(part) is RuneKind.Letter or RuneKind.Sign)
                word.Append(Rune.ToLowerInvariant(part).ToString());
        }
    }

    private static RuneKind KindOf(Rune rune) => Rune.GetUnicodeCategory(rune) switch
    {
        _ when IsSign(rune.Value) => RuneKind.Sign,
        UnicodeCategory.UppercaseLetter or UnicodeCategory.LowercaseLetter or UnicodeCategory.TitlecaseLetter or UnicodeCategory.ModifierLetter or UnicodeCategory.OtherLetter
            or UnicodeCategory.DecimalDigitNumber or UnicodeCategory.LetterNumber or UnicodeCategory.OtherNumber => RuneKind.Letter,
        UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark or UnicodeCategory.EnclosingMark => RuneKind.Mark,
        _ => RuneKind.Break,
    };

    // Hiragana, katakana and Han (unicode.org/charts).
    private static bool IsSign(int value) => value is (>= 0x3041 and <= 0x30FF) or (>= 0x3400 and <= 0x4DBF) or (>= 0x4E00 and <= 0x9FFF) or (>= 0xF900 and <= 0xFAFF) or (>= 0x20000 and <= 0x2FA1F);

    private enum RuneKind
    {
        Break,
        Letter,
        Mark,
        Sign,
    }
}

/// <summary>A word and where it stands.</summary>
public readonly record struct FoundWord(string Word, int Start, int Length);

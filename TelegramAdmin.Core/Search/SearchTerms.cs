using System.Globalization;
using System.Text.RegularExpressions;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Core.Search;

/// <summary>
/// What somebody typed, as terms that all have to be met: a word is the beginning of one, <c>"quoted words"</c> stand just so, <c>@name</c> is a
/// username, <c>id:pi_3Nx</c> an id, and a number may be a word, an id or an amount.
/// </summary>
public static partial class SearchTerms
{
    private const int Most = 12;
    private const int ShortestBeginning = 2;
    private const int LongestText = 300;

    /// <returns>For each term the ways to meet it.</returns>
    public static IReadOnlyList<IReadOnlyList<WordRun>> Read(string text) =>
        [.. Parts().Matches(ShortText.Cut(text, LongestText)).Select(Term).Where(t => t.Count > 0).Take(Most)];

    /// <summary>The words to mark in what was found.</summary>
    public static IReadOnlyList<WordRun> Marks(string text) => [.. Read(text).SelectMany(t => t)];

    private static IReadOnlyList<WordRun> Term(Match part)
    {
        if (part.Groups["phrase"] is { Success: true } phrase)
            return Run(phrase.Value, isPrefix: false);
        var word = part.Value;
        if (word.StartsWith("id:", StringComparison.OrdinalIgnoreCase))
            return SearchWords.Whole(word[3..]) is { Length: > 0 } id ? [new WordRun([id], IsPrefix: false)] : [];
        if (Hundredths(word) is { } amount)
            return [.. Run(word, isPrefix: true), new WordRun([SearchTags.Amount(amount)], IsPrefix: false)];
        // As a whole too, because ids with signs in them are kept so.
        return SearchWords.Whole(word) is var whole && SearchWords.Of(word).Count > 1 ? [.. Run(word, isPrefix: true), new WordRun([whole], IsPrefix: true)] : Run(word, isPrefix: true);
    }

    private static IReadOnlyList<WordRun> Run(string words, bool isPrefix) =>
        SearchWords.Of(words) is { Count: > 0 } found ? [new WordRun(found, isPrefix && found[^1].Length >= ShortestBeginning)] : [];

    /// <summary>7.99, 7,99, $7.99 and 25.</summary>
    private static long? Hundredths(string word)
    {
        if (!Money().IsMatch(word))
            return null;
        var number = word.Trim('$', '€', '£', '¥', '₽', '★').Replace(',', '.');
        return decimal.TryParse(number, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var value) && value < 1_000_000_000 ? (long)(value * 100) : null;
    }

    [GeneratedRegex("\"(?<phrase>[^\"]*)\"?|[^\\s\"]+", RegexOptions.None, 500)]
    private static partial Regex Parts();

    [GeneratedRegex(@"^[$€£¥₽★]?[0-9]{1,9}([.,][0-9]{1,2})?[$€£¥₽★]?\z", RegexOptions.None, 500)]
    private static partial Regex Money();
}

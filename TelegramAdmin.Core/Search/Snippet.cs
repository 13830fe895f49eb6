using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Core.Search;

/// <summary>The part of a text around what was found in it, on one line, with what was found marked.</summary>
public static class Snippet
{
    private const int Before = 40;

    /// <param name="marks">As <see cref="SearchTerms.Marks"/> gives them.</param>
    public static IReadOnlyList<SnippetPart> Of(string text, IReadOnlyList<WordRun> marks, int longest = 160)
    {
        text = text.ReplaceLineEndings(" ");
        var words = SearchWords.Find(text).ToList();
        var hits = Hits(words, marks);
        var start = hits.Count > 0 && hits[0].Start > Before && text.Length > longest ? StartOfWord(words, hits[0].Start - Before) : 0;
        var end = Math.Min(text.Length, start + longest);
        if (end < text.Length && char.IsLowSurrogate(text[end]))
            end--;
        var parts = new List<SnippetPart>();
        var at = start;
        void Add(int until, bool isHit)
        {
            if (until > at)
                parts.Add(new SnippetPart(text[at..until], isHit));
            at = Math.Max(at, until);
        }
        if (start > 0)
            parts.Add(new SnippetPart("…", false));
        foreach (var hit in hits.Where(h => h.Start >= start && h.Start + h.Length <= end))
        {
            Add(hit.Start, false);
            Add(hit.Start + hit.Length, true);
        }
        Add(end, false);
        if (end < text.Length)
            parts.Add(new SnippetPart("…", false));
        return parts;
    }

    private static List<FoundWord> Hits(List<FoundWord> words, IReadOnlyList<WordRun> marks)
    {
        var hits = new SortedDictionary<int, FoundWord>();
        foreach (var mark in marks)
        {
            for (var at = 0; at + mark.Words.Count <= words.Count; at++)
            {
                if (!Stands(words, at, mark))
                    continue;
                for (var i = at; i < at + mark.Words.Count; i++)
                    hits[words[i].Start] = words[i];
            }
        }
        return [.. hits.Values];
    }

    private static bool Stands(List<FoundWord> words, int at, WordRun mark)
    {
        for (var i = 0; i < mark.Words.Count; i++)
        {
            var isBeginning = mark.IsPrefix && i == mark.Words.Count - 1;
            if (isBeginning ? !words[at + i].Word.StartsWith(mark.Words[i], StringComparison.Ordinal) : words[at + i].Word != mark.Words[i])
                return false;
        }
        return true;
    }

    private static int StartOfWord(List<FoundWord> words, int near) => words.FirstOrDefault(w => w.Start >= near).Start;
}

public readonly record struct SnippetPart(string Text, bool IsHit);

using System.Collections.Frozen;

namespace TelegramAdmin.Core.AutoReplies.Matching;

/// <summary>Finds keywords, of one word or several in a row, among the words of a message. They are found by their first word.</summary>
internal sealed class KeywordIndex
{
    private readonly FrozenDictionary<string, (string[] Words, int Owner)[]> _byFirst;

    public KeywordIndex(IEnumerable<(string Word, int Owner)> keywords) =>
        _byFirst = keywords.Select(k => (Words: MessageWords.TokensOf(k.Word).ToArray(), k.Owner)).Where(k => k.Words.Length > 0)
            .GroupBy(k => k.Words[0], StringComparer.Ordinal).ToFrozenDictionary(g => g.Key, g => g.ToArray(), StringComparer.Ordinal);

    public bool IsEmpty => _byFirst.Count == 0;

    /// <summary>Adds the owner of every keyword that occurs.</summary>
    public void Find(IReadOnlyList<string> words, ICollection<int> owners)
    {
        for (var at = 0; at < words.Count; at++)
        {
            if (!_byFirst.TryGetValue(words[at], out var keywords))
                continue;
            foreach (var (keyword, owner) in keywords)
            {
                if (StandsAt(keyword, words, at))
                    owners.Add(owner);
            }
        }
    }

    private static bool StandsAt(string[] keyword, IReadOnlyList<string> words, int at)
    {
        if (at + keyword.Length > words.Count)
            return false;
        for (var i = 1; i < keyword.Length; i++)
        {
            if (keyword[i] != words[at + i])
                return false;
        }
        return true;
    }
}

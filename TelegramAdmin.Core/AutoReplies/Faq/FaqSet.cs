using System.Collections.Frozen;
using TelegramAdmin.Core.AutoReplies.Matching;
using TelegramAdmin.Core.AutoReplies.Rules;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Core.AutoReplies.Faq;

/// <summary>The questions of a workspace, ready to be asked. Never changes.</summary>
internal sealed class FaqSet
{
    private readonly FaqEntry[] _entries;
    private readonly FrozenDictionary<string, int[]> _questions;
    private readonly KeywordIndex _keywords;

    public FaqSet(IEnumerable<FaqEntry> inOrder)
    {
        _entries = [.. inOrder];
        _questions = _entries.Index().GroupBy(e => Form(new MessageWords(e.Item.Question)), e => e.Index, StringComparer.Ordinal)
            .ToFrozenDictionary(g => g.Key, g => g.ToArray(), StringComparer.Ordinal);
        _keywords = new KeywordIndex(_entries.Index().SelectMany(e => FaqWords.Of(e.Item.Keywords).Select(k => (k, e.Index))));
    }

    public bool IsEmpty => _entries.Length == 0;

    public FaqEntry? Find(long id, BotId bot) => Array.Find(_entries, e => e.Id == id && IsFor(e, bot));

    /// <summary>The entry whose question the message is, else one of whose keywords it has: in the person's language first, then in all languages.</summary>
    public FaqEntry? Answer(MessageWords words, BotId bot, string? language)
    {
        if (IsEmpty || words.Folded.Length == 0)
            return null;
        if (Best(_questions.GetValueOrDefault(Form(words), []), bot, language) is { } asked)
            return asked;
        var found = new SortedSet<int>();
        _keywords.Find(words.Tokens, found);
        return Best(found, bot, language);
    }

    /// <summary>Entries that somebody may mean, in their language and in all languages; the closest first. Everything for an empty wish.</summary>
    public IReadOnlyList<FaqEntry> Search(string wish, BotId bot, string? language)
    {
        var wanted = new MessageWords(wish);
        var mine = _entries.Where(e => IsFor(e, bot) && (e.Language.Length == 0 || e.Language == language));
        if (wanted.Tokens.Count == 0)
            return [.. mine];
        return [.. mine.Select(e => (Entry: e, Hits: Hits(e, wanted.Tokens))).Where(e => e.Hits > 0).OrderByDescending(e => e.Hits).Select(e => e.Entry)];
    }

    /// <summary>What the bot's own list shows: the person's language and what is for all; where there is neither, everything.</summary>
    public IReadOnlyList<FaqEntry> ListFor(BotId bot, string? language)
    {
        var mine = Search("", bot, language);
        return mine.Count > 0 ? mine : [.. _entries.Where(e => IsFor(e, bot))];
    }

    private FaqEntry? Best(IEnumerable<int> found, BotId bot, string? language) =>
        found.Select(i => _entries[i]).Where(e => IsFor(e, bot)).MinBy(e => e.Language == language ? 0 : e.Language.Length == 0 ? 1 : 2);

    // A word that is still being typed counts for what it begins.
    private static int Hits(FaqEntry entry, IReadOnlyList<string> wanted)
    {
        var words = MessageWords.TokensOf($"{entry.Question} {entry.Keywords}");
        return wanted.Count(w => words.Any(own => own.StartsWith(w, StringComparison.Ordinal)));
    }

    private static bool IsFor(FaqEntry entry, BotId bot) => entry.BotId is null || entry.BotId == bot;

    // Without question marks and the like; a question of nothing else stands as it is.
    private static string Form(MessageWords words) => words.Tokens.Count > 0 ? string.Join(' ', words.Tokens) : words.Folded;
}

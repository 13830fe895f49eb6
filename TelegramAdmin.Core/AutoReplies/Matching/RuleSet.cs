using System.Collections.Frozen;
using TelegramAdmin.Core.AutoReplies.Rules;

namespace TelegramAdmin.Core.AutoReplies.Matching;

/// <summary>The rules of a workspace, arranged so that a message meets only those that its words lead to. Never changes.</summary>
internal sealed class RuleSet
{
    private readonly CompiledRule[] _rules;
    private readonly FrozenDictionary<string, int[]> _commands;
    private readonly FrozenDictionary<string, int[]> _exact;
    private readonly FrozenDictionary<string, int[]> _buttons;
    private readonly FrozenDictionary<string, int[]> _links;
    private readonly KeywordIndex _keywords;
    private readonly ContainsIndex _contains;
    private readonly (int Rule, RulePattern Pattern)[] _patterns;
    private readonly int[] _joined;
    private readonly int[] _away;
    private readonly int[] _any;

    public RuleSet(IEnumerable<CompiledRule> inOrder)
    {
        _rules = [.. inOrder];
        _commands = ByWord(TriggerKind.Command);
        _exact = ByWord(TriggerKind.Exact, MessageWords.Fold);
        _buttons = ByWord(TriggerKind.Button);
        _links = ByWord(TriggerKind.StartLink);
        _keywords = new KeywordIndex(WordsOf(TriggerKind.Keywords));
        _contains = new ContainsIndex(WordsOf(TriggerKind.Contains).Select(w => (MessageWords.Fold(w.Word), w.Rule)));
        _patterns = [.. WordsOf(TriggerKind.Pattern).Select(w => (w.Rule, new RulePattern(w.Word)))];
        (_joined, _away, _any) = (Of(TriggerKind.Joined), Of(TriggerKind.OutsideHours), Of(TriggerKind.AnyMessage));
        Waiting = [.. Of(TriggerKind.NoAnswer).Select(i => _rules[i])];
        Inline = [.. Of(TriggerKind.InlineQuery).Select(i => _rules[i])];
    }

    /// <summary>Those that wait for nobody having answered.</summary>
    public IReadOnlyList<CompiledRule> Waiting { get; }

    /// <summary>Those that answer what is typed after @bot.</summary>
    public IReadOnlyList<CompiledRule> Inline { get; }

    /// <summary>Whether anything depends on the business hours.</summary>
    public bool AsksForHours => _away.Length > 0;

    public IReadOnlyList<CompiledRule> All => _rules;

    public CompiledRule? Find(long id) => Array.Find(_rules, r => r.Id == id);

    /// <summary>The rules whose trigger this is, in their order.</summary>
    public RuleMatches Match(RuleOccasion occasion)
    {
        var found = new SortedSet<int>();
        List<CompiledRule>? slow = null;
        if (occasion.Command is { } command)
            found.UnionWith(_commands.GetValueOrDefault(command.Name, []));
        if (occasion.StartLink is { } payload)
            found.UnionWith(_links.GetValueOrDefault(payload, []));
        if (occasion.Press is { } press)
            found.UnionWith(_buttons.GetValueOrDefault(press, []));
        if (occasion.IsJoined)
            found.UnionWith(_joined);
        if (occasion.Words is { } words)
            MatchWords(words, occasion, found, ref slow);
        return new RuleMatches([.. found.Select(i => _rules[i]).Where(r => r.IsFor(occasion.BotId))], slow ?? []);
    }

    private void MatchWords(MessageWords words, RuleOccasion occasion, SortedSet<int> found, ref List<CompiledRule>? slow)
    {
        found.UnionWith(_any);
        if (occasion.IsAway)
            found.UnionWith(_away);
        if (words.Folded.Length == 0)
            return;
        found.UnionWith(_exact.GetValueOrDefault(words.Folded, []));
        if (!_keywords.IsEmpty)
            _keywords.Find(words.Tokens, found);
        _contains.Find(words.Folded, found);
        foreach (var (rule, pattern) in _patterns)
        {
            if (!_rules[rule].IsFor(occasion.BotId))
                continue;
            switch (pattern.IsMatch(words.Raw))
            {
                case true:
                    found.Add(rule);
                    break;
                case null:
                    (slow ??= []).Add(_rules[rule]);
                    break;
                default:
                    break;
            }
        }
    }

    private int[] Of(TriggerKind kind) => [.. _rules.Index().Where(r => r.Item.Trigger.Kind == kind).Select(r => r.Index)];

    private IEnumerable<(string Word, int Rule)> WordsOf(TriggerKind kind) => Of(kind).SelectMany(i => _rules[i].Trigger.Words.Select(w => (w, i)));

    private FrozenDictionary<string, int[]> ByWord(TriggerKind kind, Func<string, string>? form = null) =>
        WordsOf(kind).GroupBy(w => form is null ? w.Word : form(w.Word), w => w.Rule, StringComparer.Ordinal).ToFrozenDictionary(g => g.Key, g => g.Distinct().ToArray(), StringComparer.Ordinal);
}

/// <param name="TooSlow">Those whose pattern took longer than it may; they count as not matching.</param>
internal readonly record struct RuleMatches(IReadOnlyList<CompiledRule> Rules, IReadOnlyList<CompiledRule> TooSlow);

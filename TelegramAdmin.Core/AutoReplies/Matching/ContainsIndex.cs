using System.Buffers;
using System.Collections.Frozen;

namespace TelegramAdmin.Core.AutoReplies.Matching;

/// <summary>
/// Finds which of many parts a text contains, in one walk over the text whatever their number (Aho and Corasick, doi.org/10.1145/360825.360855).
/// Most messages contain none, which the vectorised search before it tells.
/// </summary>
internal sealed class ContainsIndex
{
    private readonly SearchValues<string> _any;
    private readonly FrozenDictionary<long, int> _steps;
    private readonly List<List<int>> _owners = [[]];

    // For each state: where to go on when the next character leads nowhere, and the next shorter part that ends here too.
    private readonly int[] _fallback;
    private readonly int[] _shorter;

    public ContainsIndex(IEnumerable<(string Part, int Owner)> parts)
    {
        var all = parts.Where(p => p.Part.Length > 0).ToList();
        _any = SearchValues.Create([.. all.Select(p => p.Part).Distinct(StringComparer.Ordinal)], StringComparison.Ordinal);
        var steps = new Dictionary<long, int>();
        foreach (var (part, owner) in all)
            Plant(steps, part).Add(owner);
        _steps = steps.ToFrozenDictionary();
        (_fallback, _shorter) = (new int[_owners.Count], new int[_owners.Count]);
        Link(steps);
    }

    /// <summary>Adds the owner of every part that occurs.</summary>
    public void Find(string text, ICollection<int> owners)
    {
        var start = text.AsSpan().IndexOfAny(_any);
        if (start < 0)
            return;
        var (state, seen) = (0, new HashSet<int>());
        foreach (var c in text.AsSpan(start))
        {
            state = Next(state, c);
            // What was seen once was seen with all that is shorter.
            for (var end = _owners[state].Count > 0 ? state : _shorter[state]; end != 0 && seen.Add(end); end = _shorter[end])
                _owners[end].ForEach(owners.Add);
        }
    }

    private int Next(int state, char c)
    {
        while (true)
        {
            if (_steps.TryGetValue(Key(state, c), out var next))
                return next;
            if (state == 0)
                return 0;
            state = _fallback[state];
        }
    }

    private List<int> Plant(Dictionary<long, int> steps, string part)
    {
        var state = 0;
        foreach (var c in part)
        {
            if (!steps.TryGetValue(Key(state, c), out var next))
            {
                steps[Key(state, c)] = next = _owners.Count;
                _owners.Add([]);
            }
            state = next;
        }
        return _owners[state];
    }

    // Breadth first, so that what a state falls back to, being shorter, is linked before it.
    private void Link(Dictionary<long, int> steps)
    {
        var children = steps.ToLookup(s => (int)(s.Key >> 16), s => ((char)(s.Key & 0xFFFF), s.Value));
        var line = new Queue<int>([0]);
        while (line.TryDequeue(out var state))
        {
            foreach (var (c, child) in children[state])
            {
                var fallback = state == 0 ? 0 : Next(_fallback[state], c);
                (_fallback[child], _shorter[child]) = (fallback, _owners[fallback].Count > 0 ? fallback : _shorter[fallback]);
                line.Enqueue(child);
            }
        }
    }

    private static long Key(int state, char c) => ((long)state << 16) | c;
}

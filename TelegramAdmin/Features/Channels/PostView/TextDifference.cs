using System.Text.RegularExpressions;

namespace TelegramAdmin.Features.Channels.PostView;

/// <summary>What became of some words with an edit.</summary>
public enum TextChange
{
    Same,
    Removed,
    Added,
}

/// <summary>How one text became another, word by word: the longest common run of words stays, the rest was taken out or put in.</summary>
public static partial class TextDifference
{
    // Beyond this the comparison costs more than it tells.
    private const int MostCells = 4_000_000;

    public static IReadOnlyList<(TextChange Change, string Words)> Of(string before, string after)
    {
        var (old, now) = (Words(before), Words(after));
        var head = old.Zip(now).TakeWhile(pair => pair.First == pair.Second).Count();
        var tail = old.Skip(head).Reverse().Zip(now.Skip(head).Reverse()).TakeWhile(pair => pair.First == pair.Second).Count();
        var parts = new List<(TextChange, string)>();
        Add(parts, TextChange.Same, old[..head]);
        Middle(parts, old[head..^tail], now[head..^tail]);
        Add(parts, TextChange.Same, old[^tail..]);
        return parts;
    }

    private static void Middle(List<(TextChange, string)> parts, string[] old, string[] now)
    {
        if ((long)old.Length * now.Length > MostCells)
        {
            Add(parts, TextChange.Removed, old);
            Add(parts, TextChange.Added, now);
            return;
        }
        var common = CommonLengths(old, now);
        var (i, j) = (0, 0);
        while (i < old.Length || j < now.Length)
        {
            if (i < old.Length && j < now.Length && old[i] == now[j])
                (i, j) = (Add(parts, TextChange.Same, old[i], i), j + 1);
            else if (j == now.Length || (i < old.Length && common[i + 1, j] >= common[i, j + 1]))
                i = Add(parts, TextChange.Removed, old[i], i);
            else
                j = Add(parts, TextChange.Added, now[j], j);
        }
    }

    // How many words the rests from i and from j have in common.
    private static int[,] CommonLengths(string[] old, string[] now)
    {
        var lengths = new int[old.Length + 1, now.Length + 1];
        for (var i = old.Length - 1; i >= 0; i--)
        {
            for (var j = now.Length - 1; j >= 0; j--)
                lengths[i, j] = old[i] == now[j] ? lengths[i + 1, j + 1] + 1 : Math.Max(lengths[i + 1, j], lengths[i, j + 1]);
        }
        return lengths;
    }

    private static int Add(List<(TextChange, string)> parts, TextChange change, string word, int at)
    {
        Add(parts, change, [word]);
        return at + 1;
    }

    private static void Add(List<(TextChange Change, string Words)> parts, TextChange change, string[] words)
    {
        if (words.Length == 0)
            return;
        if (parts.Count > 0 && parts[^1].Change == change)
            parts[^1] = (change, parts[^1].Words + string.Concat(words));
        else
            parts.Add((change, string.Concat(words)));
    }

    // White space is a word too, so that nothing of either text is lost.
    private static string[] Words(string text) => [.. Word().Matches(text).Select(m => m.Value)];

    [GeneratedRegex(@"\s+|[\p{L}\p{N}_]+|.", RegexOptions.Singleline | RegexOptions.CultureInvariant, 500)]
    private static partial Regex Word();
}

using TelegramAdmin.Core.Templates.Language;

namespace TelegramAdmin.Core.Templates;

/// <summary>A variable that a template names.</summary>
/// <param name="IsNeeded">The text cannot be written without it: it is written out, has no fallback, and no condition around it asks whether it is there.</param>
/// <param name="At">Index in the source of where it is written out.</param>
public sealed record VariableUse(string Path, bool IsNeeded, int At)
{
    internal static IReadOnlyList<VariableUse> In(IReadOnlyList<TemplateNode> nodes)
    {
        var found = new List<VariableUse>();
        Walk(nodes, [], found);
        return found;
    }

    private static void Walk(IReadOnlyList<TemplateNode> nodes, IReadOnlyList<string> asked, List<VariableUse> found)
    {
        foreach (var node in nodes)
        {
            if (node is Output output)
                Add(output.Of, output.At, asked, found);
            else if (node is Choice choice)
                Branches(choice, asked, found);
        }
    }

    private static void Branches(Choice choice, IReadOnlyList<string> asked, List<VariableUse> found)
    {
        foreach (var branch in choice.Branches)
        {
            var paths = branch.Condition is null ? [] : PathsIn(branch.Condition).ToList();
            found.AddRange(paths.Select(path => new VariableUse(path, false, choice.At)));
            Walk(branch.Body, [.. asked, .. paths], found);
        }
    }

    private static void Add(Expression written, int at, IReadOnlyList<string> asked, List<VariableUse> found)
    {
        var isSafe = HasFallback(written);
        found.AddRange(PathsIn(written).Select(path => new VariableUse(path, !isSafe && !asked.Contains(path), at)));
    }

    private static bool HasFallback(Expression written) => written switch
    {
        DefaultFilter { Otherwise: Constant } => true,
        DefaultFilter nested => HasFallback(nested.Otherwise),
        CaseFilter filter => HasFallback(filter.Of),
        _ => false,
    };

    private static IEnumerable<string> PathsIn(Expression expression) => expression switch
    {
        Variable variable => [variable.Path],
        Not not => PathsIn(not.Of),
        And and => [.. PathsIn(and.Left), .. PathsIn(and.Right)],
        Or or => [.. PathsIn(or.Left), .. PathsIn(or.Right)],
        Comparison comparison => [.. PathsIn(comparison.Left), .. PathsIn(comparison.Right)],
        DefaultFilter filter => [.. PathsIn(filter.Of), .. PathsIn(filter.Otherwise)],
        CaseFilter filter => PathsIn(filter.Of),
        _ => [],
    };
}

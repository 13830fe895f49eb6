using System.Text.RegularExpressions;

namespace TelegramAdmin.Tests.Architecture;

/// <summary>The files of the repository that a test reads as text.</summary>
internal static partial class Sources
{
    public static string Root { get; } = Path.GetFullPath(Path.Combine(AppContext.BaseDirectory, "../../../.."));

    public static string Read(string path) => File.ReadAllText(Path.Combine(Root, path)).ReplaceLineEndings("\n");

    /// <summary>The product's own documents, as paths from the root.</summary>
    public static IEnumerable<string> Documents =>
        Directory.EnumerateFiles(Path.Combine(Root, "docs"), "*.md", SearchOption.AllDirectories).Select(file => Path.GetRelativePath(Root, file).Replace('\\', '/')).Append("README.md").Append("CHANGELOG.md").Order(StringComparer.Ordinal);

    /// <summary>Everything that is compiled, as paths from the root.</summary>
    public static IEnumerable<string> Code => Written("*.cs");

    public static IEnumerable<string> Markup => Written("*.razor");

    private static IEnumerable<string> Written(string kind) =>
        Directory.EnumerateFiles(Root, kind, SearchOption.AllDirectories).Select(file => Path.GetRelativePath(Root, file).Replace('\\', '/'))
            .Where(file => !file.Split('/').Any(part => part is "obj" or "bin" or "node_modules" or "Migrations")).Order(StringComparer.Ordinal);

    /// <summary>What the summaries of a project's public types and properties say, by "Type" and "Type.Property".</summary>
    public static IReadOnlyDictionary<string, string> Summaries(string project)
    {
        var said = new Dictionary<string, string>(StringComparer.Ordinal);
        var files = Directory.EnumerateFiles(Path.Combine(Root, project), "*.cs", SearchOption.AllDirectories).Where(f => !f.Contains("Migrations", StringComparison.Ordinal) && !f.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal));
        foreach (var file in files)
            Read(File.ReadAllLines(file), said);
        return said;
    }

    private static void Read(string[] lines, Dictionary<string, string> said)
    {
        var (type, comment) = ("", new List<string>());
        foreach (var line in lines.Select(l => l.Trim()))
        {
            if (line.StartsWith("///", StringComparison.Ordinal))
            {
                comment.Add(line[3..].Trim());
                continue;
            }
            if (TypeName().Match(line) is { Success: true } found)
                Keep(said, type = found.Groups[1].Value, comment);
            else if (PropertyName().Match(line) is { Success: true } property)
                Keep(said, $"{type}.{property.Groups[1].Value}", comment);
            if (line.Length > 0 && line[0] != '[')
                comment.Clear();
        }
    }

    private static void Keep(Dictionary<string, string> said, string name, List<string> comment)
    {
        if (Summary().Match(string.Join(' ', comment)) is { Success: true } summary)
            said.TryAdd(name, Spaces().Replace(Tags().Replace(References().Replace(summary.Groups[1].Value, m => m.Groups[1].Value.Split('.', '{')[^1]), ""), " ").Trim().Replace("&lt;", "<", StringComparison.Ordinal).Replace("&gt;", ">", StringComparison.Ordinal));
    }

    [GeneratedRegex(@"^(?:public|internal) (?:static |sealed |abstract |partial |readonly )*(?:class|record|enum|struct|interface)(?: struct)? (\w+)")]
    private static partial Regex TypeName();

    [GeneratedRegex(@"^public (?:required |virtual |override )*[\w<>?,.\[\] ]+ (\w+) \{ get;")]
    private static partial Regex PropertyName();

    [GeneratedRegex("<summary>(.*?)</summary>")]
    private static partial Regex Summary();

    [GeneratedRegex("<see (?:cref|langword)=\"([^\"]+)\" ?/>")]
    private static partial Regex References();

    [GeneratedRegex("<[^>]+>")]
    private static partial Regex Tags();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Spaces();
}

using System.Reflection;
using System.Text.RegularExpressions;

namespace TelegramAdmin.Tests.Architecture;

/// <summary>What the documents name exists: tests, and the places that their links lead to.</summary>
public sealed partial class DocumentTests
{
    [Theory]
    [InlineData("docs/requirements.md", 200)]
    [InlineData("docs/security.md", 50)]
    public void Document_NamesTestsThatExist(string document, int atLeast)
    {
        var classes = typeof(DocumentTests).Assembly.GetTypes().ToLookup(t => t.Name, StringComparer.Ordinal);
        var named = Named().Matches(Sources.Read(document)).Select(m => m.Groups[1].Value).Distinct().ToList();

        Assert.True(named.Count > atLeast, $"{document} names {named.Count} tests.");
        Assert.Empty(named.Where(name => !Exists(name, classes)));
    }

    [Fact]
    public void Links_LeadSomewhere()
    {
        var lost = from document in Sources.Documents
                   from link in Links().Matches(WithoutCode(Sources.Read(document))).Select(m => m.Groups[1].Value)
                   where !link.Contains(':', StringComparison.Ordinal) && !LeadsSomewhere(document, link)
                   select $"{document}: {link}";

        Assert.Empty(lost.Distinct());
    }

    // "Api/PeopleApiTests.Conversations_AreListed", or a class alone; benchmarks are files.
    private static bool Exists(string name, ILookup<string, Type> classes)
    {
        var (path, method) = name.Split('.', 2) is [var before, var after] ? (before, after) : (name, null);
        var type = path.Split('/')[^1];
        if (path.StartsWith("Benchmarks/", StringComparison.Ordinal))
            return File.Exists(Path.Combine(Sources.Root, $"TelegramAdmin.{path}.cs"));
        return classes[type].Any(t => $".{t.Namespace}.".Contains($".{string.Join('.', path.Split('/')[..^1])}.", StringComparison.Ordinal)
            && (method is null || t.GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static).Any(m => m.Name == method)));
    }

    private static bool LeadsSomewhere(string document, string link)
    {
        var (path, anchor) = link.Split('#', 2) is [var file, var part] ? (file, part) : (link, null);
        var target = path.Length == 0 ? document : Path.GetRelativePath(Sources.Root, Path.Combine(Sources.Root, Path.GetDirectoryName(document)!, path)).Replace('\\', '/');
        var full = Path.Combine(Sources.Root, target);
        if (!File.Exists(full) && !Directory.Exists(full))
            return false;
        return anchor is null || !target.EndsWith(".md", StringComparison.Ordinal) || Anchors(Sources.Read(target)).Contains(anchor);
    }

    // As GitHub makes them.
    private static HashSet<string> Anchors(string text) =>
        [.. Headings().Matches(WithoutCode(text)).Select(m => NotInAnchors().Replace(m.Groups[1].Value.ToLowerInvariant(), "").Replace(' ', '-'))];

    private static string WithoutCode(string text) => Fences().Replace(text, "");

    [GeneratedRegex(@"`((?:\w+/)+\w+(?:Tests|Benchmark)(?:\.\w+)?)`")]
    private static partial Regex Named();

    [GeneratedRegex(@"\]\(([^)\s]+)\)")]
    private static partial Regex Links();

    [GeneratedRegex(@"^#+ (.+?)\s*$", RegexOptions.Multiline)]
    private static partial Regex Headings();

    [GeneratedRegex(@"[^\w\- ]")]
    private static partial Regex NotInAnchors();

    [GeneratedRegex(@"^```.*?^```|`[^`\n]*`", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Fences();
}

using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace TelegramAdmin.Tests.Words;

/// <summary>The words of the interface: what pages say in English has a translation in every language, and those fit.</summary>
public sealed partial class TranslationTests
{
    // How many forms a counted word has, after CLDR: one, other; one, few, many.
    private static readonly Dictionary<string, int> Forms = new() { ["es"] = 2, ["ru"] = 3 };

    public static TheoryData<string> Languages => [.. Forms.Keys];

    [Theory, MemberData(nameof(Languages))]
    public void EveryText_IsTranslated(string language)
    {
        var known = Read(language).Select(t => t.English).ToHashSet(StringComparer.Ordinal);
        var sources = Directory.EnumerateFiles(Program, "*.*", SearchOption.AllDirectories).Where(f => f.EndsWith(".razor", StringComparison.Ordinal) || f.EndsWith(".cs", StringComparison.Ordinal)).Where(f => !Built().IsMatch(f));

        var missing = sources.SelectMany(file => KeysOf(File.ReadAllText(file)).Where(key => !known.Contains(key) && !(Meant(key) is { } word && known.Contains(word))).Select(key => $"{Path.GetFileName(file)}: {key}")).ToList();

        Assert.NotEmpty(known);
        Assert.Empty(missing);
    }

    [Theory, MemberData(nameof(Languages))]
    public void EachTranslation_StandsOnce_AndTakesTheSameValues(string language)
    {
        var all = Read(language);

        Assert.Empty(all.GroupBy(t => t.English).Where(g => g.Count() > 1).Select(g => g.Key));
        Assert.Empty(all.Where(t => string.IsNullOrWhiteSpace(t.Words)).Select(t => t.English));
        Assert.Empty(all.Where(t => !Places(t.English).SetEquals(Places(t.Words))).Select(t => $"{t.English} → {t.Words}"));
        Assert.Empty(all.Where(t => Plural().IsMatch(t.English) && t.Words.Split('|').Length != Forms[language]).Select(t => $"{t.English} → {t.Words}"));
    }

    [Fact]
    public void Languages_SayTheSame() =>
        Assert.Equal(Read("es").Select(t => t.English).Order(StringComparer.Ordinal), Read("ru").Select(t => t.English).Order(StringComparer.Ordinal));

    private static string Program { get; } = Path.GetFullPath(Path.Combine(Path.GetDirectoryName(Here())!, "..", "..", "TelegramAdmin"));

    private static List<(string English, string Words)> Read(string language) =>
    [
        .. Directory.EnumerateFiles(Path.Combine(Program, "Words", language), "*.json")
            .SelectMany(file => JsonDocument.Parse(File.ReadAllText(file)).RootElement.EnumerateObject().Select(p => (p.Name, p.Value.GetString()!))),
    ];

    private static IEnumerable<string> KeysOf(string source) =>
    [
        .. Texts().Matches(source).Select(m => Plain(m.Groups[1].Value)).Where(key => key.Length > 0),
        .. Counts().Matches(source).Select(m => $"{Plain(m.Groups[1].Value)}|{Plain(m.Groups[2].Value)}"),
    ];

    /// <summary>"up (figure)" falls back to "up".</summary>
    private static string? Meant(string key) => key.EndsWith(')') && key.LastIndexOf(" (", StringComparison.Ordinal) is > 0 and var at ? key[..at] : null;

    private static HashSet<string> Places(string text) => [.. Values().Matches(text).Select(m => m.Value)];

    private static string Plain(string literal) => Regex.Unescape(literal);

    private static string Here([CallerFilePath] string path = "") => path;

    [GeneratedRegex("""(?:\b(?:L|words|_words)\[|\.Sense\()"((?:[^"\\]|\\.)*)"(?=[\],)])""")]
    private static partial Regex Texts();

    [GeneratedRegex("""\b(?:L|words|_words)\.Count\((?:[^"()]|\([^()]*\))*?,\s*"((?:[^"\\]|\\.)*)",\s*"((?:[^"\\]|\\.)*)"\)""")]
    private static partial Regex Counts();

    [GeneratedRegex(@"\{[0-9]+\}")]
    private static partial Regex Values();

    [GeneratedRegex(@"^[^|]*\{0\}[^|]*\|[^|]*\{0\}[^|]*$")]
    private static partial Regex Plural();

    [GeneratedRegex(@"[/\\](?:obj|bin)[/\\]")]
    private static partial Regex Built();
}

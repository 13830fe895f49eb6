using System.Reflection;
using System.Text.RegularExpressions;
using TelegramAdmin.Sandbox;
using TelegramAdmin.Tests.Architecture;

namespace TelegramAdmin.Tests.Security;

/// <summary>No regular expression runs without a limit: each is generated with one, or made in the one place that gives it one.</summary>
public sealed partial class RegexTests
{
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(2);

    [Fact]
    public void EachGeneratedPattern_HasATimeLimit()
    {
        var patterns = new[] { typeof(TelegramAdminHost), typeof(Core.Storage.IDatabase), typeof(SandboxServer) }.SelectMany(t => t.Assembly.GetTypes())
            .SelectMany(t => t.GetMethods(BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly)).Where(m => m.GetCustomAttribute<GeneratedRegexAttribute>() is not null).ToList();
        Assert.True(patterns.Count > 50, $"Only {patterns.Count} patterns were found.");

        var unlimited = patterns.Select(m => (Method: m, Regex: (Regex)m.Invoke(null, null)!)).Where(p => p.Regex.MatchTimeout == Regex.InfiniteMatchTimeout || p.Regex.MatchTimeout > Longest);

        Assert.Empty(unlimited.Select(p => $"{p.Method.DeclaringType!.FullName}.{p.Method.Name}"));
    }

    [Fact]
    public void NoOtherPattern_IsMadeThanThoseOfRules()
    {
        var made = Sources.Code.Where(file => file.StartsWith("TelegramAdmin", StringComparison.Ordinal) && !file.StartsWith("TelegramAdmin.Tests/", StringComparison.Ordinal) && !file.StartsWith("TelegramAdmin.Benchmarks/", StringComparison.Ordinal))
            .Where(file => Making().IsMatch(Sources.Read(file)));

        Assert.Equal(["TelegramAdmin.Core/AutoReplies/Matching/RulePattern.cs"], made);
    }

    [GeneratedRegex(@"new Regex\(|\bRegex\.(IsMatch|Match|Matches|Replace|Split|Count|EnumerateMatches)\(")]
    private static partial Regex Making();
}

using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Routing;
using TelegramAdmin.Tests.Running;

namespace TelegramAdmin.Tests.Security;

/// <summary>What browsers load names no other host: the product works without the internet, and tells nobody who uses it.</summary>
public sealed partial class AssetTests(StaffedApp staffed) : IClassFixture<StaffedApp>
{
    /// <summary>Names, not addresses: nothing is loaded from them. Links in licences and in words of error messages.</summary>
    private static readonly string[] Harmless =
    [
        "www.w3.org", // Namespaces of SVG, XHTML and XLink.
        "github.com", "aka.ms", "go.microsoft.com", "learn.microsoft.com", "apexcharts.com", "svgjs.dev", "developer.mozilla.org", "docs.microsoft.com", "reactjs.org", "feross.org", "mths.be", "opensource.org", "www.apache.org", "scripts.sil.org", "openfontlicense.org",
        "localhost", "example.com", "0.0.0.0",
    ];

    [Fact]
    public async Task EveryServedStyleAndScript_LoadsNothingFromElsewhere()
    {
        using var visitor = staffed.Visit();
        var paths = Paths(".css", ".js", ".mjs", ".svg", ".json", ".html");
        Assert.True(paths.Count >= 20, $"Only {paths.Count} files were found.");
        var loads = new List<string>();
        var names = new List<string>();

        foreach (var path in paths)
        {
            var text = Comments().Replace((await visitor.OpenAsync(path)).Html, "");
            loads.AddRange(Loads().Matches(text).Where(m => !IsRadzensMap(path, m.Value)).Select(m => $"{path}: {m.Value}"));
            names.AddRange(Addresses().Matches(text).Where(m => !Harmless.Contains(m.Groups["host"].Value) && !IsRadzensMap(path, m.Value)).Select(m => $"{path}: {m.Value}"));
        }

        Assert.Empty(loads);
        Assert.Empty(names.Distinct());
    }

    [Fact]
    public async Task OurOwnScripts_EvaluateNoText()
    {
        using var visitor = staffed.Visit();
        var found = new List<string>();

        foreach (var path in Paths(".js").Where(p => p.StartsWith("/app/", StringComparison.Ordinal)))
            found.AddRange(Evaluations().Matches((await visitor.OpenAsync(path)).Html).Select(m => $"{path}: {m.Value}"));

        Assert.Empty(found);
    }

    // A component that we do not use; the policy of every page would refuse it.
    private static bool IsRadzensMap(string path, string load) =>
        path.StartsWith("/_content/Radzen.Blazor/", StringComparison.Ordinal) && load.Contains("//maps.googleapis.com/", StringComparison.Ordinal);

    private List<string> Paths(params string[] kinds) =>
    [
        .. staffed.App.Service<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Where(e => e.Metadata.Any(m => m.GetType().Name == "StaticAssetDescriptor"))
            .Select(e => "/" + e.RoutePattern.RawText!.TrimStart('/')).Where(path => kinds.Any(kind => path.EndsWith(kind, StringComparison.Ordinal))).Distinct(),
    ];

    [GeneratedRegex(@"/\*.*?\*/|<!--.*?-->|(?<=^|\s)//[^\n]*", RegexOptions.Singleline)]
    private static partial Regex Comments();

    [GeneratedRegex(@"(?:url\(\s*['""]?|@import\s+['""]|\bimport\s*\(?\s*['""]|from\s*['""]|fetch\(\s*['""]|src\s*=\s*['""])\s*(?:https?:)?//[^'"")\s]+", RegexOptions.IgnoreCase)]
    private static partial Regex Loads();

    [GeneratedRegex(@"https?://(?<host>[a-zA-Z0-9][a-zA-Z0-9.-]*\.[a-zA-Z]{2,}|localhost|[0-9.]+)[^\s'""`)<>\\]*")]
    private static partial Regex Addresses();

    [GeneratedRegex(@"\beval\(|new Function\(|\.innerHTML\s*=|document\.write|insertAdjacentHTML|outerHTML\s*=|setTimeout\(\s*['""]")]
    private static partial Regex Evaluations();
}
